import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type {
  Counts,
  DryRun,
  DryRunProgress,
  Import,
  Mapping,
  Reason,
  Report,
} from '#capabilities/quality/contract-imports.ts'
import { errors } from '#capabilities/quality/errors.ts'
import type { Io } from '#cli/tend.ts'
import { readConfig } from '#platform/config.ts'
import { isDeclared } from '#platform/errors.ts'

const options = {
  object: { type: 'string' },
  'dry-run': { type: 'boolean' },
  mapping: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  json: { type: 'boolean' },
  undo: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  'all-sheets': { type: 'boolean' },
} as const

/** What the file is and how it is to be read, where that is known. */
type Said = {
  readonly object?: string
  readonly encoding?: string
  readonly sheet?: string
  readonly 'all-sheets'?: boolean
}

type Call = { readonly base: string; readonly token: string; readonly io: Io; readonly isJson: boolean }

/**
 * `tend import FILE --object contact [--dry-run] [--mapping M.json] [--encoding NAME] [--sheet NAME] [--all-sheets] [--url …] [--token …]`: imports a file into a
 * running workspace, and `tend import --undo ID` takes it back. Status 0 done, 1 done with rows rejected or records
 * kept, 2 refused with nothing written.
 */
export async function importFile(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parsed(argv)
  const token = values.token ?? process.env.TEND_TOKEN
  if (!token)
    throw errors.importUsage({
      reason: say(io, 'An API key is needed: --token KEY or TEND_TOKEN.', '需要 API 密钥：--token KEY 或 TEND_TOKEN。'),
    })
  const base = values.url ?? process.env.TEND_URL ?? `http://127.0.0.1:${readConfig().port}`
  if (!URL.canParse(base))
    throw errors.importUsage({ reason: say(io, `--url ${base} is no address.`, `--url ${base} 不是有效地址。`) })
  const call = { base, token, io, isJson: values.json ?? false }
  if (values.undo !== undefined) return undo(call, values.undo)
  const [file] = positionals
  if (!file || positionals.length > 1)
    throw errors.importUsage({ reason: say(io, 'Name one file.', '请指定一个文件。') })
  const made = await upload(call, file, values)
  if (values.mapping !== undefined) await map(call, made, values.mapping)
  return values['dry-run'] ? dryRun(call, made) : run(call, made)
}

export { importFile as default }

function parsed(argv: string[]) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true })
  } catch (error) {
    throw errors.importUsage({ reason: (error as Error).message })
  }
}

async function upload(call: Call, path: string, said: Said): Promise<Import> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT'
      ? errors.fileNotFound({ path })
      : errors.fileUnreadable({ path, code: error.code ?? '' })
  })
  if (!info.isFile()) throw errors.fileNotRegular()
  const query = new URLSearchParams({ name: basename(path) })
  for (const name of ['object', 'encoding', 'sheet'] as const) if (said[name] !== undefined) query.set(name, said[name])
  if (said['all-sheets']) query.set('together', 'true')
  return ask<Import>(call, `POST /imports?${query}`, Readable.toWeb(createReadStream(path)))
}

/** A file with all of a mapping, or with the parts that differ from the guess. Where it is wrong, nothing stays. */
async function map(call: Call, { id, mapping }: Import, path: string): Promise<void> {
  try {
    const given = JSON.parse(await readFile(path, 'utf8')) as Partial<Mapping>
    const whole = { ...mapping, ...given, options: { ...mapping?.options, ...given.options } }
    await ask(call, `PUT /imports/${id}/mapping`, whole)
  } catch (error) {
    await ask(call, `DELETE /imports/${id}`)
    if (isDeclared(error)) throw error
    throw errors.fileUnreadable({ path, code: (error as NodeJS.ErrnoException).code ?? 'JSON' })
  }
}

async function dryRun(call: Call, { id }: Import): Promise<number> {
  try {
    const report = await tried(call, id)
    tell(call, { dryRun: true, ...report })
    return report.counts.rejected > 0 ? 1 : 0
  } finally {
    await ask(call, `DELETE /imports/${id}`).catch(() => undefined)
  }
}

/** Asked again every few seconds: no request stays open for the minutes that a large file takes. */
async function tried(call: Call, id: string): Promise<DryRun> {
  const { io } = call
  for (const began = Date.now(); ;) {
    const answer = await ask<DryRun | DryRunProgress>(call, `POST /imports/${id}/dry-run?wait=2`)
    if (!('progress' in answer)) {
      if (io.isTTY) io.stderr.write(`\r${' '.repeat(70)}\r`)
      return answer
    }
    const { progress } = answer
    const rate = Math.round((progress.done * 1000) / (Date.now() - began))
    if (io.isTTY) io.stderr.write(`\r${bar({ ...progress, rate })}`)
  }
}

async function run(call: Call, { id }: Import): Promise<number> {
  try {
    await ask(call, `POST /imports/${id}/run`)
  } catch (error) {
    await ask(call, `DELETE /imports/${id}`).catch(() => undefined)
    throw error
  }
  const end = await watch(call, id, ['done', 'failed'])
  const report = await ask<Report>(call, `GET /imports/${id}/report`)
  tell(call, { id, status: end.status, error: end.error, ...report })
  if (end.status === 'failed') {
    call.io.stderr.write(`tend: ${end.error?.detail ?? ''}\n`)
    return end.counts.created + end.counts.updated === 0 ? 2 : 1
  }
  return report.counts.rejected > 0 ? 1 : 0
}

