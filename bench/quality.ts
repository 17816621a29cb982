import { execFileSync } from 'node:child_process'
import { judge, shuffled } from '#bench/quality/judge.ts'
import { robustHeader, robustLine } from '#bench/quality/robust.ts'
import { sets } from '#bench/quality/sets.ts'
import { folder, type Task } from '#bench/quality/files.ts'
import { inOneTable } from '#bench/quality/one-table.ts'
import { judgeNames, nameSets } from '#bench/quality/name-pairs.ts'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'

// How well duplicates are found, against sets whose truth is known:
// `npm run bench quality [FOLDER/] [SET | FAMILY …] [--model] [--errors] [--robust] [--one-table | --one-table-told]`:
// one table for all sets of the folder. Truth, ids and the order of rows never reach the matcher; nothing is configured,
// and no threshold looks at truth. `--robust` asks what is left of F1 when a set is halved, its columns are called
// otherwise or dropped, cells are mistyped or blanked. `--one-table` puts the lists of a set into one table without
// saying which list a record is from, `--one-table-told` says it in a column.

/** Sets of the folder that this command cannot judge, and why. */
const unjudged: Readonly<Record<string, string>> = {
  perf_synthetic_1m: 'a script that makes a million people: `npm run bench scale`',
}
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))

function run(name: string): void {
  if (name in nameSets) return runNames(name)
  if (name in unjudged) return print([name.padEnd(21), '', '', '', '', '', '', '', unjudged[name]!])
  const { read, anchor } = sets[name]!
  const task = shuffled(asAsked(read()), 7)
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
    anchor,
  ]
  print(cells)
  if (flags.includes('--model')) printModel(result)
  if (flags.includes('--errors')) printErrors(result, task)
}

/** A set as it is, or its lists in one table. */
function asAsked(task: Task): Task {
  const isTold = flags.includes('--one-table-told')
  return isTold || flags.includes('--one-table') ? inOneTable(task, isTold) : task
}

/** Pairs of names: there is nothing to group, and so no B-cubed; the time is what a pair takes, read before or not. */
function runNames(name: string): void {
  const { read, anchor } = nameSets[name]!
  const { precision, recall, f1, compared, whole } = judgeNames(read())
  print([
    name.padEnd(21),
    ...[precision, recall, f1].map((value) => value.toFixed(4)),
    '',
    `${Math.round(compared / 1000)}k pairs/s`,
    `${Math.round(whole / 1000)}k with reading`,
    `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    anchor,
  ])
}

function print(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

/** What was made of the columns, and the weight of every level in bits. */
function printModel({ model, report }: ReturnType<typeof dedupeRecords>): void {
  const lines = model.fields.map(
    ({ field, weights }) => `  ${field.name} (${field.kind}): ${weights.map((weight) => weight.toFixed(1)).join(' ')}`,
  )
  const { lambda, rounds, comparedPairs, patterns, method } = report
  const ceilings = model.kin?.map(({ ceiling }) => ceiling.toFixed(1))
  process.stdout.write(
    `${lines.join('\n')}\n  ${JSON.stringify({ method, ceilings, lambda, rounds, comparedPairs, patterns })}\n`,
  )
}

/** The pairs wrongly joined and wrongly parted, each with its waterfall: 40 of a sort. */
function printErrors({ clusters, explain }: ReturnType<typeof dedupeRecords>, task: ReturnType<typeof shuffled>) {
  const shown = { joined: 0, parted: 0 }
  for (let a = 0; a < clusters.length; a++) {
    for (let b = a + 1; b < clusters.length; b++) {
      const [same, truly] = [clusters[a] === clusters[b], task.truth[a] === task.truth[b]]
      if (same === truly) continue
      const sort = same ? 'joined' : 'parted'
      if ((shown[sort] += 1) > 40) continue
      const { weight, why } = explain(a, b)
      const bars = why.map(
        (bar) => `    ${bar.column}: ${bar.left} | ${bar.right} → ${bar.level} ${bar.weight.toFixed(1)}`,
      )
      process.stdout.write(`  ${sort} ${weight.toFixed(1)}\n${bars.join('\n')}\n`)
    }
  }
  process.stdout.write(`  ${JSON.stringify(shown)}\n`)
}

const wanted = process.argv.slice(2).filter((word) => !word.includes('/') && !word.startsWith('--'))
// The name of a set stands for that set alone, even where its family bears the same name.
const all: Readonly<Record<string, { readonly family: string }>> = { ...sets, ...nameSets }
const isRobust = flags.includes('--robust')
const names = (isRobust ? Object.keys(sets) : [...Object.keys(all), ...Object.keys(unjudged)]).filter(
  (name) =>
    wanted.length === 0 ||
    wanted.includes(name) ||
    (!wanted.some((word) => word in all) && all[name] !== undefined && wanted.includes(all[name].family)),
)
const header =
  '| set | precision | recall | F1 | B3 | time | processor | peak memory | best known elsewhere |\n' +
  `${'|---'.repeat(9)}|\n`
process.stdout.write(isRobust ? robustHeader : header)
if (names.length === 1 && isRobust) process.stdout.write(robustLine(names[0]!, sets[names[0]!]!.read(), [1, 2]))
else if (names.length === 1) run(names[0]!)
// A process each: memory is measured as a peak, and one set must not carry the last one's.
else
  for (const name of names) {
    const given = [import.meta.filename, `${folder}/`, name, ...flags]
    process.stdout.write(
      execFileSync(process.execPath, given, { encoding: 'utf8', maxBuffer: 2 ** 26 })
        .split('\n')
        .slice(2)
        .join('\n'),
    )
  }
