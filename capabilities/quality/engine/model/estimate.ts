import { heldBack, kinBits, type Kin } from '#capabilities/quality/engine/model/household.ts'
import {
  ceilingOf,
  kinCounter,
  reviewedKin,
  reviewWeight,
  type Reviewed,
} from '#capabilities/quality/engine/model/kin-count.ts'

/**
 * Pairs that agree in the same way: `levels[field]` (-1 unknown), the summed rarity in whole bits, the parts of it that
 * come from fields each sort of kin shares, how many pairs.
 */
export type Pattern = {
  readonly levels: readonly number[]
  readonly bits: number
  readonly shared?: readonly number[]
  readonly count: number
}

/** m and u per field and level, and the prior chance λ that two records picked at random match. */
export type Estimate = {
  readonly m: number[][]
  readonly u: number[][]
  readonly lambda: number
  readonly rounds: number
  readonly likelihood: number[]
  readonly kin: Kin[]
}

export type EstimateInput = {
  readonly patterns: readonly Pattern[]
  /** All pairs there are, compared or not. Those not compared count as no match. */
  readonly totalPairs: number
  /** Distribution of levels among random pairs, matches included. */
  readonly chance: readonly (readonly number[])[]
  /** For each field, the pairs in which both records say something; all pairs where it is not told. */
  readonly knownPairs?: readonly number[]
  /** For each field, the share of duplicates that may differ in it at most (1 where nothing is known of it). */
  readonly mostDifferent?: readonly number[]
  /** Levels expected of duplicates before any data speaks. */
  readonly believed?: readonly (readonly number[])[]
  /** For each sort of kin, the fields they share. */
  readonly kin?: readonly (readonly boolean[])[]
  /** The fields in which kin are alike in a way of their own; in the others that they share, they are as matches are. */
  readonly kinInPart?: readonly boolean[]
  readonly reviewed?: readonly Reviewed[]
  /** How much of each field's weight counts, 1 unless fields repeat each other. */
  readonly discount?: readonly number[]
  /** Keep u as given and m and u as they fall: textbook EM, whose likelihood never falls. */
  readonly plain?: boolean
}

/** Matches at most, as a multiple of those the strict starting values find. */
const mostGrowth = 2.5
/** How much of the m that the strict starting values find stays in every later round: against drifting away. */
const anchor = 0.2
const mostRounds = 40
const smallest = 1e-7
/** Pseudo-observations of the starting m: they keep a level nobody matched on from an infinite weight. */
const trust = 50

/**
 * Fellegi-Sunter by expectation maximisation over agreement patterns (a few thousand instead of millions of pairs).
 * u starts from random pairs and is freed, each round, of the matches and kin found among the pairs in which both records
 * fill the field: what few records fill, those often fill who are there twice.
 * With M = log2(λ/(1−λ)) + Σ log2(m/u) + bits and p = 1/(1+2^−M).
 */
export function estimate(input: EstimateInput): Estimate {
  const { patterns, totalPairs, chance } = input
  const start = input.believed?.map((levels) => [...levels]) ?? chance.map(startOf)
  let m = start
  let u = chance.map((levels) => levels.map((q) => Math.max(q, smallest)))
  let lambda = Math.min(0.1, Math.max(1, patterns.reduce((sum, { count }) => sum + count, 0) * 0.05) / totalPairs)
  const likelihood: number[] = []
  let rounds = 0
  let first = { m, matches: 0 }
  let kin = (input.kin ?? []).map((shared): Kin => ({ shared, ceiling: 0 }))
  for (; rounds < mostRounds; rounds++) {
    const step = expect(input, { m, u, lambda, kin }, start)
    if (rounds === 0) first = step
    const most = input.plain === true ? 0.5 : Math.min(0.5, (first.matches * mostGrowth) / totalPairs)
    const nextLambda = Math.max(Math.min(0.05, 0.5 / totalPairs), Math.min(most, step.matches / totalPairs))
    likelihood.push(step.likelihood)
    const moved = Math.max(...step.m.flatMap((levels, k) => levels.map((value, l) => Math.abs(value - m[k]![l]!))))
    m =
      input.plain === true
        ? step.m
        : step.m.map((levels, k) =>
            held(
              levels.map((one, l) => one * (1 - anchor) + anchor * first.m[k]![l]!),
              input.mostDifferent?.[k] ?? 1,
            ),
          )
    lambda = nextLambda
    kin = kin.map(({ shared }, i) => ({
      shared,
      ceiling: ceilingOf(step.kin[i]!),
      ...(input.kinInPart?.includes(true) === true && {
        weights: step.likeness[i]!.map((levels, k) => (input.kinInPart![k] === true ? levels : [])),
      }),
    }))
    if (input.plain !== true) u = freed(input, step.found)
    if (moved < 1e-4) break
  }
  if (input.plain !== true) u = u.map((levels, k) => monotone(m[k]!, levels))
  return { m, u, lambda, rounds, likelihood, kin }
}

function startOf(levels: readonly number[]): number[] {
  const top = levels.length - 1
  const rest = 0.3 / Math.max(1, top)
  return levels.map((_, level) => (top === 0 ? 1 : level === top ? 0.7 : rest))
}

type Parameters = {
  readonly m: readonly number[][]
  readonly u: readonly number[][]
  readonly lambda: number
  readonly kin: readonly Kin[]
}

