import type { Why } from '#capabilities/quality/web/duplicates/pair.ts'

/** A bar of the waterfall: where it begins and ends on the line of evidence, in bits. */
export type Bar = { readonly why: Why | null; readonly from: number; readonly to: number }

/** How the evidence adds up: from how rare duplicates are (the bar without a field), the heaviest field first. */
export function barsOf(why: readonly Why[], weight: number): Bar[] {
  const before = weight - why.reduce((sum, one) => sum + one.weight, 0)
  const bars: Bar[] = [{ why: null, from: 0, to: before }]
  let at = before
  for (const one of why.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))) {
    bars.push({ why: one, from: at, to: at + one.weight })
    at += one.weight
  }
  return bars
}

/** The line all bars lie on, zero included. */
export function rangeOf(bars: readonly Bar[]): { min: number; max: number } {
  const all = bars.flatMap(({ from, to }) => [from, to])
  return { min: Math.min(0, ...all), max: Math.max(0, ...all) }
}
