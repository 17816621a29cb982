import { existsSync, readFileSync, statSync } from 'node:fs'
import { freemem, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import type { Io } from '#cli/tend.ts'
import { askHealth } from '#cli/status.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { findBinaries } from '#platform/embedded-postgres/binaries.ts'
import { checkServer } from '#platform/embedded-postgres/external.ts'
import { holderOf } from '#platform/embedded-postgres/home-lock.ts'
import { findIdentity } from '#platform/embedded-postgres/identity.ts'
import { asSetupError, checkPort, freeDiskMb, leastDiskMb } from '#platform/embedded-postgres/start.ts'
import { isDeclared, type Locale } from '#platform/errors.ts'

type Text = readonly [en: string, zh: string]

/** What one check found. `remedy` says what to do, and is there unless all is well. */
export type Finding = {
  readonly check: string
  readonly verdict: 'ok' | 'warn' | 'fail'
  readonly found: Text
  readonly remedy?: Text
}

const checks: readonly ((config: Config) => Finding | Promise<Finding>)[] = [
  checkNode,
  checkHome,
  checkDisk,
  checkMemory,
  checkLock,
  checkListening,
  checkDatabase,
  checkIdentity,
  checkWebBuild,
]

/** `tend doctor [--json]`: every check in one line with its remedy. Status 1 when one failed. */
export async function doctor(argv: string[], { stdout, locale }: Io): Promise<number> {
  const findings = await examine(readConfig())
  if (argv.includes('--json')) stdout.write(`${JSON.stringify(findings.map((finding) => inOne(finding, locale)))}\n`)
  else for (const finding of findings) stdout.write(`${line(finding, locale)}\n`)
  return findings.some(({ verdict }) => verdict === 'fail') ? 1 : 0
}

/** Runs every check; one that breaks counts as failed with what it said. */
export async function examine(config: Config): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of checks) {
    const name = check.name.slice('check'.length).toLowerCase()
    findings.push(await Promise.try(check, config).catch((error: unknown) => failed(name, error)))
  }
  return findings
}

function line({ check, verdict, found, remedy }: Finding, locale: Locale): string {
  const words =
    locale === 'zh' ? { ok: '正常', warn: '注意', fail: '有误' } : { ok: 'ok  ', warn: 'warn', fail: 'fail' }
  const at = locale === 'zh' ? 1 : 0
  return `${words[verdict]}  ${check.padEnd(10)} ${found[at]}${remedy ? ` → ${remedy[at]}` : ''}`
}

function inOne({ check, verdict, found, remedy }: Finding, locale: Locale): Record<string, string | null> {
  const at = locale === 'zh' ? 1 : 0
  return { check, verdict, found: found[at], remedy: remedy?.[at] ?? null }
}

function failed(check: string, error: unknown): Finding {
  const text = (locale: Locale) => (isDeclared(error) ? error.detail(locale) : String(error))
  return { check, verdict: 'fail', found: [text('en'), text('zh')] }
}

function checkNode(): Finding {
  const { node } = process.versions
  const verdict = Number(node.split('.')[0]) >= 24 ? 'ok' : 'warn'
  const remedy: Text = ['run npm ci, which brings Node 24', '运行 npm ci，会自带 Node 24']
  return { check: 'node', verdict, found: [`Node ${node}`, `Node ${node}`], ...(verdict === 'ok' ? {} : { remedy }) }
}

function checkHome({ home }: Config): Finding {
  if (!existsSync(home))
    return { check: 'home', verdict: 'ok', found: [`${home} will be made`, `${home} 将在启动时创建`] }
  const open = (statSync(home).mode & 0o077) !== 0
  const found: Text = [home, home]
  if (!open) return { check: 'home', verdict: 'ok', found }
  const remedy: Text = [`others may enter it: chmod 700 ${home}`, `其他用户可以进入：chmod 700 ${home}`]
  return { check: 'home', verdict: 'warn', found, remedy }
}

function checkDisk({ home }: Config): Finding {
  const free = freeDiskMb(existing(home))
  const verdict = free < leastDiskMb ? 'fail' : free < 2000 ? 'warn' : 'ok'
  const found: Text = [`${free} MB free`, `剩余 ${free} MB`]
  const remedy: Text = ['free some space, or set TEND_HOME to another disk', '请清理空间，或把 TEND_HOME 设到其他磁盘']
  return { check: 'disk', verdict, found, ...(verdict === 'ok' ? {} : { remedy }) }
}

