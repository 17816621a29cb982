import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { writeMessyFile } from '#bench/import/messy-file.ts'
import { usageOf, type Usage } from '#bench/import/processes.ts'
import type { DryRun, DryRunProgress, Import, Report } from '#capabilities/quality/contract-imports.ts'
import { openPool } from '#platform/db/pool.ts'
import { databaseUrl, signedIn, startServer } from '#test/running-server.ts'

/**
 * A large, messy file into a running server, as a person would do it: uploaded, tried, run, taken back. Before it, a
 * smaller one whose people are met again. Prints for each step its time, rows a second, and whose processor time it took.
 *
 *   npm run bench import [-- --rows 1000000 --known 50000 --dry --scan --keep FOLDER]
 */
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    known: { type: 'string', default: '50000' },
    /** Also the dry run. */
    dry: { type: 'boolean', default: false },
    /** Also the search for duplicates over the whole base that follows an import; `npm run bench quality` measures it. */
    scan: { type: 'boolean', default: false },
    /** Leaves the server's log and the file there. */
    keep: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
})
const rows = Number(options.rows)
const known = Number(options.known)
const say = (line: string) => process.stderr.write(`${line}\n`)
const home = options.keep ?? mkdtempSync(join(tmpdir(), 'tend-bench-'))
const server = await startServer({
  home,
  args: ['--empty'],
  env: { LOG_LEVEL: 'warn', ...(options.profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${home}/prof` } : {}) },
})
const call = await signedIn(server)
const postmaster = Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
const peak = { rss: 0, postgres: 0 }
const lines: string[] = []
try {
  await main()
} finally {
  await server.stop().catch(() => {})
  if (!options.keep) rmSync(home, { recursive: true, force: true })
}

async function main(): Promise<void> {
  const { items } = (await (await call('/records/user?limit=10')).json()) as { items: { name: string }[] }
  const file = { seed: 11, world: rows, owners: items.map(({ name }) => name), repeated: 0.05 }
  const [first, whole] = [join(home, 'known.csv'), join(home, 'contacts.csv')]
  await writeMessyFile({ ...file, path: first, rows: known, repeated: 0 })
  await writeMessyFile({ ...file, path: whole, rows, isLater: true })
  lines.push(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; ${rows} rows, ${(statSync(whole).size / 1e6).toFixed(0)} MB, into a base of ${known}`,
    '',
    '| step | seconds | rows/s | server main thread, s | other threads, s | PostgreSQL, s | µs of processor a row |',
    '|---|---|---|---|---|---|---|',
  )
  if (!options.scan) await withoutScan()
  await imported(await uploaded(first))
  await quiet()
  peak.rss = 0
  const id = await step('upload', () => uploaded(whole))
  if (options.dry) await step('dry run', () => tried(id))
  const { counts, reasons } = await step('import', () => imported(id))
  lines.push('', JSON.stringify(counts))
  for (const { kind, code, field, count } of reasons.slice(0, 40)) say(`${kind} ${code} ${field}: ${count}`)
  if (options.scan) await step('duplicate scan behind it', quiet)
  await step('undo', () => post(`/imports/${id}/undo`).then(() => settled(id, ['undone', 'failed'])))
  const report = (await (await call(`/imports/${id}/report`)).json()) as Report
  const { count } = (await (await call('/records/contact?limit=1&count=exact')).json()) as { count: { value: number } }
  lines.push(JSON.stringify({ ...report.undone, examples: undefined, contactsLeft: count.value }))
  lines.push(`peak memory: server ${mb(peak.rss)} MB, PostgreSQL ${mb(peak.postgres)} MB without its shared buffers`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = usageOf(server.process.pid!, postmaster)
  const began = performance.now()
  const watch = setInterval(() => look(usageOf(server.process.pid!, postmaster)), 500)
  const result = await work().finally(() => clearInterval(watch))
  const took = (performance.now() - began) / 1000
  const to = usageOf(server.process.pid!, postmaster)
  const spent = (['main', 'threads', 'postgres'] as const).map((part) =>
    from && to ? to[part] - from[part] : Number.NaN,
  )
  const each = (spent.reduce((sum, one) => sum + one, 0) / rows) * 1e6
  const cells = [took.toFixed(1), (rows / took).toFixed(0), ...spent.map((one) => one.toFixed(1)), each.toFixed(0)]
  lines.splice(
    4 + lines.slice(4).filter((line) => line.startsWith('|')).length,
    0,
    `| ${name} | ${cells.join(' | ')} |`,
  )
  say(lines.find((line) => line.startsWith(`| ${name} |`))!)
  return result
}

function look(usage: Usage | null): void {
  if (!usage) return
  peak.rss = Math.max(peak.rss, usage.rss)
  peak.postgres = Math.max(peak.postgres, usage.postgresMemory)
}

async function uploaded(path: string): Promise<string> {
  const reply = await call('/imports?name=contacts.csv', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Readable.toWeb(createReadStream(path)),
    duplex: 'half',
  } as RequestInit)
  const made = (await reply.json()) as Import
  if (reply.status !== 201 || !made.mapping) throw new Error(`upload: ${reply.status} ${JSON.stringify(made)}`)
  await post(`/imports/${made.id}/mapping`, { method: 'PUT', body: JSON.stringify(made.mapping) })
  return made.id
}

async function imported(id: string): Promise<Report> {
  await post(`/imports/${id}/run`)
  await settled(id, ['done', 'failed'])
  return (await (await call(`/imports/${id}/report`)).json()) as Report
}

async function tried(id: string): Promise<void> {
  for (;;) {
    const answer = (await post(`/imports/${id}/dry-run?wait=5`)) as DryRun | DryRunProgress
    if (!('progress' in answer)) return
    say(`  tried ${answer.progress.done}`)
  }
}

async function post(path: string, init: RequestInit = {}): Promise<unknown> {
  const reply = await call(path, { method: 'POST', ...init })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return reply.json()
}

async function settled(id: string, states: readonly Import['status'][]): Promise<void> {
  for (let last = 0; ; await sleep(200)) {
    const now = (await (await call(`/imports/${id}`)).json()) as Import
    if (states.includes(now.status)) {
      if (now.status === 'failed') throw new Error(JSON.stringify(now.error))
      return
    }
    if (now.progress && Date.now() - last > 5000) {
      last = Date.now()
      say(`  ${now.status} ${now.progress.done}, ${now.progress.rate}/s`)
    }
  }
}

/** Until no job waits or runs: what an import sets off shall not be paid for by the next step. */
async function quiet(): Promise<void> {
  for (let calm = 0; calm < 3; await sleep(400)) {
    const { items } = (await (await call('/jobs?limit=50')).json()) as { items: { status: string }[] }
    calm = items.some(({ status }) => status === 'queued' || status === 'running') ? 0 : calm + 1
  }
}

/** Lets the scans believe that nothing was written since the last one. */
async function withoutScan(): Promise<void> {
  const pool = openPool({ url: databaseUrl(server), max: 1 })
  await pool.as(null).count({
    text: `insert into w_main.quality_scan (object, history_id) values ('contact', $1), ('company', $1)`,
    values: [String(2n ** 62n)],
  })
  await pool.end()
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}
