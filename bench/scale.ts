import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { matchStore } from '#capabilities/quality/batch/match-store.ts'
import { makeStore, type Store } from '#capabilities/quality/batch/store.ts'
import { judgeLarge } from '#bench/judge-large.ts'

// Finding duplicates among a million people and more: `npm run bench scale [1m] [10m] [PEOPLE]`, a process each.
// The people are made by the script beside the other sets; a row of the table is what a record says, and no more.

const folder = resolve(process.env.TEND_MATCHING_DATA ?? '../shared/data/matching')
const columns = ['first_name', 'surname', 'dob', 'address', 'suburb', 'postcode', 'phone', 'email']
const anchors: Readonly<Record<string, string>> = { '1m': 'Splink 81 s, 1.06 GB, F1 0.9952' }
/** The script makes some 1.42 records of each person. */
const peopleOf: Readonly<Record<string, number>> = { '100k': 70_000, '1m': 700_000, '10m': 7_000_000 }

type Measured = {
  readonly seconds: number
  readonly processor: number
  readonly megabytes: number
  readonly pairs: number
  readonly stages: readonly (readonly [name: string, seconds: number, processor: number])[]
}

if (process.argv[2] === '--match') await match(process.argv[3]!, Number(process.argv[4]))
else {
  process.stdout.write('| people | records | precision | recall | F1 | B3 | time | processor | peak | elsewhere |\n')
  process.stdout.write(`${'|---'.repeat(10)}|\n`)
  const asked = process.argv.slice(2)
  for (const size of asked.length > 0 ? asked : ['1m']) await measure(size)
}

async function measure(size: string): Promise<void> {
  const people = peopleOf[size] ?? Number(size)
  const store = await generate(people)
  try {
    const out = execFileSync(process.execPath, [import.meta.filename, '--match', store.path, String(store.records)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const { seconds, processor, megabytes, pairs, stages } = JSON.parse(out) as Measured
    const raw = readFileSync(`${store.path}.clusters`)
    const clusters = new Int32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4)
    const { precision, recall, f1, b3 } = judgeLarge(clusters, await truthOf(store))
    const cells = [
      people,
      store.records,
      ...[precision, recall, f1, b3].map((value) => value.toFixed(4)),
      `${seconds.toFixed(1)} s`,
      `${processor.toFixed(1)} s`,
      `${megabytes.toFixed(0)} MB`,
      anchors[size] ?? '',
    ]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
    const stage = ([name, wall, cpu]: Measured['stages'][number]) => `${name} ${wall.toFixed(1)} (${cpu.toFixed(1)})`
    process.stdout.write(`  ${pairs} pairs compared; seconds (of processor): ${stages.map(stage).join(', ')}\n`)
  } finally {
    await store.remove()
  }
}

/** The people of the script, straight from DuckDB into the table that matching reads. */
function generate(people: number): Promise<Store> {
  return makeStore(columns, async (connection) => {
    const script = readFileSync(join(folder, 'perf_synthetic_1m/gen_person.sql'), 'utf8')
    await connection.run("set memory_limit = '3GB'")
    await connection.run(`set variable n = ${people}`)
    await connection.run(script.replaceAll("'febrl4/", `'${folder}/febrl4/`))
    const cells = columns.map((column, i) => `coalesce(${column}, '') as c${i}`)
    await connection.run(`create table rows as select ${cells.join(', ')}, cluster::integer as truth from person`)
    for (const table of ['person', 'ent', 'pool']) await connection.run(`drop table ${table}`)
    const reader = await connection.runAndReadAll('select count(*)::integer from rows')
    return reader.getRows()[0]![0] as number
  })
}

async function truthOf(store: Store): Promise<Int32Array> {
  const instance = await DuckDBInstance.create(store.path, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const truth = new Int32Array(store.records)
  const result = await connection.stream('select truth from rows')
  let at = 0
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const values = chunk.getColumnVector(0)
    for (let i = 0; i < chunk.rowCount; i++) truth[at++] = values.getItem(i) as number
  }
  connection.closeSync()
  instance.closeSync()
  return truth
}

/** The part that is measured, in a process of its own: from the table to the groups. */
async function match(path: string, records: number): Promise<void> {
  const started = performance.now()
  const stages: [string, number, number][] = []
  let [last, used] = [started, processorSeconds()]
  const store: Store = { path, columns, records, remove: async () => {} }
  const found = await matchStore(store, {
    done(stage) {
      const [now, processor] = [performance.now(), processorSeconds()]
      stages.push([stage, (now - last) / 1000, processor - used])
      last = now
      used = processor
    },
  })
  const measured: Measured = {
    seconds: (performance.now() - started) / 1000,
    processor: processorSeconds(),
    megabytes: process.resourceUsage().maxRSS / 1024,
    pairs: found.report.comparedPairs,
    stages,
  }
  const { buffer, byteOffset, byteLength } = found.clusters
  writeFileSync(`${path}.clusters`, new Uint8Array(buffer, byteOffset, byteLength))
  process.stdout.write(JSON.stringify(measured))
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