function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path))
}

function checkMemory(): Finding {
  const [free, total] = [freemem(), totalmem()].map((bytes) => Math.round(bytes / 2 ** 20)) as [number, number]
  const verdict = total < 1000 || free < 300 ? 'warn' : 'ok'
  const found: Text = [`${free} of ${total} MB free`, `共 ${total} MB，空闲 ${free} MB`]
  const remedy: Text = ['Tend wants 1 GB with its database', '连同数据库建议留出 1 GB']
  return { check: 'memory', verdict, found, ...(verdict === 'ok' ? {} : { remedy }) }
}

async function checkLock(config: Config): Promise<Finding> {
  const holder = holderOf(config.home)
  if (!holder) return { check: 'lock', verdict: 'ok', found: ['not running', '未在运行'] }
  const { pid } = holder
  if (await askHealth(holder, config))
    return { check: 'lock', verdict: 'ok', found: [`running, process ${pid}`, `运行中，进程 ${pid}`] }
  const found: Text = [`process ${pid} holds the home and does not answer`, `进程 ${pid} 占用数据目录但没有响应`]
  return {
    check: 'lock',
    verdict: 'warn',
    found,
    remedy: ['wait, or stop it: npx tend stop', '请稍候，或停止它：npx tend stop'],
  }
}

async function checkListening(config: Config): Promise<Finding> {
  const { host, port, home } = config
  const found: Text = [`${host}:${port}`, `${host}:${port}`]
  if (holderOf(home)) return { check: 'port', verdict: 'ok', found }
  try {
    await checkPort(config)
    return { check: 'port', verdict: 'ok', found }
  } catch (error) {
    return failed('port', asSetupError(error, config))
  }
}

async function checkDatabase({ databaseUrl, home }: Config): Promise<Finding> {
  if (databaseUrl) {
    const { version } = await checkServer(databaseUrl)
    return {
      check: 'database',
      verdict: 'ok',
      found: [`PostgreSQL ${version}, your own`, `自有 PostgreSQL ${version}`],
    }
  }
  const { major, version } = findBinaries()
  const data = join(home, 'postgres', 'data')
  const versionFile = join(data, 'PG_VERSION')
  const found = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : major
  const incomplete = existsSync(data) && !existsSync(versionFile)
  if (found === major && !incomplete) {
    return { check: 'database', verdict: 'ok', found: [`embedded PostgreSQL ${version}`, `内置 PostgreSQL ${version}`] }
  }
  const text: Text = [
    `${data} is of PostgreSQL ${incomplete ? '?' : found}`,
    `${data} 属于 PostgreSQL ${incomplete ? '?' : found}`,
  ]
  const remedy: Text = ['start the Tend that wrote it, or move it away', '请用原来的版本启动，或移走该目录']
  return { check: 'database', verdict: 'fail', found: text, remedy }
}

function checkIdentity({ databaseUrl }: Config): Finding {
  if (databaseUrl)
    return { check: 'user', verdict: 'ok', found: ['not needed with DATABASE_URL', '使用 DATABASE_URL 时无需检查'] }
  const { how } = findIdentity()
  const found: Record<typeof how, Text> = {
    direct: ['PostgreSQL runs as this user', 'PostgreSQL 以当前用户运行'],
    namespace: ['we are root; PostgreSQL runs in a user namespace', '当前为 root；PostgreSQL 在用户命名空间中运行'],
    user: ['we are root; PostgreSQL runs as another user', '当前为 root；PostgreSQL 以其他用户运行'],
  }
  return { check: 'user', verdict: 'ok', found: found[how] }
}

function checkWebBuild(): Finding {
  const isBuilt = existsSync(join(import.meta.dirname, '../web/build/index.html'))
  if (isBuilt) return { check: 'web', verdict: 'ok', found: ['the web app is built', '网页应用已构建'] }
  const remedy: Text = ['npm start builds it', 'npm start 会自动构建']
  return { check: 'web', verdict: 'warn', found: ['the web app is not built yet', '网页应用尚未构建'], remedy }
}
