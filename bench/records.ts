import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cpuMs } from '#bench/records/cpu.ts'
import { drive, type Measured } from '#bench/records/drive.ts'
import { loadData, loadedBefore, type Loaded } from '#bench/records/load-data.ts'
import { bench_id, pgbench } from '#bench/records/pgbench.ts'
import { flatPerson, mulberry, operations, person, workload, type Operation } from '#bench/records/workload.ts'
import { newApiKey } from '#core/access/api-keys.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { storedFields } from '#core/records/write.ts'
import { contextOf, createWorkspace, migrateControl, openWorkspaces } from '#core/workspaces.ts'
import { readConfig } from '#platform/config.ts'
import { openPool } from '#platform/db/pool.ts'
import { startDatabase } from '#platform/embedded-postgres/start.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { migrateQueue } from '#server/worker.ts'

/**
 * The generic record API beside its two floors, in one run on one machine: a bare HTTP server with one prepared
 * query on the same tables, and PostgreSQL alone with the same SQL. Ratios are what counts: machines differ.
 *
 *   npm run bench records [-- --contacts 1000000 --companies 100000 --deals 500000 --seconds 5 --connections 1,16,64]
 *     --only get,list,expand,search,type,create,update,batch   --home DIR keeps the filled database for the next run
 */
const { values: options } = parseArgs({
  options: {
    contacts: { type: 'string', default: '1000000' },
    companies: { type: 'string', default: '100000' },
    deals: { type: 'string', default: '500000' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '1,16,64' },
    only: { type: 'string' },
    home: { type: 'string' },
  },
})
const seconds = Number(options.seconds)
const say = (line: string) => process.stderr.write(`${line}\n`)
const home = options.home ?? mkdtempSync(join(tmpdir(), 'tend-bench-'))
const database = await startDatabase(readConfig({ ...process.env, TEND_HOME: home }))
const children: ChildProcess[] = []
try {
  await main()
} finally {
  for (const child of children) child.kill('SIGTERM')
  await Promise.all(
    children.map(
      (child) => new Promise((resolve) => (child.exitCode === null ? child.on('exit', resolve) : resolve(0))),
    ),
  )
  await database.stop()
  if (options.home === undefined) rmSync(home, { recursive: true, force: true })
}

