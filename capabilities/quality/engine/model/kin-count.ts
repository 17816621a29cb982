import { kinBits, type Kin } from '#capabilities/quality/engine/model/household.ts'
import { monotone } from '#capabilities/quality/engine/model/monotone.ts'

/** A pair somebody has decided, and how alike its records are in each field (-1 unknown). */
export type Reviewed = { readonly levels: readonly number[]; readonly same: boolean }

/** A reviewed pair counts like this many that are certain. */
export const reviewWeight = 5
/** Pairs of kin, and matches, taken for granted when one is weighed against the other. */
const kinExpected = 10
const matchesExpected = 20
/** Bits a field must be able to speak for a match with, to tell a match from kin. */
const telling = 2
const smallest = 1e-7

/** What a pattern adds: its pairs of kin and of matches, and the kin that pairs inside an input show, if they are known. */
type Share = { readonly kin: number; readonly matches: number; readonly shown?: number }

/** Counts, in one round of the estimate, the pairs of each sort of kin and how alike they are in what they share. */
export function kinCounter(kin: readonly Kin[], weights: readonly (readonly number[])[]) {
  const empty = () =>
    kin.map(({ shared }) => weights.map((levels, k) => (shared[k] === true ? levels.map(() => 0) : [])))
  const all = empty()
  const told = empty()
  const pairs = kin.map(() => ({ matches: 0, kin: 0 }))
  const isTelling = weights.map((levels) => levels.at(-1)! >= telling)
  return {
    pairs,
    add(sort: number, levels: readonly number[], share: Share): void {
      const shares = kin[sort]!.shared
      let tells = false
      let common = 0
      for (let k = 0; k < levels.length; k++) {
        if (levels[k]! < 0) continue
        if (shares[k] === true) {
          all[sort]![k]![levels[k]!]! += share.kin
          common += 1
        } else tells ||= isTelling[k]!
      }
      // Where all that is known is what kin share, a pair cannot tell kin from matches, unless it is no match for certain.
      // One likeness alone cannot tell kin from strangers either: kin have much in common at once.
      if (share.shown === undefined ? !tells : !tells && common < 2) return
      const shown = share.shown ?? share.kin
      for (let k = 0; k < levels.length; k++)
        if (levels[k]! >= 0 && shares[k] === true) told[sort]![k]![levels[k]!]! += shown
      pairs[sort]!.kin += shown
      pairs[sort]!.matches += share.matches
    },
    /** Pairs of kin of any sort at a level of a field they share. */
    levelOf: (k: number, level: number) => all.reduce((sum, fields) => sum + (fields[k]![level] ?? 0), 0),
    /** For each sort and field, how often kin reach each likeness; a greater one never speaks for kin more than a smaller. */
    likeness: ({ start, m, trust }: Alike) =>
      told.map((fields) =>
        fields.map((sums, k) => {
          const total = sums.reduce((sum, one) => sum + one, trust)
          const shares = sums.map((sum, l) => Math.max(smallest, (sum + trust * start[k]![l]!) / total))
          return shares.length === 0 ? [] : monotone(m[k]!, shares)
        }),
      ),
  }
}

type Alike = {
  readonly start: readonly (readonly number[])[]
  readonly m: readonly (readonly number[])[]
  readonly trust: number
}

/**
 * Matches to kin in bits, as if some of each had been seen before: a table without kin must not rule them out. Kin that
 * pairs inside an input show are known not to be matches, and need less of that.
 */
export function ceilingOf(
  { matches, kin }: { readonly matches: number; readonly kin: number },
  isShown = false,
): number {
  const part = isShown ? 0.2 : 1
  const ratio = (matches + matchesExpected * part) / (kin + kinExpected * part)
  return Math.max(-6, Math.min(12, Math.log2(ratio)))
}

type Weighing = {
  readonly kin: readonly Kin[]
  readonly prior: number
  readonly weights: readonly (readonly number[])[]
}

/**
 * How many pairs that somebody found to be two are of each sort of kin: namesakes said to be two let the next pair of
 * namesakes count for less. Those of no sort are strangers like the others, of whom random pairs say enough.
 */
export function reviewedKin(reviewed: readonly Reviewed[], { kin, prior, weights }: Weighing): number[] {
  const sums = kin.map(() => 0)
  for (const { levels, same } of reviewed) {
    if (same) continue
    const odds = kin.map((one) => {
      const common = levels.reduce(
        (sum, level, k) =>
          level < 0 || one.shared[k] !== true ? sum : sum + kinBits(one, k, level, weights[k]![level]!),
        0,
      )
      return 2 ** Math.min(60, prior + common - one.ceiling)
    })
    const all = 1 + odds.reduce((sum, one) => sum + one, 0)
    for (const [i, one] of odds.entries()) sums[i]! += (reviewWeight * one) / all
  }
  return sums
}
