import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { mulberry } from '#bench/records/workload.ts'
import { openPool, type Db } from '#platform/db/pool.ts'
import { signedIn, startServer, type RunningServer } from '#test/running-server.ts'

/**
 * Kills the server, its database, or both at random moments during an import and during writes, and checks after
 * each: nothing acknowledged is lost, nothing is half done, the import goes on to its end or is taken back cleanly.
 *
 *   npm run bench faults [-- --points 50 --seed 1]
 */
const { values: options } = parseArgs({
  options: { points: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
})
const random = mulberry(Number(options.seed))
const points = Number(options.points)
// So many that search rows go over a connection of their own.
const importRows = 6000
const say = (line: string) => process.stderr.write(`${line}\n`)

type Call = (path: string, init?: RequestInit) => Promise<Response>
type Acknowledged = { id: string; rev: number; employees: number | null }
const kept = new Map<string, Acknowledged>()
const kinds = { server: 0, database: 0, both: 0 }
let resumed = 0
let undone = 0

const home = mkdtempSync(join(tmpdir(), 'tend-faults-'))
let server = await startServer({ home, args: ['--empty'] })
let call = await signedIn(server)
try {
  for (let point = 1; point <= points; point += 1) await strike(point)
  process.stdout.write(
    `${cpus()[0]?.model}: ${points} kills (server ${kinds.server}, database ${kinds.database}, both ${kinds.both}) during imports and writes; ` +
      `${kept.size} acknowledged records all there with their history, ${resumed} imports went on to the end, ${undone} were taken back row for row; nothing half done\n`,
  )
} finally {
  await server.stop().catch(() => {})
  rmSync(home, { recursive: true, force: true })
}

async function strike(point: number): Promise<void> {
  const before = await fingerprint(server)
  const id = await startImport(point)
  let isOver = false
  const writers = Array.from({ length: 4 }, (_, n) => write(call, point * 10 + n, () => isOver))
  const what = (['server', 'database', 'both'] as const)[Math.floor(random() * 3)] as keyof typeof kinds
  await sleep(Math.floor(random() * 1500))
  await server.kill(what)
  kinds[what] += 1
  isOver = true
  await Promise.all(writers)
  if (what === 'database') await backAgain()
  else {
    server = await startServer({ home })
    call = await signedIn(server)
  }
  await checkAcknowledged(server)
  const done = await settled(id)
  if (done.status !== 'done' || done.counts.created !== importRows)
    throw new Error(`point ${point} (${what}): the import ended as ${JSON.stringify(done.counts)} ${done.status}`)
  resumed += 1
  await checkWhole(server, id)
  await call(`/imports/${id}/undo`, { method: 'POST' })
  const back = await settled(id)
  const after = await fingerprint(server)
  if (back.status !== 'undone' || before !== after)
    throw new Error(
      `point ${point} (${what}): after the undo the base is not as before (${back.status}: ${before} ${after})`,
    )
  undone += 1
  say(`${point}/${points} ${what}: ${kept.size} acknowledged, import whole, undo clean`)
}

/** The database was killed alone: the server starts it again. */
async function backAgain(): Promise<void> {
  await sleep(500)
  for (let i = 0; i < 300; i += 1) {
    const reply = await call('/records/company?limit=1').catch(() => undefined)
    if (reply?.status === 200) return
    await sleep(100)
  }
  throw new Error(`the database did not come back:\n${server.output()}`)
}

/** Makes companies and changes them until the kill; what was answered is remembered. */
async function write(call: Call, n: number, isOver: () => boolean): Promise<void> {
  for (let i = 0; !isOver(); i += 1) {
    try {
      const made = await call('/records/company', {
        method: 'POST',
        body: JSON.stringify({ name: `Written ${n} ${i}` }),
      })
      if (made.status !== 201) return
      const { id, rev } = (await made.json()) as Acknowledged
      kept.set(id, { id, rev, employees: null })
      const changed = await call(`/records/company/${id}`, {
        method: 'PATCH',
        body: JSON.stringify({ employees: i + 1 }),
      })
      if (changed.status === 200)
        kept.set(id, { id, rev: ((await changed.json()) as Acknowledged).rev, employees: i + 1 })
    } catch {
      return // the server is gone: what was not answered may be there or not
    }
  }
}

async function startImport(point: number): Promise<string> {
  const lines = Array.from(
    { length: importRows },
    (_, i) => `Person ${point}x${i},p${point}x${i}@mail.example,Firm ${i % 50} of ${point}`,
  )
  const body = `Name,Email,Company\n${lines.join('\n')}\n`
  const made = await call(`/imports?name=people-${point}.csv&object=contact`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/csv' },
  })
  const { id, mapping } = (await made.json()) as { id: string; mapping: unknown }
  if (!mapping) throw new Error('the columns were not matched by themselves')
  const ran = await call(`/imports/${id}/run`, { method: 'POST' })
  if (ran.status !== 202) throw new Error(`run: ${await ran.text()}`)
  return id
}

