import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import type { Verdict } from '#capabilities/quality/engine/group/verdicts.ts'
import { believed, likelihoods } from '#capabilities/quality/engine/texts/chance.ts'
import { evidenceOf, stepsOf } from '#capabilities/quality/engine/texts/evidence.ts'
import { dot, fitLogistic } from '#capabilities/quality/engine/texts/logistic.ts'
import type { Measure } from '#capabilities/quality/engine/texts/measures.ts'

const rounds = 4
/** Fewer pairs than this teach nothing: then the cosine decides alone. */
const fewestToLearnFrom = 40
const ridge = 5
const mostCases = 60_000
/** A pair somebody has decided counts like this many that are only likely. */
const verdictCounts = 5

/** Scores of all candidates, the ones chosen one to one, best first, and how likely each of those is a match. */
export type Learned = { readonly chosen: readonly number[]; readonly likely: ReadonlyMap<number, number> }

/**
 * Learns what tells matches from the rest without being told any. The pairs that the cosine chooses one to one teach
 * what each measure is worth, a logistic regression weighs the measures against each other (they say the same thing
 * several times), and the pairs chosen by that teach again. Candidates that were passed over are the counterexamples:
 * near enough to be mistaken, and no match, because their records have a better one.
 */
export function learnMatches(
  candidates: readonly Candidate[],
  measures: readonly Measure[],
  verdicts: readonly Verdict[],
): Learned {
  const told = new Map(verdicts.map(({ a, b, same }) => [`${a} ${b}`, same]))
  const verdictOf = candidates.map(({ a, b }) => told.get(`${a} ${b}`) ?? told.get(`${b} ${a}`))
  let scores: Float64Array = Float64Array.from(candidates, ({ weight }) => weight)
  let chosen = assigned(candidates, scores, verdictOf)
  if (chosen.length < fewestToLearnFrom) return { chosen, likely: believed(candidates, chosen) }
  let likely = likelihoods(candidates, scores, chosen)
  const steps = measures.map((measure) => stepsOf(measure, chosen))
  const counts = Float64Array.from(verdictOf, (same) => (same === undefined ? 1 : verdictCounts))
  for (let round = 0; round < rounds; round++) {
    const wanted = Float64Array.from(candidates, (_, i) => {
      const same = verdictOf[i]
      return same === undefined ? (likely.get(i) ?? 0) : same ? 1 : 0
    })
    const evidence = evidenceOf(steps, wanted)
    const beta = fitLogistic(evidence, wanted, ridge, sampled(counts, chosen))
    scores = Float64Array.from(candidates, (_, i) => dot(evidence.cells, i * evidence.width, beta))
    chosen = assigned(candidates, scores, verdictOf)
    likely = likelihoods(candidates, scores, chosen)
  }
  return { chosen, likely }
}

/** Of a great many candidates, all that were chosen and so many of the rest, each standing for its neighbours. */
function sampled(counts: Float64Array, chosen: readonly number[]): Float64Array {
  const stride = Math.ceil(counts.length / mostCases)
  if (stride === 1) return counts
  const out = counts.map((count, i) => (i % stride === 0 ? count * stride : 0))
  for (const i of chosen) out[i] = counts[i]!
  return out
}

/** One to one, greedily, as `assignGreedily`, by number; what was decided goes before what is likely. */
function assigned(
  candidates: readonly Candidate[],
  scores: Float64Array,
  verdictOf: readonly (boolean | undefined)[],
): number[] {
  const rank = (i: number) => (verdictOf[i] === true ? Number.MAX_VALUE : scores[i]!)
  const order = Int32Array.from(candidates.keys()).sort((x, y) => {
    const [left, right] = [candidates[x]!, candidates[y]!]
    return rank(y) - rank(x) || left.a - right.a || left.b - right.b
  })
  const spent = new Set<number>()
  return Array.from(order).filter((i) => {
    const { a, b } = candidates[i]!
    if (verdictOf[i] === false || spent.has(a) || spent.has(b)) return false
    spent.add(a)
    spent.add(b)
    return true
  })
}