function expect(input: EstimateInput, now: Parameters, start: readonly number[][]) {
  const { patterns, totalPairs, plain, discount } = input
  const pseudo = plain === true ? 0 : trust
  const sums = now.m.map((levels, k) => levels.map((_, l) => start[k]![l]! * pseudo))
  const prior = Math.log2(now.lambda / (1 - now.lambda))
  const weights = now.m.map((levels, k) =>
    levels.map((value, l) => (discount?.[k] ?? 1) * Math.log2(Math.max(value, smallest) / now.u[k]![l]!)),
  )
  let matches = 0
  let likelihood = 0
  const counter = kinCounter(now.kin, weights)
  const common = now.kin.map(() => 0)
  for (const { levels, bits, shared, count } of patterns) {
    let weight = prior + bits
    for (let i = 0; i < common.length; i++) common[i] = shared?.[i] ?? 0
    for (let k = 0; k < levels.length; k++) {
      if (levels[k]! < 0) continue
      const one = weights[k]![levels[k]!]!
      weight += one
      for (let i = 0; i < common.length; i++)
        if (now.kin[i]!.shared[k] === true) common[i]! += kinBits(now.kin[i]!, k, levels[k]!, one)
    }
    const back = heldBack(now.kin, prior, common)
    weight -= back
    const p = probabilityOf(weight)
    for (let i = 0; i < common.length; i++)
      counter.add(i, levels, {
        kin: (1 - p) * 2 ** (prior + common[i]! - now.kin[i]!.ceiling - back) * count,
        matches: p * count,
      })
    matches += p * count
    likelihood += count * (weight > 0 ? weight + Math.log2(1 + 2 ** -weight) : Math.log2(1 + 2 ** weight))
    for (let k = 0; k < levels.length; k++) if (levels[k]! >= 0) sums[k]![levels[k]!]! += p * count
  }
  const found = sums.map((levels, k) => levels.map((sum, l) => sum - start[k]![l]! * pseudo + counter.levelOf(k, l)))
  const reviewed = input.reviewed ?? []
  learnFromReviews(sums, reviewed)
  const strangers = reviewedKin(reviewed, { ...now, prior, weights })
  const same = reviewed.filter((pair) => pair.same).length * reviewWeight
  const m = sums.map((levels) => {
    const total = levels.reduce((sum, one) => sum + one, 0)
    return total === 0 ? levels.map(() => 1 / levels.length) : levels.map((one) => one / total)
  })
  // Relative to "no pair matches": each pair, compared or not, carries log2(1 − λ) for that part of the mixture.
  return {
    m,
    matches,
    found,
    likeness: counter.likeness({ start, u: now.u, discount, trust }),
    // What was decided is added here only: people look at doubtful pairs, which says nothing of how many there are.
    kin: counter.pairs.map((one, i) => ({ matches: one.matches + same, kin: one.kin + strangers[i]! })),
    likelihood: likelihood + totalPairs * Math.log2(1 - now.lambda),
  }
}

/** A pair a person found to be the same teaches what duplicates look like as much as many that are only likely. */
function learnFromReviews(sums: readonly number[][], reviewed: readonly Reviewed[]): void {
  for (const { levels, same } of reviewed) {
    if (!same) continue
    for (const [k, level] of levels.entries()) if (level >= 0) sums[k]![level]! += reviewWeight
  }
}

/**
 * Keeps a telling field telling. Left alone, EM may settle on a class much larger than the duplicates (all records
 * of one town) in which names differ; only so many of the duplicates may differ in such a field.
 */
function held(levels: readonly number[], mostDifferent: number): number[] {
  const half = Math.ceil(levels.length / 2)
  const low = levels.slice(0, half).reduce((sum, one) => sum + one, 0)
  if (low <= mostDifferent) return [...levels]
  const high = levels.length - half
  const spread = (1 - mostDifferent) / high
  return levels.map((one, l) =>
    l < half ? (one * mostDifferent) / low : low > 0.999 ? spread : (one * (1 - mostDifferent)) / (1 - low),
  )
}

function freed({ chance, knownPairs, totalPairs }: EstimateInput, found: readonly number[][]): number[][] {
  return chance.map((levels, k) => {
    const pairs = knownPairs?.[k] ?? totalPairs
    const free = levels.map((q, l) => Math.max(smallest, q * 0.02, q - found[k]![l]! / pairs))
    const total = free.reduce((sum, one) => sum + one, 0)
    return free.map((one) => one / total)
  })
}

/** p of a weight in bits; both branches stay finite. */
export function probabilityOf(weight: number): number {
  return weight >= 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight)
}

/**
 * Changes u so that m/u never falls as likeness rises (pool adjacent violators): a likeness must not count for less
 * than a smaller one. Pooled levels share the ratio of their sums.
 */
export function monotone(m: readonly number[], u: readonly number[]): number[] {
  const pools: { m: number; u: number; size: number }[] = []
  for (const [level, value] of m.entries()) {
    let pool = { m: Math.max(value, smallest), u: u[level]!, size: 1 }
    for (let last = pools.at(-1); last !== undefined && last.m / last.u > pool.m / pool.u; last = pools.at(-1)) {
      pool = { m: last.m + pool.m, u: last.u + pool.u, size: last.size + pool.size }
      pools.pop()
    }
    pools.push(pool)
  }
  const ratios = pools.flatMap(({ m: top, u: bottom, size }) => Array.from({ length: size }, () => top / bottom))
  return m.map((value, level) => Math.max(value, smallest) / ratios[level]!)
}
