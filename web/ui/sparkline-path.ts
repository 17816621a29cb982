export type Point = readonly [x: number, y: number]

/** Places values on a plot of `width` × `height` pixels, with `inset` kept free; a flat series lies in the middle. */
export function plotPoints(values: readonly number[], width: number, height: number, inset = 2): Point[] {
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0
  return values.map((value, at) => {
    const share = span === 0 ? 0.5 : (value - low) / span
    return [inset + at * step, height - inset - share * (height - 2 * inset)]
  })
}
