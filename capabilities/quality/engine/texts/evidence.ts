import type { Measure } from '#capabilities/quality/engine/texts/measures.ts'
import type { Cases } from '#capabilities/quality/engine/texts/logistic.ts'

/** A measure cut into steps: for each candidate its step, -1 where one side is silent. */
export type Steps = { readonly steps: Int32Array; readonly count: number }

/** Cuts among all candidates, and among those chosen first: the good ones are few, and must be told apart finely. */
const cutsOfAll = 10
const cutsOfChosen = 20
/** Pairs taken for granted at each step, spread as the candidates are: a step few reach teaches little. */
const pseudo = 10

export function stepsOf({ values, kinds }: Measure, chosen: readonly number[]): Steps {
  if (kinds !== undefined) {
    return { steps: Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : value)), count: kinds }
  }
  const of = chosen.map((i) => values[i]!)
  const cuts = [...new Set([...quantiles(values, cutsOfAll), ...quantiles(of, cutsOfChosen)])].toSorted((x, y) => x - y)
  const steps = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : stepOf(cuts, value)))
  return { steps, count: cuts.length + 1 }
}

function quantiles(values: ArrayLike<number>, parts: number): number[] {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort()
  return Array.from({ length: parts - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / parts)]!).filter(
    (cut) => cut > sorted[0]!,
  )
}

function stepOf(cuts: readonly number[], value: number): number {
  let from = 0
  let to = cuts.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (cuts[middle]! <= value) from = middle + 1
    else to = middle
  }
  return from
}

/**
 * What each measure says of each candidate: the logarithm of how much oftener matches stand on its step than others
 * do, given how likely each candidate is a match. 0 where it says nothing. The first column is the constant. Those
 * left out teach nothing.
 */
export function evidenceOf(measures: readonly Steps[], likely: Float64Array, leftOut: (i: number) => boolean): Cases {
  const width = measures.length + 1
  const cells = new Float64Array(likely.length * width)
  for (let i = 0; i < likely.length; i++) cells[i * width] = 1
  for (const [k, { steps, count }] of measures.entries()) {
    const ratios = logRatios({ steps, count }, likely, leftOut)
    for (let i = 0; i < steps.length; i++) if (steps[i]! >= 0) cells[i * width + k + 1] = ratios[steps[i]!]!
  }
  return { rows: likely.length, width, cells }
}

function logRatios({ steps, count }: Steps, likely: Float64Array, leftOut: (i: number) => boolean): Float64Array {
  const matches = new Float64Array(count)
  const others = new Float64Array(count)
  let allMatches = 0
  let allOthers = 0
  for (let i = 0; i < steps.length; i++) {
    if (steps[i]! < 0 || leftOut(i)) continue
    matches[steps[i]!]! += likely[i]!
    others[steps[i]!]! += 1 - likely[i]!
    allMatches += likely[i]!
    allOthers += 1 - likely[i]!
  }
  return matches.map((one, step) => {
    const share = (one + others[step]!) / (allMatches + allOthers)
    const m = (one + pseudo * share) / (allMatches + pseudo)
    const u = (others[step]! + pseudo * share) / (allOthers + pseudo)
    return share === 0 ? 0 : Math.log(m / u)
  })
}