type Shown = { status: string; counts: { created: number } }

async function settled(id: string): Promise<Shown> {
  for (let i = 0; i < 600; i += 1) {
    const reply = await call(`/imports/${id}`).catch(() => undefined)
    const shown = reply?.status === 200 ? ((await reply.json()) as Shown) : undefined
    if (shown && ['done', 'undone'].includes(shown.status)) return shown
    await sleep(100)
  }
  const jobs = await (await call('/jobs?limit=5')).text()
  throw new Error(`import ${id} did not end; ${jobs}`)
}

async function withDb<T>(of: RunningServer, use: (db: Db) => Promise<T>): Promise<T> {
  const pool = openPool({ url: databaseUrl(of.home), max: 1 })
  try {
    return await use(pool.as(null))
  } finally {
    await pool.end()
  }
}

/** Every acknowledged record is there, at the acknowledged revision or the one after it, with all its history. */
async function checkAcknowledged(of: RunningServer): Promise<void> {
  const rows = await withDb(of, (db) =>
    db.rows<{ id: string; rev: number; employees: number | null }>({
      text: 'select id, rev, employees from w_main.company',
    }),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, rev, employees } of kept.values()) {
    const row = byId.get(id)
    if (!row || row.rev < rev || (employees !== null && row.employees !== employees))
      throw new Error(`lost: ${id} at revision ${rev}, found ${JSON.stringify(row)}`)
  }
}

/** No row without its history and search row, no history without its row, no revision without its entry. */
async function checkWhole(of: RunningServer, importId: string): Promise<void> {
  const counts = await withDb(of, async (db) => {
    const one = async (text: string) => (await db.arrays({ text }))[0]?.[0] as number
    let torn = 0
    for (const object of ['company', 'contact']) {
      torn += await one(
        `select count(*) from w_main.${object} t where t.rev <> (select count(*) from w_main.history h where h.record_id = t.id and h.action <> 'purged')`,
      )
      torn += await one(
        `select count(*) from w_main.${object} t where t.deleted_at is null and not exists (select from w_main.${object}_search s where s.id = t.id)`,
      )
      torn += await one(
        `select count(*) from w_main.${object}_search s where not exists (select from w_main.${object} t where t.id = s.id)`,
      )
      torn += await one(
        `select count(*) from (select record_id from w_main.history where object = '${object}' group by record_id having bool_and(action <> 'purged')) h where not exists (select from w_main.${object} t where t.id = h.record_id)`,
      )
    }
    return { torn, twice: await one(`select count(*) - count(distinct email) from w_main.contact`) }
  })
  if (counts.torn > 0 || counts.twice > 0) throw new Error(`import ${importId}: half done ${JSON.stringify(counts)}`)
}

/** All record rows but those that the writers made meanwhile, in one hash. */
async function fingerprint(of: RunningServer): Promise<string> {
  return withDb(of, async (db) => {
    const [row] = await db.arrays({
      text: `select md5(coalesce(string_agg(line, '|' order by line), '')) from (
        select t::text as line from w_main.contact t
        union all select t::text from w_main.company t where t.name not like 'Written %') all_rows`,
      once: true,
    })
    return row?.[0] as string
  })
}

function databaseUrl(of: string): string {
  const password = encodeURIComponent(readFileSync(join(of, 'postgres/password'), 'utf8').trim())
  return `postgresql://tend:${password}@localhost/tend?host=${encodeURIComponent(join(of, 'postgres/run'))}`
}
