export type Band = { readonly low: number; readonly high: number }

/** Fewer days than this say nothing about what is usual. */
export const leastDays = 7

/**
 * Where the next value is to be expected: the median of the days before, ± 4 robust standard deviations.
 *
 * The deviation is 1.4826 times the median absolute deviation (Hampel 1974), which one odd day does not move; `floor`
 * is the least half-width, so that a number that never moved does not raise an alarm by moving a little. Null while
 * too few days are known.
 *
 * ```ts
 * assert.deepEqual(expectedBand([10, 10, 10, 10, 10, 10, 90], 2), { low: 8, high: 12 })
 * assert.equal(expectedBand([1, 2], 1), null)
 * ```
 */
export function expectedBand(values: readonly number[], floor: number): Band | null {
  if (values.length < leastDays) return null
  const middle = median(values)
  const spread = 1.4826 * median(values.map((value) => Math.abs(value - middle)))
  const width = Math.max(4 * spread, floor)
  return { low: middle - width, high: middle + width }
}

export function isOutside(value: number, { low, high }: Band): boolean {
  return value < low || value > high
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
