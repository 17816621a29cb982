import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import { dot, fitLogistic } from '#capabilities/quality/engine/texts/logistic.ts'

/**
 * How likely each chosen pair is a match, told from its score alone. What scores chance reaches is shown by the best
 * partner each record did not get: those are no matches. With q(s) the share of chosen pairs among chosen and passed
 * over at score s, and π the share of chance among the chosen: p(s) = 1 − π · (passed over at s) / (chosen at s).
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
  const times = chosen.length / Math.max(1, passed.length)
  const odds = new Map(shown.flatMap(({ i, is }, k) => (is === 1 ? [[i, ((1 - share[k]!) / share[k]!) * times]] : [])))
  const chance = chanceAmong([...odds.values()])
  return new Map([...odds].map(([i, one]) => [i, certainty(one, chance)]))
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

function certainty(odds: number, chance: number): number {
  return Math.max(0, Math.min(1, 1 - chance * odds))
}

/** The share of chance that explains itself: what is not likely a match is as much as there is of chance. */
function chanceAmong(odds: readonly number[]): number {
  let chance = 1
  for (let round = 0; round < 50; round++) {
    const sum = odds.reduce((total, one) => total + certainty(one, chance), 0)
    const next = 1 - sum / odds.length
    if (Math.abs(next - chance) < 1e-5) return next
    chance = next
  }
  return chance
}

/** For each record with a partner, of either side, the best candidate it did not get. */
function passedOver(candidates: readonly Candidate[], scores: Float64Array, chosen: readonly number[]): number[] {
  const taken = new Set(chosen)
  const partnered = new Set(chosen.flatMap((i) => [candidates[i]!.a, candidates[i]!.b]))
  const best = new Map<number, number>()
  for (const [i, { a, b }] of candidates.entries()) {
    if (taken.has(i)) continue
    for (const record of [a, b]) {
      if (record === b && !partnered.has(b)) continue
      const now = best.get(record)
      if (now === undefined || scores[i]! > scores[now]!) best.set(record, i)
    }
  }
  return [...best.values()]
}
