import type { Blocking } from '#capabilities/quality/engine/match/blocking.ts'
import type { Estimate, Pattern } from '#capabilities/quality/engine/model/estimate.ts'
import { addRarity, inChunks } from '#capabilities/quality/engine/match/chunk.ts'
import { expectedPairs, type FeatureColumn } from '#capabilities/quality/engine/match/features.ts'
import { patternBook, wholeBits } from '#capabilities/quality/engine/match/pattern-book.ts'
import { expectedOfStrangers } from '#capabilities/quality/engine/model/beliefs.ts'
import { heldBack, kinBits, kinOf, type Kin } from '#capabilities/quality/engine/model/household.ts'

/** All compared pairs, each with the number of its agreement pattern; three flat arrays, not objects. */
export type Compared = {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly pattern: Int32Array
  readonly rarity: Float32Array
  /** The parts of `rarity` that come from fields kin share, two numbers a pair: there are two sorts of kin at most. */
  readonly shared: Float32Array
  readonly patterns: readonly Pattern[]
}

/** Compares every pair blocking brings up and collapses them to patterns of agreement; `source` tells inputs apart. */
export function compareAll(
  columns: readonly FeatureColumn[],
  { blocking, source }: { readonly blocking: Blocking; readonly source: Uint8Array },
  progress: (left: number) => void = () => {},
): Compared {
  let arrays = arraysOf(1 << 16)
  let size = 0
  const kin = kinOf(columns.map(({ field }) => field))
  const patterns = patternBook(columns)
  const vector = new Int8Array(columns.length)
  const common = [0, 0]
  const chunks = inChunks(columns, (chunk) => {
    if (size + chunk.size > arrays.a.length) arrays = grown(arrays)
    const { a, b, pattern, rarity, shared } = arrays
    if (chunk.size > 0) progress(chunk.a[0]!)
    const [bits, ...parts] = [0, 1, 2].map(() => new Float64Array(chunk.size)) as [Float64Array, ...Float64Array[]]
    for (const [k, column] of columns.entries()) {
      const sums = [bits, ...parts.filter((_, i) => kin[i]?.[k] === true)]
      addRarity(column, chunk, { levels: chunk.levels[k]!, sums })
    }
    for (let i = 0; i < chunk.size; i++) {
      for (let k = 0; k < columns.length; k++) vector[k] = chunk.levels[k]![i]!
      for (let j = 0; j < common.length; j++) common[j] = parts[j]![i]!
      a[size] = chunk.a[i]!
      b[size] = chunk.b[i]!
      rarity[size] = bits[i]!
      shared[2 * size] = common[0]!
      shared[2 * size + 1] = common[1]!
      const number = patterns.numberOf(vector, wholeBits(bits[i]!), common)
      if (source[chunk.a[i]!] === source[chunk.b[i]!]) patterns.inside(number)
      pattern[size++] = number
    }
  })
  blocking.forEachPair(chunks.add)
  chunks.done()
  return {
    a: arrays.a.subarray(0, size),
    b: arrays.b.subarray(0, size),
    pattern: arrays.pattern.subarray(0, size),
    rarity: arrays.rarity.subarray(0, size),
    shared: arrays.shared.subarray(0, 2 * size),
    patterns: patterns.all(),
  }
}

type Arrays = { [Key in keyof Omit<Compared, 'patterns'>]: Compared[Key] }

function arraysOf(room: number): Arrays {
  return {
    a: new Int32Array(room),
    b: new Int32Array(room),
    pattern: new Int32Array(room),
    rarity: new Float32Array(room),
    shared: new Float32Array(2 * room),
  }
}

function grown(from: Arrays): Arrays {
  const to = arraysOf(from.a.length * 2)
  for (const key of Object.keys(from) as (keyof Arrays)[]) to[key].set(from[key])
  return to
}

/** What random pairs look like: levels a field, matches included, and what repetition leaves of each field's weight. */
export type Chance = { readonly levels: number[][]; readonly discount: number[] }

export const samplePairs = 300_000
/** Chance of agreeing from which on a field is measured against others, and from which on that counts in full. */
const oftenSame = 0.03
const veryOftenSame = 0.12
const fewHits = 30

/**
 * How often random pairs reach each level, matches included: all pairs of a small table, else a fixed sample (the
 * same for the same records). Being the same by chance is known exactly from the frequencies: Σ c(c−1) / n(n−1).
 */
export function chanceLevels(
  columns: readonly FeatureColumn[],
  n: number,
  { most = samplePairs, all }: { most?: number; all?: Compared | undefined },
): Chance {
  const levels = new Int8Array(columns.length)
  if (all !== undefined) {
    // Every pair was compared: what they look like needs no sample.
    return chanceOf(columns, (count) => {
      for (const pattern of all.patterns) count(pattern.levels, pattern.count)
    })
  }
  return chanceOf(columns, (count) => {
    const chunks = inChunks(columns, (chunk) => {
      for (let i = 0; i < chunk.size; i++) {
        for (let k = 0; k < columns.length; k++) levels[k] = chunk.levels[k]![i]!
        count(levels)
      }
    })
    forEachChancePair(n, chunks.add, most)
    chunks.done()
  })
}

/** A sample that can go through all records so many times meets each of them as often as the others. */
const fewestPasses = 3