async function main(): Promise<void> {
  const { loaded, token, columns } = await prepare()
  const servers = {
    tend: await serve(['server/main.ts', '--empty'], /at (http:\S+)/, {
      DATABASE_URL: database.url,
      TEND_HOME: `${home}/server`,
      PORT: '0',
      LOG_LEVEL: 'warn',
    }),
    floor: await serve(['bench/records/floor.ts', database.url, JSON.stringify(columns)], /ready (\d+)/, {}),
  }
  const headers = {
    tend: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    floor: { 'content-type': 'application/json' },
  }
  const lines: string[] = [
    `${cpus()[0]?.model}, ${cpus().length} cores, PostgreSQL ${database.version}, Node ${process.version}, ${options.contacts} contacts`,
    '',
  ]
  lines.push(
    '| operation | connections | Tend req/s | p50 ms | p99 ms | CPU ms | bare server req/s | p50 | p99 | CPU ms | Tend / bare | CPU ratio | PostgreSQL alone | failed |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|',
  )
  const wanted = options.only?.split(',') ?? [...operations, 'batch']
  for (const operation of operations.filter((name) => wanted.includes(name))) {
    for (const connections of options.connections.split(',').map(Number)) {
      const run = (side: 'tend' | 'floor', secs = seconds) => {
        const requests = workload(operation, side, loaded)
        return timed(side, () =>
          drive({ base: servers[side], requests, headers: headers[side], connections, seconds: secs }),
        )
      }
      await run('tend', 1)
      const tend = await run('tend')
      // Typing asks over all objects at once: the bare server has no such question.
      if (operation !== 'type') await run('floor', 1)
      const floor = operation === 'type' ? undefined : await run('floor')
      await quiet()
      const alone = pgbench(database.url, operation, connections, Math.min(seconds, 3))
      lines.push(row({ operation, connections, tend, floor, alone: alone?.rps }))
      say(lines.at(-1) as string)
    }
  }
  if (wanted.includes('batch')) lines.push('', await batch(servers, headers.tend))
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Waits until the database has done what an overloaded server left behind: the next one shall not pay for it. */
async function quiet(): Promise<void> {
  const pool = openPool({ url: database.url, max: 1 })
  for (let i = 0; i < 600; i += 1) {
    const text = `select count(*)::int from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and backend_type = 'client backend'`
    const [row] = await pool.as(null).arrays({ text })
    if (row?.[0] === 0) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await pool.end()
}

type Timed = Measured & { cpu: number | undefined }

/** With the processor time a request took, the server's and the database's, in ms. */
async function timed(side: 'tend' | 'floor', run: () => Promise<Measured>): Promise<Timed> {
  const roots = [children[side === 'tend' ? 0 : 1]?.pid, database.pid()].filter((pid) => pid !== undefined)
  const before = cpuMs(roots)
  const started = performance.now()
  const measured = await run()
  const requests = (measured.rps * (performance.now() - started)) / 1000
  const after = cpuMs(roots)
  return { ...measured, cpu: before === undefined || after === undefined ? undefined : (after - before) / requests }
}

type Cell = {
  operation: Operation
  connections: number
  tend: Timed
  floor: Timed | undefined
  alone: number | undefined
}

function row({ operation, connections, tend, floor, alone }: Cell): string {
  const n = (value: number | undefined) =>
    value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(2)
  const ratio = floor === undefined ? undefined : tend.rps / floor.rps
  const sides = [tend, floor].flatMap((side) => [n(side?.rps), n(side?.p50), n(side?.p99), n(side?.cpu)])
  const cost = floor?.cpu && tend.cpu ? tend.cpu / floor.cpu : undefined
  const cells = [operation, connections, ...sides, n(ratio), n(cost), n(alone), tend.failed + (floor?.failed ?? 0)]
  return `| ${cells.join(' | ')} |`
}

/** 10,000 contacts: ten batches of a thousand through the API, one call on the bare server. */
async function batch(servers: { tend: string; floor: string }, headers: Record<string, string>): Promise<string> {
  const random = mulberry(99)
  const draw = { random, pick: <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T }
  const bodies = Array.from({ length: 10 }, () =>
    JSON.stringify({ operations: Array.from({ length: 1000 }, () => ({ op: 'create', values: person(draw) })) }),
  )
  const insert = async () => {
    const started = performance.now()
    for (const body of bodies) {
      const reply = await fetch(`${servers.tend}/api/records/contact/batch`, { method: 'POST', headers, body })
      if (reply.status !== 200) throw new Error(`batch: ${await reply.text()}`)
      await reply.arrayBuffer()
    }
    return measuredOnce(started)
  }
  const tend = await timed('tend', insert)
  const floorBody = JSON.stringify(Array.from({ length: 10_000 }, () => flatPerson(draw)))
  const floor = await timed('floor', async () => {
    const started = performance.now()
    const content = { 'content-type': 'application/json' }
    await fetch(`${servers.floor}/bulk`, { method: 'POST', headers: content, body: floorBody })
    return measuredOnce(started)
  })
  const said = ({ rps, cpu }: Timed) => `${rps.toFixed(0)} records/s, ${cpu?.toFixed(3)} ms of processor time each`
  return (
    `batch create of 10,000: Tend ${said(tend)} (10 calls, history, outbox and search rows written, records ` +
    `answered), bare server ${said(floor)} (1 call), ratio ${(tend.rps / floor.rps).toFixed(2)}, ` +
    `processor time ${((tend.cpu ?? 0) / (floor.cpu ?? 1)).toFixed(1)} times`
  )
}

function measuredOnce(started: number): Measured {
  return { rps: 10_000 / ((performance.now() - started) / 1000), p50: 0, p99: 0, failed: 0 }
}

async function prepare(): Promise<{ loaded: Loaded; token: string; columns: string[] }> {
  const pool = openPool({ url: database.url, max: 4 })
  await migrateControl(pool.as(null))
  await migrateQueue(database.url)
  const owner = { email: 'owner@example.com', name: 'Owner' }
  const first = { name: 'Bench', schema: 'w_main', owner, migrations: [] }
  const [kept] = await openWorkspaces(pool, [])
  const open = kept ?? (await createWorkspace(pool, first)).open
  const [person] = await pool.as(null).arrays({ text: 'select account_id from control.membership limit 1' })
  const id = person?.[0] as string
  const ctx = contextOf({ ...open, db: pool.as(null) }, { id, name: 'Owner', role: 'owner' })
  const loaded = kept ? await loadedBefore(ctx) : await fill(ctx)
  const token = await newApiKey(pool.as(null), {
    id: uuidv7(),
    name: 'bench',
    workspaceId: open.workspace.id,
    accountId: id,
  })
  const columns = storedFields(open.model.objects.get('contact') as ModelObject).flatMap((field) => field.columns)
  await pool.end()
  return { loaded, token, columns }
}

async function fill(ctx: Ctx): Promise<Loaded> {
  const started = performance.now()
  const { contacts, companies, deals } = options
  const sizes = { contacts: Number(contacts), companies: Number(companies), deals: Number(deals) }
  const loaded = await loadData(ctx, sizes, say)
  say(`loaded in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  await ctx.db.rows({ text: bench_id, once: true })
  return loaded
}

function serve(args: string[], ready: RegExp, env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)))
    child.stdout.on('data', (data) => {
      const found = ready.exec(String(data))?.[1]
      if (found) resolve(found.startsWith('http') ? found : `http://127.0.0.1:${found}`)
    })
  })
}
