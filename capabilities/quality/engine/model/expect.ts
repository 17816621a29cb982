import type { EstimateInput } from '#capabilities/quality/engine/model/estimate.ts'
import { heldBack, kinBits, type Kin } from '#capabilities/quality/engine/model/household.ts'
import { kinCounter, reviewedKin, reviewWeight, type Reviewed } from '#capabilities/quality/engine/model/kin-count.ts'
import { bitsOf, probabilityOf, softPlus } from '#capabilities/quality/engine/model/odds.ts'

/** What a round of the estimate starts from: `lambdaInside` is the chance of a match inside one of two inputs. */
export type Parameters = {
  readonly m: readonly number[][]
  readonly u: readonly number[][]
  readonly lambda: number
  readonly lambdaInside: number
  readonly kin: readonly Kin[]
}

type Given = {
  readonly start: readonly number[][]
  /** Pairs among which matches are looked for, and pairs inside an input that are counted apart; 0 of those for one input. */
  readonly across: number
  readonly inside: number
}
export type Step = ReturnType<typeof expect>

const smallest = 1e-7
/** Pseudo-observations of the starting m: they keep a level nobody matched on from an infinite weight. */
const trust = 50

/** One round: how likely each pattern is a match, a pair of kin, a stranger, and what that makes of the shares. */
export function expect(input: EstimateInput, now: Parameters, { start, across, inside }: Given) {
  const { patterns, plain, discount } = input
  const pseudo = plain === true ? 0 : trust
  const sums = now.m.map((levels, k) => levels.map((_, l) => start[k]![l]! * pseudo))
  const [prior, priorInside] = [bitsOf(now.lambda), bitsOf(now.lambdaInside)]
  const weights = now.m.map((levels, k) =>
    levels.map((value, l) => (discount?.[k] ?? 1) * Math.log2(Math.max(value, smallest) / now.u[k]![l]!)),
  )
  let matches = 0
  let matchesInside = 0
  let likelihood = across * Math.log2(1 - now.lambda) + inside * Math.log2(1 - now.lambdaInside)
  const counter = kinCounter(now.kin, weights)
  const common = now.kin.map(() => 0)
  for (const { levels, bits, shared, count, inside: within = 0 } of patterns) {
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
    const apart = inside > 0 ? within : 0
    const [p, pInside] = [probabilityOf(weight), probabilityOf(weight + priorInside - prior)]
    const [found, foundInside] = [p * (count - apart), pInside * apart]
    for (let i = 0; i < common.length; i++) {
      const share = 2 ** (prior + common[i]! - now.kin[i]!.ceiling - back)
      const kinInside = (1 - pInside) * share * apart
      counter.add(i, levels, {
        kin: (1 - p) * share * (count - apart) + kinInside,
        matches: found,
        ...(inside > 0 && { shown: (kinInside * across) / inside }),
      })
    }
    matches += found
    matchesInside += foundInside
    likelihood += (count - apart) * softPlus(weight) + apart * softPlus(weight + priorInside - prior)
    for (let k = 0; k < levels.length; k++) if (levels[k]! >= 0) sums[k]![levels[k]!]! += found + foundInside
  }
  const found = sums.map((levels, k) => levels.map((sum, l) => sum - start[k]![l]! * pseudo + counter.levelOf(k, l)))
  const reviewed = input.reviewed ?? []
  const strangers = reviewedKin(reviewed, { ...now, prior, weights })
  const same = reviewed.filter((pair) => pair.same).length * reviewWeight
  const m = sharesOf(sums, reviewed)
  return {
    m,
    matches,
    matchesInside,
    found,
    likeness: counter.likeness({ start, m, trust }),
    // What was decided is added here only: people look at doubtful pairs, which says nothing of how many there are.
    kin: counter.pairs.map((one, i) => ({ matches: one.matches + same, kin: one.kin + strangers[i]! })),
    // Relative to "no pair matches": each pair, compared or not, carries log2(1 − λ) for that part of the mixture.
    likelihood,
  }
}

function sharesOf(sums: readonly number[][], reviewed: readonly Reviewed[]): number[][] {
  learnFromReviews(sums, reviewed)
  return sums.map((levels) => {
    const total = levels.reduce((sum, one) => sum + one, 0)
    return total === 0 ? levels.map(() => 1 / levels.length) : levels.map((one) => one / total)
  })
}

/** A pair a person found to be the same teaches what duplicates look like as much as many that are only likely. */
function learnFromReviews(sums: readonly number[][], reviewed: readonly Reviewed[]): void {
  for (const { levels, same } of reviewed) {
    if (!same) continue
    for (const [k, level] of levels.entries()) if (level >= 0) sums[k]![level]! += reviewWeight
  }
}
