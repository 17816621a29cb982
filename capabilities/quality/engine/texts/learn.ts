import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import type { Verdict } from '#capabilities/quality/engine/group/verdicts.ts'
import { believed, likelihoods } from '#capabilities/quality/engine/texts/chance.ts'
import { evidenceOf, stepsOf } from '#capabilities/quality/engine/texts/evidence.ts'
import { dot, fitLogistic } from '#capabilities/quality/engine/texts/logistic.ts'
import type { Measure } from '#capabilities/quality/engine/texts/measures.ts'

const rounds = 4
/** In the last round a record is judged by what others have taught: what it has taught itself looks better than it is. */
const lastParts = 5
/** Spreads numbers that follow each other (D. Knuth, The Art of Computer Programming, 6.4). */
const goldenRatio = 0x9e3779b1
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
    const parts = round === rounds - 1 ? lastParts : 1
    const given = sampled(counts, chosen)
    scores = inParts(candidates, parts, (isOwn) => {
      const isLeftOut = (i: number) => parts > 1 && isOwn(i)
      const evidence = evidenceOf(steps, wanted, isLeftOut)
      const others = given.map((count, i) => (isLeftOut(i) ? 0 : count))
      const beta = fitLogistic(evidence, wanted, ridge, others)
      return (i) => dot(evidence.cells, i * evidence.width, beta)
    })
    chosen = assigned(candidates, scores, verdictOf)
    likely = likelihoods(candidates, scores, chosen)
  }
  return { chosen, likely }
}

/** Scores of all candidates, those of each part of the records by what the other parts have taught. */
function inParts(
  candidates: readonly Candidate[],
  parts: number,
  taught: (isOwn: (i: number) => boolean) => (i: number) => number,
): Float64Array {
  const scores = new Float64Array(candidates.length)
  const part = Uint8Array.from(candidates, ({ a }) => (Math.imul(a + 1, goldenRatio) >>> 16) % parts)
  for (let own = 0; own < parts; own++) {
    const score = taught((i) => part[i] === own)
    for (let i = 0; i < scores.length; i++) if (part[i] === own) scores[i] = score(i)
  }
  return scores
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
