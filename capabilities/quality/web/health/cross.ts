import type { Dimension } from '#capabilities/quality/contract-health.ts'

/** What can be told of one field. */
export type CrossDimension = Extract<Dimension, 'completeness' | 'validity' | 'consistency'>

type Cell = { readonly records: number; readonly filled: number; readonly invalid: number; readonly odd: number }

/** The share that is as it should be; null where there is nothing to measure. */
export function shareOf({ records, filled, invalid, odd }: Cell, dimension: CrossDimension): number | null {
  if (dimension === 'completeness') return records === 0 ? null : filled / records
  return filled === 0 ? null : (filled - (dimension === 'validity' ? invalid : odd)) / filled
}