async function undo(call: Call, id: string): Promise<number> {
  await ask(call, `POST /imports/${encodeURIComponent(id)}/undo`)
  await watch(call, id, ['undone'])
  const { undone } = await ask<Report>(call, `GET /imports/${id}/report`)
  if (call.isJson) call.io.stdout.write(`${JSON.stringify({ id, undone })}\n`)
  else {
    const { purged = 0, restored = 0, kept = 0, examples = [] } = undone ?? {}
    call.io.stdout.write(
      `${say(
        call.io,
        `${purged} removed, ${restored} put back, ${kept} kept`,
        `已移除 ${purged}，已恢复 ${restored}，保留 ${kept}`,
      )}\n`,
    )
    for (const { object, title, why } of examples)
      call.io.stdout.write(`  ${object} ${title}: ${keptBecause(call.io, why)}\n`)
  }
  return (undone?.kept ?? 0) > 0 ? 1 : 0
}

function keptBecause(io: Io, why: 'changed' | 'linked'): string {
  return why === 'changed'
    ? say(io, 'changed since', '之后有改动')
    : say(io, 'something points to it', '被其他记录引用')
}

const pollMs = 250

/** Asks until the import is in one of the states, drawing how far it is where a person watches. */
async function watch(call: Call, id: string, states: readonly Import['status'][]): Promise<Import> {
  const { io } = call
  for (;;) {
    const now = await ask<Import>(call, `GET /imports/${id}`)
    if (io.isTTY) io.stderr.write(`\r${bar(now.progress)}`)
    if (states.includes(now.status)) {
      if (io.isTTY) io.stderr.write(`\r${' '.repeat(70)}\r`)
      return now
    }
    if (now.status === 'failed') return now
    await setTimeout(pollMs)
  }
}

function bar(progress: Import['progress']): string {
  const { done = 0, total = null, rate = 0 } = progress ?? {}
  const share = total ? Math.min(1, done / total) : 0
  return `[${'#'.repeat(Math.round(share * 30)).padEnd(30)}] ${done}/${total ?? '?'} ${rate}/s   `
}

function tell(
  { io, isJson }: Call,
  report: {
    id?: string
    counts: Counts
    reasons: readonly Reason[]
    unknownPeople?: DryRun['unknownPeople']
  } & Record<string, unknown>,
): void {
  if (isJson) {
    io.stdout.write(`${JSON.stringify(report)}\n`)
    return
  }
  const { rows, created, updated, skipped, rejected, corrected, filled, conflicts } = report.counts
  const lines = [
    say(
      io,
      `${rows} rows: ${created} created, ${updated} updated, ${skipped} skipped, ${rejected} rejected`,
      `共 ${rows} 行：新建 ${created}，更新 ${updated}，跳过 ${skipped}，拒绝 ${rejected}`,
    ),
    say(io, `${corrected} values corrected, ${filled} filled in`, `更正 ${corrected} 个值，补全 ${filled} 个值`),
    ...(conflicts > 0
      ? [say(io, `${conflicts} rows differ from the record they are about`, `${conflicts} 行与现有记录不一致`)]
      : []),
    ...report.reasons
      .filter(({ kind }) => ['rejected', 'skipped', 'conflict', 'left'].includes(kind))
      .map(
        ({ count, field, detail, examples }) =>
          `  ${count} × ${field ? `${field}: ` : ''}${detail} ` +
          `(${say(io, 'line', '行')} ${examples.map(({ line, sheet }) => (sheet === undefined ? line : `${sheet}!${line}`)).join(', ')})`,
      ),
    ...strangers(io, report.unknownPeople),
    ...(report.id
      ? [say(io, `To take it back: tend import --undo ${report.id}`, `撤销：tend import --undo ${report.id}`)]
      : []),
  ]
  io.stdout.write(`${lines.join('\n')}\n`)
}

/** Words for people whom nobody has said yet, and how to say it. */
function strangers(io: Io, people: DryRun['unknownPeople'] = []): string[] {
  const open = people.filter(({ user }) => user === undefined)
  if (open.length === 0) return []
  const example = JSON.stringify({ options: { people: { [open[0]!.word]: 'ann@example.com' } } })
  return [
    say(
      io,
      `Owners who are no members here; say in --mapping whom each means (null: nobody), as ${example}:`,
      `以下负责人不是这里的成员，请在 --mapping 中指定每个对应谁（null 表示无人），例如 ${example}：`,
    ),
    ...open.map(({ word, count }) => `  ${count} × ${word}`),
  ]
}

function say({ locale }: Io, en: string, zh: string): string {
  return locale === 'zh' ? zh : en
}

/** One request. What the server refuses is said in its own words. */
async function ask<T = unknown>({ base, token, io }: Call, line: string, body?: unknown): Promise<T> {
  const [method = '', path = ''] = line.split(/ (.*)/s)
  const isStream = body instanceof ReadableStream
  const reply = await fetch(new URL(`/api${path}`, base), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': io.locale,
      ...(body === undefined ? {} : { 'content-type': isStream ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isStream ? body : JSON.stringify(body), duplex: 'half' }),
  } as RequestInit).catch(() => {
    throw errors.serverAway({ url: base })
  })
  const text = await reply.text()
  if (reply.ok) return (text === '' ? undefined : JSON.parse(text)) as T
  throw errors.serverRefused({ detail: detailOf(text) ?? `${reply.status} ${reply.statusText}` })
}

function detailOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { detail?: string }).detail
  } catch {
    return undefined
  }
}
