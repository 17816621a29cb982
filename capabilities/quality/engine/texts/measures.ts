import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import { jaroWinkler } from '#capabilities/quality/engine/kinds/similarity.ts'
import { isWords, type FeatureColumn } from '#capabilities/quality/engine/match/features.ts'
import { scalesOf, type Scale } from '#capabilities/quality/engine/texts/scales.ts'
import { everyWord, type WordTable } from '#capabilities/quality/engine/texts/word-table.ts'

/** One measure of likeness over all candidates; NaN where one side is silent. `kinds` of values, if they are names. */
export type Measure = { readonly name: string; readonly values: Float64Array; readonly kinds?: number }

const mostWordsToCompare = 40

/**
 * What is measured of each pair. Of each text: cosine, how much of either side is found anywhere in the other record,
 * and the numbers and codes that both have or only one has, which tell models, versions and years apart. Of the other
 * columns: how far apart two amounts or dates are, and of categories the two values themselves, for `VLDB` may be `Very Large Data
 * Bases` over there.
 */
export function measuresOf(
  columns: readonly FeatureColumn[],
  table: WordTable,
  candidates: readonly Candidate[],
): Measure[] {
  const texts = columns.filter(({ field }) => isWords(field))
  const starts = startsOf(table)
  const near = nearness(table, starts)
  const bagOf = (has: ReadonlySet<number>): Bag => {
    const list = Int32Array.from(has).sort((x, y) => starts[x]! - starts[y]!)
    return { has, list, starts: list.map((word) => starts[word]!) }
  }
  return [
    { name: 'all texts', values: Float64Array.from(candidates, ({ weight }) => weight) },
    ...texts.flatMap(({ field }, k) => ofText(table, k, { candidates, near, bagOf, name: field.name })),
    ...scalesOf(columns).map((scale) => ofScale(scale, candidates)),
    ...columns.filter(({ field }) => field.kind === 'category').map((column) => ofCategories(column, candidates)),
  ]
}

/** A record's words, to be asked for one, and in the order of their beginnings to be asked for those like one. */
type Bag = { readonly has: ReadonlySet<number>; readonly list: Int32Array; readonly starts: Int32Array }
type Near = (word: number, bag: Bag) => number
type Of = {
  candidates: readonly Candidate[]
  near: Near
  bagOf: (has: ReadonlySet<number>) => Bag
  name: string
}

function ofText(table: WordTable, k: number, { candidates, near, bagOf, name }: Of): Measure[] {
  const { columns, rarity, lengths, words } = table
  const hasDigit = words.map((word) => /\d/.test(word))
  const everything = new Map<number, Bag>()
  const own = new Map<number, Bag>()
  const allOf = (record: number) => kept(everything, record, () => bagOf(everyWord(columns, record)))
  const ownOf = (record: number) => kept(own, record, () => bagOf(new Set(columns[k]![record])))
  const covered = (list: Int32Array, bag: Bag) => {
    let sum = 0
    let total = 0
    for (const word of list) {
      sum += rarity[word]! * near(word, bag)
      total += rarity[word]!
    }
    return sum / total // NaN where there are no words
  }
  const out = ['cosine', 'left covered', 'right covered', 'numbers of left', 'numbers of right', 'numbers of both'].map(
    (what) => ({ name: `${name}: ${what}`, values: new Float64Array(candidates.length) }),
  )
  for (const [i, { a, b }] of candidates.entries()) {
    const [left, right] = [columns[k]![a]!, columns[k]![b]!]
    const [allLeft, allRight, ownRight] = [allOf(a), allOf(b), ownOf(b)]
    let dot = 0
    for (const word of left) dot += rarity[word]! ** 2 * near(word, ownRight)
    const numbers = [0, 0, 0]
    for (const word of left) if (hasDigit[word]) numbers[allRight.has.has(word) ? 2 : 0]! += rarity[word]!
    for (const word of right) if (hasDigit[word] && !allLeft.has.has(word)) numbers[1]! += rarity[word]!
    const cosine = dot / (lengths[k]![a]! * lengths[k]![b]!)
    const values = [cosine, covered(left, allRight), covered(right, allLeft), ...numbers]
    for (const [j, value] of values.entries()) out[j]!.values[i] = Number.isFinite(value) ? value : NaN
  }
  return out
}

function kept<T>(map: Map<number, T>, key: number, make: () => T): T {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}

/** How near a word comes to one of a record's: 1 the same, less where it is shortened or mistyped. Codes never are. */
function nearness({ words }: WordTable, startOf: Int32Array): Near {
  const known = new Map<number, number>()
  return (word, { has, list, starts }) => {
    if (has.has(word)) return 1
    const start = startOf[word]!
    if (list.length > mostWordsToCompare || start === -1) return 0
    let best = 0
    for (let i = firstOf(starts, start); starts[i] === start; i++) {
      const other = list[i]!
      const key = word < other ? word * words.length + other : other * words.length + word
      best = Math.max(
        best,
        kept(known, key, () => wordNearness(words[word]!, words[other]!)),
      )
    }
    return best
  }
}

/** The first two letters of each word as one number, -1 where it has a digit: words that differ there are not alike. */
function startsOf({ words }: WordTable): Int32Array {
  return Int32Array.from(words, (word) => (/\d/.test(word) ? -1 : word.charCodeAt(0) * 65536 + word.charCodeAt(1)))
}

/** Where a number stands first among ascending ones, or would stand. */
function firstOf(ascending: Int32Array, number: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < number) low = middle + 1
    else high = middle
  }
  return low
}

function wordNearness(x: string, y: string): number {
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  if (short.length < 3) return 0
  if (long.startsWith(short)) return short.length > 3 || short.length * 2 >= long.length ? 0.85 : 0.7
  return short.length > 3 && short.length * 3 >= long.length * 2 && jaroWinkler(short, long) >= 0.92 ? 0.85 : 0
}

function ofScale({ name, positions }: Scale, candidates: readonly Candidate[]): Measure {
  return { name, values: Float64Array.from(candidates, ({ a, b }) => -Math.abs(positions[a]! - positions[b]!)) }
}

function ofCategories({ field, ids }: FeatureColumn, candidates: readonly Candidate[]): Measure {
  const numberByPair = new Map<string, number>()
  const values = Float64Array.from(candidates, ({ a, b }) => {
    const key = ids[a]! < 0 || ids[b]! < 0 ? null : `${ids[a]} ${ids[b]}`
    if (key === null) return NaN
    const known = numberByPair.get(key) ?? numberByPair.size
    numberByPair.set(key, known)
    return known
  })
  return { name: field.name, values, kinds: numberByPair.size }
}
