import type { PlainDate } from '#capabilities/quality/engine/kinds/dates.ts'
import type { FeatureColumn } from '#capabilities/quality/engine/match/features.ts'

/**
 * A column on which values lie nearer or farther: amounts by their ratio, dates by their days. Positions of all records
 * in steps that count as near (two per cent, three days), NaN where nothing is known.
 */
export type Scale = { readonly name: string; readonly positions: Float64Array }

const nearRatio = Math.log(1.02)
const nearDays = 3
const dayMs = 86_400_000

export function scalesOf(columns: readonly FeatureColumn[]): Scale[] {
  return columns.flatMap(({ field, ids, features }) => {
    if (field.kind !== 'number' && field.kind !== 'date') return []
    const positions = features.map((feature) =>
      field.kind === 'number'
        ? Math.log(Math.abs(Number(feature))) / nearRatio
        : daysOf(feature as PlainDate) / nearDays,
    )
    return [{ name: field.name, positions: Float64Array.from(ids, (id) => positions[id] ?? NaN) }]
  })
}

function daysOf({ year, month, day }: PlainDate): number {
  return month === 0 || day === 0 ? NaN : Date.UTC(year, month - 1, day) / dayMs
}

/** How near two records are on all scales together, 0 to 1; where one is silent, a quarter. */
export function closeness(scales: readonly Scale[], a: number, b: number): number {
  let sum = 0
  for (const { positions } of scales) {
    const distance = Math.abs(positions[a]! - positions[b]!)
    sum += Number.isNaN(distance) ? 0.25 : 1 / (1 + distance)
  }
  return sum / scales.length
}

/** Where the first of two inputs ends, and how many records both have. */
export type Sides = { readonly size: number; readonly split: number }

const mostSteps = 4
const mostNeighbours = 300

/** The records of the second input that lie near one of the first on the scale that tells most values apart. */
export function neighboursOn(scales: readonly Scale[], { size, split }: Sides): (a: number) => readonly number[] {
  const distinct = ({ positions }: Scale) => new Set(positions).size
  const finest = scales.toSorted((x, y) => distinct(y) - distinct(x))[0]?.positions
  if (finest === undefined) return () => []
  const order = Array.from({ length: size - split }, (_, i) => split + i)
    .filter((b) => !Number.isNaN(finest[b]!))
    .toSorted((x, y) => finest[x]! - finest[y]! || x - y)
  return (a) => {
    const at = finest[a]!
    if (Number.isNaN(at)) return []
    let from = 0
    for (let to = order.length; from < to;) {
      const middle = (from + to) >> 1
      if (finest[order[middle]!]! < at) from = middle + 1
      else to = middle
    }
    const isNear = (i: number) => i >= 0 && i < order.length && Math.abs(finest[order[i]!]! - at) <= mostSteps
    let low = from
    let high = from
    while (low > from - mostNeighbours && isNear(low - 1)) low -= 1
    while (high < from + mostNeighbours && isNear(high)) high += 1
    return order.slice(low, high)
  }
}
