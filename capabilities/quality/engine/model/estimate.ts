import { believedMatches } from '#capabilities/quality/engine/model/beliefs.ts'
import { expect, type Parameters, type Step } from '#capabilities/quality/engine/model/expect.ts'
import type { Kin } from '#capabilities/quality/engine/model/household.ts'
import { ceilingOf, type Reviewed } from '#capabilities/quality/engine/model/kin-count.ts'
import { monotone } from '#capabilities/quality/engine/model/monotone.ts'

/**
 * Pairs that agree in the same way: `levels[field]` (-1 unknown), the summed rarity in whole bits, the parts of it that
 * come from fields each sort of kin shares, how many pairs, and how many of them lie inside one of two inputs.
 */
export type Pattern = {
  readonly levels: readonly number[]
  readonly bits: number
  readonly shared?: readonly number[]
  readonly count: number
  readonly inside?: number
}

/** m and u per field and level, and the prior chance λ that two records picked at random match. */
export type Estimate = {
  readonly m: readonly number[][]
  readonly u: readonly number[][]
  readonly lambda: number
  readonly rounds: number
  readonly likelihood: number[]
  readonly kin: Kin[]
  /** Of two inputs, that neither holds duplicates: λ is then the chance of two records of different inputs. */
  readonly oneToOne: boolean
}

export type EstimateInput = {
  readonly patterns: readonly Pattern[]
  /** All pairs there are, compared or not. Those not compared count as no match. */
  readonly totalPairs: number
  /** Of two inputs, the pairs that lie inside one of them. */
  readonly insidePairs?: number
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
const mostGrowth = 5
/** How much of the m that the strict starting values find stays in every later round: against drifting away. */
const anchor = 0.2
const mostRounds = 40
const smallest = 1e-7
/** Two inputs hold no duplicates inside where those are fewer than this share of the links between them. */
const innerShare = 0.15

/**
 * Fellegi-Sunter by expectation maximisation over agreement patterns (a few thousand instead of millions of pairs).
 * u starts from random pairs and is freed, each round, of the matches and kin found among the pairs in which both records
 * fill the field: what few records fill, those often fill who are there twice.
 * With M = log2(λ/(1−λ)) + Σ log2(m/u) + bits and p = 1/(1+2^−M).
 *
 * Two inputs are first taken for two lists without duplicates: matches inside and across have a chance of their own,
 * and what pairs inside have in common shows how many kin there are, which nothing else shows as surely. Where that finds
 * too many matches inside, all pairs count alike.
 */
export function estimate(input: EstimateInput): Estimate {
  const inside = input.insidePairs ?? 0
  if (inside > 0) {
    const { fit, last } = fitted(input, { across: input.totalPairs - inside, inside })
    if (last.matchesInside <= last.matches * innerShare) return fit
  }
  return fitted(input, { across: input.totalPairs, inside: 0 }).fit
}

/** Pairs among which matches are looked for, and those inside an input that are counted apart. */
type Sides = { readonly across: number; readonly inside: number }

function fitted(input: EstimateInput, sides: Sides): { readonly fit: Estimate; readonly last: Step } {
  const isPlain = input.plain === true
  const start = input.believed?.map((levels) => [...levels]) ?? input.chance.map(startOf)
  const lambda = startingLambda(input)
  let now: Parameters = {
    m: start,
    u: input.chance.map((levels) => levels.map((q) => Math.max(q, smallest))),
    lambda,
    lambdaInside: lambda,
    kin: (input.kin ?? []).map((shared): Kin => ({ shared, ceiling: 0 })),
  }
  const first = expect(input, now, { start, ...sides })
  let last = first
  const likelihood: number[] = []
  let rounds = 0
  for (; rounds < mostRounds; rounds++) {
    if (rounds > 0) last = expect(input, now, { start, ...sides })
    likelihood.push(last.likelihood)
    const next = isPlain ? { ...now, m: last.m } : improved(input, { now, last, first }, sides)
    const before = now
    now = {
      ...next,
      lambda: shareOf(last.matches, sides.across, isPlain ? Infinity : first.matches),
      lambdaInside: sides.inside > 0 ? shareOf(last.matchesInside, sides.inside, first.matchesInside) : lambda,
    }
    if (isSettled(before, now)) break
  }
  const u = isPlain ? now.u : now.u.map((levels, k) => monotone(now.m[k]!, levels))
  const kin = now.kin.map((one, i) => ({ ...one, ...likenessOf(input, last.likeness[i]!, u) }))
  const fit = { m: now.m, u, lambda: now.lambda, rounds, likelihood, kin, oneToOne: sides.inside > 0 }
  return { fit, last }
}

/** Before anything is known, so many records in a hundred are believed to have a partner. */
function startingLambda({ totalPairs }: EstimateInput): number {
  return Math.min(0.1, (believedMatches * Math.sqrt(2 * totalPairs)) / totalPairs)
}

function shareOf(matches: number, pairs: number, atFirst: number): number {
  const least = Math.min(0.05, 0.5 / pairs)
  return Math.max(least, Math.min(0.5, (atFirst * mostGrowth) / pairs, matches / pairs))
}

type Round = { readonly now: Parameters; readonly last: Step; readonly first: Step }

function improved(input: EstimateInput, { now, last, first }: Round, sides: Sides): Parameters {
  const m = last.m.map((levels, k) =>
    held(
      levels.map((one, l) => one * (1 - anchor) + anchor * first.m[k]![l]!),
      input.mostDifferent?.[k] ?? 1,
    ),
  )
  const u = freed(input, last.found)
  const kin = now.kin.map(({ shared }, i) => ({
    shared,
    ceiling: ceilingOf(last.kin[i]!, sides.inside > 0),
    ...likenessOf(input, last.likeness[i]!, u),
  }))
  return { ...now, m, u, kin }
}

/** How much commoner each likeness is among kin of a sort than among strangers, in bits, where they have one of their own. */
function likenessOf(
  { kinInPart, discount }: EstimateInput,
  shares: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
): Pick<Kin, 'weights'> {
  if (kinInPart?.includes(true) !== true) return {}
  const weights = shares.map((levels, k) =>
    kinInPart[k] === true ? levels.map((share, l) => (discount?.[k] ?? 1) * Math.log2(share / u[k]![l]!)) : [],
  )
  return { weights }
}

/** Whether a round changed nothing that a weight would show: shares by a hundred-thousandth, bits by a thousandth. */
function isSettled(before: Parameters, now: Parameters): boolean {
  const shares = now.m.flatMap((levels, k) => levels.map((value, l) => Math.abs(value - before.m[k]![l]!)))
  const bits = now.kin.map(({ ceiling }, i) => Math.abs(ceiling - before.kin[i]!.ceiling))
  const lambda = Math.abs(Math.log2(now.lambda / before.lambda))
  return Math.max(...shares) < 1e-5 && Math.max(0, ...bits, lambda) < 1e-3
}

function startOf(levels: readonly number[]): number[] {
  const top = levels.length - 1
  const rest = 0.3 / Math.max(1, top)
  return levels.map((_, level) => (top === 0 ? 1 : level === top ? 0.7 : rest))
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
