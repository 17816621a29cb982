import type { Grid, Task } from '#bench/quality/files.ts'
import { judge, randomBelow, shuffled } from '#bench/quality/judge.ts'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'

/** A way to change a set so that its truth stays what it was. */
type Change = (task: Task, seed: number) => Task

/** Those that take nothing away but records: how the F1 falls under them tells what was fitted to a set. */
const harmless: Readonly<Record<string, Change>> = {
  'one half': (task, seed) => half(task, seed, 0),
  'other half': (task, seed) => half(task, seed, 1),
  synonyms: (task) => renamed(task, synonymOf),
}
/** Those that take away what a matcher lives on: they may cost, but nothing may collapse. */
const harmful: Readonly<Record<string, Change>> = {
  'no headers': (task) => renamed(task, (header, headers) => `c${headers.indexOf(header)}`),
  'a column dropped': dropped,
  'typing errors': (task, seed) =>
    eachCell(task, seed, (cell, below) => (below(20) === 0 ? slipped(cell, below) : cell)),
  'few duplicates': fewDuplicates,
  blanks: (task, seed) => eachCell(task, seed, (cell, below) => (below(10) === 0 ? '' : cell)),
}
const changes = { ...harmless, ...harmful }

export const robustHeader = `| set | as it is | ${Object.keys(changes).join(' | ')} | gap |\n${'|---'.repeat(Object.keys(changes).length + 3)}|\n`

/**
 * F1 of a set as it is and changed in every way, each the mean of the seeds. The gap is what the worst of the changes
 * that take nothing away costs; halves count together.
 */
export function robustLine(name: string, task: Task, seeds: readonly number[]): string {
  const f1Of = (one: Task) => judge(dedupeRecords(one.inputs).clusters, one.truth).f1
  const base = f1Of(shuffled(task, 7))
  const found = Object.entries(changes).map(([change, make]) => {
    const all = seeds.map((seed) => f1Of(shuffled(make(task, seed), 7)))
    return [change, all.reduce((sum, one) => sum + one, 0) / all.length] as const
  })
  const by = Object.fromEntries(found)
  const gap = base - Math.min((by['one half']! + by['other half']!) / 2, by.synonyms!)
  const cells = [base, ...found.map(([, f1]) => f1), gap].map((value) => value.toFixed(4))
  return `| ${name.padEnd(21)} | ${cells.join(' | ')} |\n`
}

/** The records of about half of the entities: which half each belongs to is drawn by the entity. */
function half(task: Task, seed: number, which: number): Task {
  const below = randomBelow(seed)
  const sideOf = new Map([...new Set(task.truth)].toSorted().map((entity) => [entity, below(2)]))
  let at = 0
  const kept = task.truth.filter((entity) => sideOf.get(entity) === which)
  const inputs = task.inputs.map((grid) => ({
    ...grid,
    rows: grid.rows.filter(() => sideOf.get(task.truth[at++]!) === which),
  }))
  return { inputs, truth: kept }
}

/**
 * Most records are there once: what follows another record of its entity stays for one entity in ten, of two lists for
 * one in five.
 */
function fewDuplicates(task: Task, seed: number): Task {
  const below = randomBelow(seed)
  const oneIn = task.inputs.length === 2 ? 5 : 10
  const keepsAll = new Map([...new Set(task.truth)].toSorted().map((entity) => [entity, below(oneIn) === 0]))
  const seen = new Set<string>()
  const isKept = task.truth.map((entity) => {
    const isFirst = !seen.has(entity)
    seen.add(entity)
    return isFirst || keepsAll.get(entity)!
  })
  let at = 0
  const inputs = task.inputs.map((grid) => ({ ...grid, rows: grid.rows.filter(() => isKept[at++]) }))
  return { inputs, truth: task.truth.filter((_, i) => isKept[i]) }
}

function renamed(task: Task, nameOf: (header: string, headers: readonly string[]) => string): Task {
  const headers = [...new Set(task.inputs.flatMap(({ columns }) => columns))]
  const inputs = task.inputs.map((grid) => ({ ...grid, columns: grid.columns.map((one) => nameOf(one, headers)) }))
  return { ...task, inputs }
}

const synonyms: readonly (readonly [RegExp, string])[] = [
  [/first.?name|given.?name|name.?first/i, 'Forename'],
  [/^surname|last.?name|name.?last/i, 'Family name'],
  [/middle/i, 'Middle name'],
  [/birth|^dob$/i, 'Born'],
  [/e.?mail/i, 'Email address'],
  [/fax/i, 'Fax no.'],
  [/phone/i, 'Telephone'],
  [/post.?code|postal|^zip$/i, 'ZIP'],
  [/site.?name|name.?org/i, 'Organisation'],
  [/address.?1|addr_line1|^addr(ess)?$|street$/i, 'Street address'],
  [/^(addr_)?city$/i, 'Town'],
  [/公司名称/, '企业名称'],
  [/姓名/, '联系人'],
  [/手机|电话/, '联系电话'],
  [/地址/, '通讯地址'],
]

/** Another usual word for a header; itself where none is known or another column of the set has that word. */
function synonymOf(header: string, headers: readonly string[]): string {
  const found = synonyms.find(([pattern]) => pattern.test(header))
  if (found === undefined || headers.includes(found[1])) return header
  return headers.find((one) => found[0].test(one)) === header ? found[1] : header
}

function dropped(task: Task, seed: number): Task {
  const columns = [...new Set(task.inputs.flatMap((grid) => grid.columns))].toSorted()
  const gone = columns[randomBelow(seed * 7919)(columns.length)]
  const without = (grid: Grid): Grid => {
    const kept = grid.columns.flatMap((column, i) => (column === gone ? [] : [i]))
    return { columns: kept.map((i) => grid.columns[i]!), rows: grid.rows.map((row) => kept.map((i) => row[i]!)) }
  }
  return { ...task, inputs: task.inputs.map(without) }
}

function eachCell(task: Task, seed: number, change: (cell: string, below: (most: number) => number) => string): Task {
  const below = randomBelow(seed)
  const inputs = task.inputs.map((grid) => ({
    ...grid,
    rows: grid.rows.map((row) => row.map((cell) => change(cell, below))),
  }))
  return { ...task, inputs }
}

/** One slip of the keyboard: a character left out, doubled, or exchanged with the next. */
function slipped(cell: string, below: (most: number) => number): string {
  const chars = [...cell]
  if (chars.length < 4) return cell
  const at = below(chars.length - 1)
  const kind = below(3)
  if (kind === 0) chars.splice(at, 1)
  else if (kind === 1) chars.splice(at, 0, chars[at]!)
  else [chars[at], chars[at + 1]] = [chars[at + 1]!, chars[at]!]
  return chars.join('')
}
