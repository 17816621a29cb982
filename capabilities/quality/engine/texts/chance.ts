import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import { dot, fitLogistic } from '#capabilities/quality/engine/texts/logistic.ts'

/**
 * How likely each chosen pair is a match, told from its score alone. What scores chance reaches is shown by the best
 * partner each record of the smaller side did not get: those are no matches, and looked for among as many as a record
 * without a partner had. With q(s) the share of chosen pairs among chosen and passed over at score s, and π the share
 * of chance among the chosen: p(s) = 1 − π · (passed over at s) / (chosen at s).
 */
export function likelihoods(
  candidates: readonly Candidate[],
  scores: Float64Array,
  chosen: readonly number[],
): Map<number, number> {
  const passed = passedOver(candidates, scores, chosen)
  const shown = [...chosen.map((i) => ({ i, is: 1 })), ...passed.map((i) => ({ i, is: 0 }))]
  shown.sort((x, y) => scores[x.i]! - scores[y.i]! || x.is - y.is || x.i - y.i)
  const share = shareOfChosen(
    Float64Array.from(shown, ({ i }) => scores[i]!),
    Float64Array.from(shown, ({ is }) => is),
  )
  const chance = chanceAmong(
    chosen.map((i) => scores[i]!),
    passed.map((i) => scores[i]!),
  )
  const times = (chance * chosen.length) / Math.max(1, passed.length)
  return new Map(
    shown.flatMap(({ i, is }, k) => (is === 1 ? [[i, Math.max(0, 1 - (times * (1 - share[k]!)) / share[k]!)]] : [])),
  )
}

/**
 * q of ascending scores: the mean of a logistic curve, too stiff for the scores of half-hidden matches, and of the
 * isotonic one, which jumps where there is little to see.
 */
function shareOfChosen(scores: Float64Array, is: Float64Array): Float64Array {
  const cells = new Float64Array(scores.length * 2)
  scores.forEach((score, i) => cells.set([1, score], i * 2))
  const fit = fitLogistic({ rows: scores.length, width: 2, cells }, is, 1e-6)
  const rising = isotonic(is)
  return scores.map((_, i) => Math.max(1e-6, (rising[i]! + 1 / (1 + Math.exp(-dot(cells, i * 2, fit)))) / 2))
}

/** The rising series nearest to the one given, by least squares (pool adjacent violators). */
export function isotonic(values: Float64Array): Float64Array {
  const pools: { sum: number; size: number }[] = []
  for (const value of values) {
    let pool = { sum: value, size: 1 }
    for (let last = pools.at(-1); last && last.sum / last.size >= pool.sum / pool.size; last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, size: last.size + pool.size }
      pools.pop()
    }
    pools.push(pool)
  }
  return Float64Array.from(pools.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size)))
}

/** The multiple of the chance cosine that counts as even, the bits that one more adds, and a cosine of chance. */
const evenRatio = 0.7
const bitsPerCosine = 4
const usualChance = 0.2

/** The same where there are too few pairs to learn from: by how their cosine compares with that of the passed over. */
export function believed(candidates: readonly Candidate[], chosen: readonly number[]): Map<number, number> {
  const cosines = Float64Array.from(candidates, ({ weight }) => weight)
  const passed = Float64Array.from(passedOver(candidates, cosines, chosen), (i) => cosines[i]!).sort()
  const chance = passed[passed.length >> 1] ?? usualChance
  return new Map(chosen.map((i) => [i, 1 / (1 + 2 ** (-bitsPerCosine * (cosines[i]! / chance - evenRatio)))]))
}

/**
 * The share of chance among the chosen: of what chance reaches, the lower half lies where matches hardly ever do
 * (J. D. Storey, A direct approach to false discovery rates, 2002). What stands at the median itself is of that half.
 */
function chanceAmong(chosen: readonly number[], passed: readonly number[]): number {
  if (passed.length === 0) return 0
  const median = Float64Array.from(passed).sort()[(passed.length - 1) >> 1]!
  const below = (scores: readonly number[]) => scores.filter((score) => score <= median).length / scores.length
  return Math.min(1, below(chosen) / below(passed))
}

/** For each record of the side that has fewer, the best candidate it did not get. */
function passedOver(candidates: readonly Candidate[], scores: Float64Array, chosen: readonly number[]): number[] {
  const taken = new Set(chosen)
  const [left, right] = [new Set(candidates.map(({ a }) => a)), new Set(candidates.map(({ b }) => b))]
  const side = left.size <= right.size ? 'a' : 'b'
  const best = new Map<number, number>()
  for (const [i, candidate] of candidates.entries()) {
    if (taken.has(i)) continue
    const now = best.get(candidate[side])
    if (now === undefined || scores[i]! > scores[now]!) best.set(candidate[side], i)
  }
  return [...best.values()]
}
