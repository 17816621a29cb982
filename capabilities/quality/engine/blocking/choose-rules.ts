import { blocksOf, type Rule } from '#capabilities/quality/engine/blocking/blocks.ts'
import { sharedKeys, type KeyColumn } from '#capabilities/quality/engine/blocking/key-columns.ts'

/** Pairs that are most likely one: found by a telling key of one group of columns, and alike in two others. */
type Likely = { readonly a: Int32Array; readonly b: Int32Array; readonly by: Int32Array; readonly size: number }

const mostLikely = 4000
const mostRules = 28
/** A rule must catch this share of the likely pairs that no rule before it caught. */
const leastGain = 0.0004
/** What a rule costs beside its pairs, in pairs a record: it sorts all records. */
const costOfRule = 0.05

/**
 * Chooses the rules by which candidates are found, by what each brings for what it costs. What a rule catches is
 * measured on pairs that are almost surely one, each judged without the columns that found it: pairs of the same
 * mailbox tell how well names and birthdays catch those who changed theirs. No truth, no setting.
 */
export function chooseRules(columns: readonly KeyColumn[], records: number, budget: number): Rule[] {
  const likely = likelyPairs(columns, records)
  const rules = possibleRules(columns, records, budget)
  const hits = new Map(columns.map((column) => [column, hitsOf(column, likely)]))
  const standing = { hits, caught: new Uint8Array(likely.size), likely }
  const worthOf = (rule: Rule, gain: number) => gain / (rule.expected + costOfRule * records)
  const waiting = rules.map((rule) => ({ rule, gain: gainOf(rule, standing) }))
  const chosen: Rule[] = []
  let spent = 0
  while (chosen.length < mostRules && waiting.length > 0) {
    // What a rule brings only falls as others are taken: who leads with last round's figure is measured again.
    waiting.sort((x, y) => worthOf(y.rule, y.gain) - worthOf(x.rule, x.gain))
    const [first] = waiting as [(typeof waiting)[0]]
    const before = first.gain
    first.gain = gainOf(first.rule, standing)
    if (first.gain < Math.max(1, leastGain * likely.size) || spent + first.rule.expected > budget) waiting.shift()
    else if (first.gain === before) {
      chosen.push(first.rule)
      spent += first.rule.expected
      mark(first.rule, standing)
      waiting.shift()
    }
  }
  return chosen.length > 0 ? chosen : rules.slice(0, 8)
}

/** Keys that are telling enough alone, and two of different columns that are so together; the finest first. */
function possibleRules(columns: readonly KeyColumn[], records: number, budget: number): Rule[] {
  const pairs = (agree: number) => Math.max(0, (agree * records * records - records) / 2)
  const alone = columns.map((column) => ({ name: column.name, keys: [column], expected: pairs(column.set.agree) }))
  const twice = columns.flatMap((left, i) =>
    columns
      .slice(i)
      .filter((right) => right.group !== left.group || (right === left && hasSeveral(left)))
      .map((right) => ({
        name: `${left.name} + ${right.name}`,
        keys: [left, right],
        expected: pairs(left.set.agree * right.set.agree + 1 / records),
      })),
  )
  return [...alone, ...twice]
    .filter(({ expected }) => expected < budget / 3)
    .toSorted((x, y) => x.expected - y.expected)
}

function likelyPairs(columns: readonly KeyColumn[], records: number): Likely {
  const a = new Int32Array(mostLikely * columns.length)
  const b = new Int32Array(mostLikely * columns.length)
  const by = new Int32Array(mostLikely * columns.length)
  let size = 0
  for (const column of columns.filter(({ set }) => set.agree * records < 12)) {
    // Of many records some keys are enough to look at.
    const every = Math.max(1, Math.floor(records / 60_000))
    const { starts, records: list } = blocksOf({ name: '', keys: [column], expected: 0 }, records, every)
    const step = Math.max(1, Math.floor(starts.length / mostLikely))
    for (let block = 0; block + 1 < starts.length; block += step) {
      const from = starts[block]!
      if (starts[block + 1]! - from !== 2) continue
      const [x, y] = [list[from]!, list[from + 1]!]
      const others = new Set(
        columns.filter((one) => one.group !== column.group && sharedKeys(one, x, y) > 0).map(groupOf),
      )
      if (others.size < 2) continue
      a[size] = x
      b[size] = y
      by[size++] = column.group
    }
  }
  return { a, b, by, size }
}

function hasSeveral({ set: { starts, keys } }: KeyColumn): boolean {
  return keys.length > starts.length * 1.2
}

function groupOf({ group }: KeyColumn): number {
  return group
}

function hitsOf(column: KeyColumn, { a, b, by, size }: Likely): Uint8Array {
  const hits = new Uint8Array(size)
  for (let i = 0; i < size; i++) if (by[i] !== column.group) hits[i] = sharedKeys(column, a[i]!, b[i]!)
  return hits
}

type Standing = {
  readonly hits: ReadonlyMap<KeyColumn, Uint8Array>
  readonly caught: Uint8Array
  readonly likely: Likely
}

function gainOf(rule: Rule, { hits, caught, likely }: Standing): number {
  const { x, y, shift } = sidesOf(rule, hits)
  let gain = 0
  for (let i = 0; i < likely.size; i++) gain += ((x[i]! & y[i]!) >>> shift) & 1 & (caught[i]! ^ 1)
  return gain
}

function mark(rule: Rule, { hits, caught, likely }: Standing): void {
  const { x, y, shift } = sidesOf(rule, hits)
  for (let i = 0; i < likely.size; i++) caught[i]! |= ((x[i]! & y[i]!) >>> shift) & 1
}

/** A rule of one type of key taken twice needs two keys in common: the second bit tells. */
function sidesOf({ keys: [left, right] }: Rule, hits: Standing['hits']) {
  return { x: hits.get(left!)!, y: hits.get(right ?? left!)!, shift: left === right ? 1 : 0 }
}
