import { kinBits, type Kin } from '#capabilities/quality/engine/model/household.ts'

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
    add(sort: number, levels: readonly number[], share: { readonly kin: number; readonly matches: number }): void {
      const shares = kin[sort]!.shared
      let tells = false
      for (let k = 0; k < levels.length; k++) {
        if (levels[k]! < 0) continue
        if (shares[k] === true) all[sort]![k]![levels[k]!]! += share.kin
        else tells ||= isTelling[k]!
      }
      // Where all that is known is what kin share, a pair cannot tell kin from matches.
      if (!tells) return
      for (let k = 0; k < levels.length; k++)
        if (levels[k]! >= 0 && shares[k] === true) told[sort]![k]![levels[k]!]! += share.kin
      pairs[sort]!.kin += share.kin
      pairs[sort]!.matches += share.matches
    },
    /** Pairs of kin of any sort at a level of a field they share. */
    levelOf: (k: number, level: number) => all.reduce((sum, fields) => sum + (fields[k]![level] ?? 0), 0),
    /** For each sort and field, how much commoner each likeness is among kin than among strangers, in bits. */
    likeness: ({ start, u, discount, trust }: Alike) =>
      told.map((fields) =>
        fields.map((sums, k) => {
          const total = sums.reduce((sum, one) => sum + one, trust)
          return sums.map((sum, l) => {
            const share = Math.max(smallest, (sum + trust * start[k]![l]!) / total)
            return (discount?.[k] ?? 1) * Math.log2(share / u[k]![l]!)
          })
        }),
      ),
  }
}

type Alike = {
  readonly start: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  readonly discount: readonly number[] | undefined
  readonly trust: number
}

/** Matches to kin in bits, as if some of each had been seen before: a table without kin must not rule them out. */
export function ceilingOf({ matches, kin }: { readonly matches: number; readonly kin: number }): number {
  return Math.max(-6, Math.min(12, Math.log2((matches + matchesExpected) / (kin + kinExpected))))
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
