import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { usageOf } from '#bench/import/processes.ts'
import { dropSearchIndexes, insertRows, restoreIndexes } from '#bench/records/load-data.ts'
import { inBenchWorkspace, type Bench } from '#bench/workspace.ts'
import { matchStore } from '#capabilities/quality/batch/match-store.ts'
import { storeRows } from '#capabilities/quality/batch/store.ts'
import { matchColumns, readRows } from '#capabilities/quality/duplicates/columns.ts'
import { candidatesFor } from '#capabilities/quality/duplicates/online.ts'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { readRecord } from '#core/records/read.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { migrateQueue } from '#server/worker.ts'

// "Does this contact exist?" against many contacts: `npm run bench online [CONTACTS]` (1,000,000 unless told). The
// people of the scale benchmark are loaded and scanned; then single records are looked up as if typed, and of the
// pairs that matching all of them at once finds, those are counted whose other half comes up.

const contacts = Number(process.argv[2] ?? 1_000_000)
const asked = 2000
const folder = resolve(process.env.TEND_MATCHING_DATA ?? '../shared/data/matching')
const say = (line: string) => process.stderr.write(`${line}\n`)

await inBenchWorkspace(main)

async function main({ ctx: owner, pool, database, home }: Bench): Promise<void> {
  await migrateQueue(database.url)
  const ctx = { ...owner, db: pool.as(null) }
  await load(ctx, home)
  say('scanning')
  const started = performance.now()
  await scanNow(ctx, { object: 'contact' })
  const scanSeconds = (performance.now() - started) / 1000
  say('matching all at once, for the pairs to be found')
  const pairs = await batchPairs(ctx)
  const postmaster = Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
  const [before, ours] = [usageOf(process.pid, postmaster), process.cpuUsage()]
  const found = await lookUpAll(ctx, pairs)
  const [after, { user, system }] = [usageOf(process.pid, postmaster), process.cpuUsage(ours)]
  // The table says how long a person waits; on a busy machine only this can be compared.
  const theirs = before && after ? (after.postgres - before.postgres) * 1e6 : Number.NaN
  const each = [user + system, theirs].map((us) => (us / pairs.length / 1000).toFixed(1))
  const times = found.map(({ ms }) => ms).toSorted((x, y) => x - y)
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1)
  const hits = found.filter(({ isHit }) => isHit).length
  process.stdout.write(
    `${cpus()[0]?.model}, ${cpus().length} cores, PostgreSQL ${database.version}, Node ${process.version}\n\n` +
      '| contacts | scan | pairs looked up | found | p50 ms | p95 ms | p99 ms | processor ms, ours | PostgreSQL | aim |\n' +
      '|---|---|---|---|---|---|---|---|---|---|\n' +
      `| ${contacts} | ${scanSeconds.toFixed(0)} s | ${found.length} | ${((hits / found.length) * 100).toFixed(2)} % | ` +
      `${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${each.join(' | ')} | found 98 %, p95 30 ms |\n`,
  )
}

/** People of the scale benchmark as contacts; those beyond the number wanted are left out. */
async function load(ctx: Ctx, home: string): Promise<void> {
  const object = ctx.model.objects.get('contact') as ModelObject
  const instance = await DuckDBInstance.create(join(home, 'people.duckdb'), { memory_limit: '2GB' })
  const connection = await instance.connect()
  await connection.run(`set variable n = ${Math.ceil(contacts * 0.71)}`)
  const script = readFileSync(join(folder, 'perf_synthetic_1m/gen_person.sql'), 'utf8')
  await connection.run(script.replaceAll("'febrl4/", `'${folder}/febrl4/`))
  await dropSearchIndexes(ctx, 'contact')
  const people = await connection.stream(
    `select first_name, surname, dob, address, suburb, postcode, phone, email from person limit ${contacts}`,
  )
  let loaded = 0
  for (let chunk = await people.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await people.fetchChunk()) {
    const rows = chunk.getRows() as (string | null)[][]
    await insertRows(ctx, object, rows.map(contactOf))
    loaded += rows.length
    if (loaded % 204_800 === 0) say(`  ${loaded} contacts`)
  }
  connection.closeSync()
  instance.closeSync()
  await restoreIndexes(ctx)
  await ctx.db.rows({ text: 'vacuum analyze', once: true })
}

function contactOf([given, family, dob, street, city, postcode, phone, email]: (string | null)[]) {
  const full = [given, family].filter((part) => part !== null && part !== undefined).join(' ')
  const isDate = /^\d{4}-(0[1-9]|1[0-2])-([01]\d|2[0-8])$/.test(dob ?? '')
  return {
    id: uuidv7(),
    createdAt: '2026-01-01T00:00:00Z',
    values: {
      name: { family: family ?? null, given: given ?? null, order: 'given', full: full || 'unknown' },
      birthday: isDate ? dob : null,
      address: { street: street ?? null, city: city ?? null, postcode: postcode ?? null, country: 'AU' },
      phone: phone ? [`+61${phone.replace(/^0/, '')}`] : null,
      email: email ? [email] : null,
    },
  }
}

/** What a run over all records joins: the same rows, model and threshold as the scan, and no limit to the pairs. */
async function batchPairs(ctx: Ctx): Promise<[string, string][]> {
  const { columns } = matchColumns(ctx, 'contact')
  const ids: string[] = []
  async function* rows(): AsyncGenerator<string[]> {
    for await (const part of readRows(ctx, 'contact')) {
      ids.push(...part.ids)
      yield* part.rows
    }
  }
  const names = columns.map(({ name }) => name)
  const store = await storeRows(names, rows())
  const kinds = Object.fromEntries(columns.map(({ name, kind }) => [name, kind]))
  const { pairs } = await matchStore(store, { kinds, ids, threshold: 0.5 })
  await store.remove()
  const many = Math.min(asked, pairs.a.length)
  return Array.from({ length: many }, (_, i) => {
    const at = Math.floor((i * pairs.a.length) / many)
    return [ids[pairs.a[at]!]!, ids[pairs.b[at]!]!]
  })
}

/** Looks up one half of each pair by what it says, as the form does while somebody types. */
async function lookUpAll(ctx: Ctx, pairs: readonly [string, string][]): Promise<{ isHit: boolean; ms: number }[]> {
  const out: { isHit: boolean; ms: number }[] = []
  for (const [left, right] of pairs) {
    const values = await readRecord(ctx, 'contact', left)
    const started = performance.now()
    const found = await candidatesFor(ctx, { object: 'contact', values, id: left })
    out.push({ isHit: found.some(({ id }) => id === right), ms: performance.now() - started })
  }
  return out.slice(Math.min(50, out.length >> 1)) // the first ones read the model and warm the caches
}
