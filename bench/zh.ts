import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'
import { writeCsv } from '#capabilities/quality/generator/files/csv.ts'
import { generateChinese, type Truthful } from '#capabilities/quality/generator/zh/generate.ts'

/**
 * How well duplicates are found among Chinese people and companies made up from a seed, whose truth is known by
 * construction. Nothing is written; truth and the order of rows never reach the matcher.
 *
 *   npm run bench zh [-- --records 10000 --seeds 1,2 --show 5 --write FOLDER]
 */
const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    seeds: { type: 'string', default: '1,2' },
    /** Some rows of each set, to look at. */
    show: { type: 'string', default: '0' },
    /** Where the sets are put as CSV, each with its truth beside it. */
    write: { type: 'string' },
  },
})

process.stdout.write('| set | seed | records | entities | precision | recall | F1 | B3 | processor |\n')
process.stdout.write(`${'|---'.repeat(9)}|\n`)
for (const seed of options.seeds.split(',')) {
  const sets = generateChinese(seed, Number(options.records))
  for (const [name, set] of Object.entries(sets)) {
    if (options.write) write(options.write, `${name}-${seed}`, set)
    run(name, seed, set)
  }
}

/** NAME.csv, and NAME-truth.csv with the entity of each row, by its number from 1. */
function write(folder: string, name: string, { columns, rows, truth }: Truthful): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.csv`), writeCsv([columns, ...rows]).text)
  const entities = truth.map((entity, at) => [String(at + 1), entity])
  writeFileSync(join(folder, `${name}-truth.csv`), writeCsv([['row', 'entity'], ...entities]).text)
}

function run(name: string, seed: string, { columns, rows, truth }: Truthful): void {
  for (const row of rows.slice(0, Number(options.show))) process.stderr.write(`${row.join(' | ')}\n`)
  const before = process.cpuUsage()
  const { clusters } = dedupeRecords([{ columns: [...columns], rows: rows.map((row) => [...row]) }])
  const { user, system } = process.cpuUsage(before)
  const { precision, recall, f1, b3 } = judge(clusters, truth)
  const cells = [
    name.padEnd(9),
    seed,
    String(rows.length),
    String(new Set(truth).size),
    ...[precision, recall, f1, b3].map((value) => value.toFixed(4)),
    `${((user + system) / 1e6).toFixed(1)} s`,
  ]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

/** Precision, recall and F1 over pairs of one group, and B-cubed F1 (Bagga and Baldwin 1998). */
function judge(clusters: ArrayLike<number>, truth: readonly string[]) {
  const [found, real, both] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const [i, entity] of truth.entries()) {
    add(found, String(clusters[i]))
    add(real, entity)
    add(both, `${clusters[i]} ${entity}`)
  }
  const pairs = (map: Map<string, number>) => [...map.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const harmonic = (p: number, r: number) => (2 * p * r) / (p + r || 1)
  const [precision, recall] = [pairs(both) / (pairs(found) || 1), pairs(both) / (pairs(real) || 1)]
  let [exact, complete] = [0, 0]
  for (const [i, entity] of truth.entries()) {
    const shared = both.get(`${clusters[i]} ${entity}`)!
    exact += shared / found.get(String(clusters[i]))!
    complete += shared / real.get(entity)!
  }
  const n = truth.length
  return { precision, recall, f1: harmonic(precision, recall), b3: harmonic(exact / n, complete / n) }
}
