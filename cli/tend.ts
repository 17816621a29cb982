import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { localeOf } from '#platform/config.ts'
import { isDeclared, type Locale } from '#platform/errors.ts'

/** What a command may write to, and for whom. Results go to `stdout`, progress and errors to `stderr`. */
export type Io = {
  readonly stdout: Writable
  readonly stderr: Writable
  /** Whether a person watches: only then is progress drawn. */
  readonly isTTY: boolean
  readonly locale: Locale
}

/** Exit status: 0 done, 1 done with findings, 2 the call or the input is wrong. */
export type Command = (argv: string[], io: Io) => Promise<number>

type Words = readonly [usage: string, en: string, zh: string]

const commands: Record<string, Words> = {
  start: ['start [--background] [--empty]', 'start Tend', '启动 Tend'],
  stop: ['stop', 'stop it', '停止运行'],
  status: ['status [--json]', 'say whether it runs, and where', '查看运行状态和地址'],
  doctor: ['doctor [--json]', 'check the set-up and say what to do', '检查环境并给出处理办法'],
  clean: ['clean IN [-o OUT] [--report R.json]', 'clean a file of customers', '清洗客户数据文件'],
  dedupe: ['dedupe IN [IN2] -o OUT.csv', 'find records that mean the same', '查找重复的记录'],
  import: ['import FILE --object contact [--dry-run]', 'import a file, or take an import back', '导入文件，或撤销导入'],
  backup: ['backup', 'save everything to a file', '把全部数据备份到文件'],
  restore: ['restore', 'bring back a backup', '从备份恢复'],
  upgrade: ['upgrade', 'upgrade Tend', '升级 Tend'],
  rollback: ['rollback', 'take an upgrade back', '撤回升级'],
  audit: ['audit verify', 'check the audit log', '校验审计日志'],
}

/** Runs one command line and gives its exit status. Never throws. */
export async function runTend(argv: readonly string[], out: Pick<Io, 'stdout' | 'stderr'>): Promise<number> {
  const isTTY = 'isTTY' in out.stderr && out.stderr.isTTY === true && !process.env.CI
  const io: Io = { ...out, isTTY, locale: localeOf() }
  const [name = 'help', ...rest] = argv
  if (['help', '--help', '-h'].includes(name)) return help(io)
  if (['version', '--version', '-v'].includes(name)) return version(io)
  if (!Object.hasOwn(commands, name) || !isThere(name)) return unknown(name, io)
  if (rest.includes('--help') || rest.includes('-h')) return helpOf(name, io)
  try {
    return await (
      await load(name)
    )(rest, io)
  } catch (error) {
    return explain(error, io)
  }
}

function isThere(name: string): boolean {
  return existsSync(new URL(`./${name}.ts`, import.meta.url))
}

/** Each command is the function that `cli/NAME.ts` exports. */
async function load(name: string): Promise<Command> {
  const module = (await import(`./${name}.ts`)) as Record<string, Command>
  const command = module[name] ?? module[`${name}Command`] ?? module.default ?? module.run
  if (!command) throw new Error(`cli/${name}.ts exports no command`)
  return command
}

function help({ stdout, locale }: Io): number {
  const lines = Object.entries(commands)
    .filter(([name]) => isThere(name))
    .map(([, [usage, en, zh]]) => `  tend ${usage.padEnd(44)} ${locale === 'zh' ? zh : en}`)
  const heading = locale === 'zh' ? 'Tend（常青）：会自我打理的客户管理系统' : 'Tend: the CRM that looks after itself'
  stdout.write(`${heading}\n\n${lines.join('\n')}\n`)
  return 0
}

/** How one command is called; its options stand in the guide. */
function helpOf(name: string, { stdout, locale }: Io): number {
  const [usage, en, zh] = commands[name] as Words
  const guide = `docs/guide/${locale}/command-line.md`
  const more = locale === 'zh' ? `全部选项见 ${guide}` : `All options: ${guide}`
  stdout.write(`tend ${usage}\n\n${locale === 'zh' ? zh : en}\n${more}\n`)
  return 0
}

async function version({ stdout }: Io): Promise<number> {
  const { default: about } = await import('#package.json', { with: { type: 'json' } })
  stdout.write(`${about.version}\n`)
  return 0
}

function unknown(name: string, { stderr, locale }: Io): number {
  const line = { en: `there is no command "${name}"; see "tend help".`, zh: `没有命令“${name}”；请看“tend help”。` }
  stderr.write(`tend: ${line[locale]}\n`)
  return 2
}

function explain(error: unknown, { stderr, locale }: Io): number {
  const text = isDeclared(error)
    ? error.detail(locale)
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error)
  stderr.write(`tend: ${text}\n`)
  return 2 // 1 would say that the work was done
}