/** All pairs of a small table, else a fixed sample, the same for the same number of records. */
export function forEachChancePair(n: number, visit: (a: number, b: number) => void, most = samplePairs): void {
  if ((n * (n - 1)) / 2 <= most) {
    for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) visit(a, b)
    return
  }
  const next = randomBelow(n)
  for (let i = 0; i < most; i++) {
    const a = n * fewestPasses <= most ? i % n : next()
    const b = next()
    if (a !== b) visit(a, b)
  }
}

/** The same from the levels of random pairs, however they were come by. */
export function chanceOf(
  columns: readonly Pick<FeatureColumn, 'field' | 'kind' | 'sameByChance'>[],
  forEachLevels: (count: (levels: ArrayLike<number>, pairs?: number) => void) => void,
): Chance {
  const counts = columns.map(({ field }) =>
    Float64Array.from(expectedOfStrangers(field.kind), (share) => share * expectedPairs),
  )
  const together = new Float64Array(columns.length ** 2)
  const seen = new Float64Array(columns.length ** 2)
  forEachLevels((levels, pairs = 1) => {
    for (let k = 0; k < columns.length; k++) {
      const level = levels[k]!
      if (level < 0) continue
      counts[k]![level]! += pairs
      const agrees = level === columns[k]!.kind.levels.length - 1
      for (let j = 0; j < k; j++) {
        if (levels[j]! < 0) continue
        seen[k * columns.length + j]! += pairs
        if (agrees && levels[j] === columns[j]!.kind.levels.length - 1) together[k * columns.length + j]! += pairs
      }
    }
  })
  const chance = columns.map(({ sameByChance }, k) => {
    const all = counts[k]!
    const total = all.reduce((sum, one) => sum + one, 0)
    const top = all.length - 1
    // The frequencies know of equal values, the pairs of those that only mean the same; few hits tell little.
    const same = Math.min(0.99, all[top]! < fewHits ? sameByChance : Math.max(sameByChance, all[top]! / total))
    const rest = total - all[top]!
    return Array.from(all, (one, level) => (level === top ? same : (one / rest) * (1 - same)))
  })
  return {
    levels: chance,
    discount: discounts(chance, (k, j) => together[k * columns.length + j]! / seen[k * columns.length + j]!).map(
      (one, k) => (columns[k]!.field.aside === true ? one / 4 : one),
    ),
  }
}

/**
 * Fields of few values often repeat each other (town, state and agency of one list): believed one by one, they
 * convince several times. A field's weight is divided by the sum of its correlations with the others, measured on
 * random pairs; only fields that agree by chance often enough to be measured are looked at.
 */
function discounts(chance: readonly (readonly number[])[], bothOf: (k: number, j: number) => number): number[] {
  const same = chance.map((levels) => levels.at(-1)!)
  return same.map((own, k) => {
    if (own < oftenSame) return 1
    let sum = 1
    for (const [j, other] of same.entries()) {
      if (j === k || other < oftenSame) continue
      const both = j < k ? bothOf(k, j) : bothOf(j, k)
      const correlation = (both - own * other) / Math.sqrt(own * (1 - own) * other * (1 - other))
      if (correlation > 0.05) sum += fadedIn(other) * Math.min(1, correlation)
    }
    return 1 / (1 + fadedIn(own) * (sum - 1))
  })
}

/**
 * How far a field that agrees by chance so often is counted among those of few values. Not from one moment to the next:
 * in a table of many duplicates it is they that agree in a title and in the pages at once.
 */
function fadedIn(same: number): number {
  return Math.max(0, Math.min(1, Math.log(same / oftenSame) / Math.log(veryOftenSame / oftenSame)))
}

/** Numbers below `n`, always the same series (Numerical Recipes' 32-bit congruential generator, high bits). */
function randomBelow(n: number): () => number {
  let state = 20_240_601
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** Weight of each compared pair in bits. */
export function weightsOf(
  compared: Compared,
  { prior, weights, kin }: { prior: number; weights: readonly (readonly number[])[]; kin: readonly Kin[] },
): Float64Array {
  const byPattern = compared.patterns.map(({ levels }) => {
    const all = levels.reduce((sum, level, k) => (level < 0 ? sum : sum + weights[k]![level]!), 0)
    const sharedBy = (one: Kin) =>
      levels.reduce(
        (sum, level, k) =>
          level < 0 || one.shared[k] !== true ? sum : sum + kinBits(one, k, level, weights[k]![level]!),
        0,
      )
    return { all, shared: kin.map(sharedBy) }
  })
  const common = [0, 0]
  const out = new Float64Array(compared.pattern.length)
  for (let i = 0; i < out.length; i++) {
    const { all, shared } = byPattern[compared.pattern[i]!]!
    for (let j = 0; j < kin.length; j++) common[j] = shared[j]! + compared.shared[2 * i + j]!
    out[i] = prior + all + compared.rarity[i]! - heldBack(kin, prior, common)
  }
  return out
}

export function levelWeights(fit: Estimate, discount: readonly number[]): number[][] {
  return fit.m.map((levels, k) => levels.map((m, l) => discount[k]! * Math.log2(Math.max(m, 1e-7) / fit.u[k]![l]!)))
}
