import type { Weighed } from '#capabilities/quality/engine/batch/group-records.ts'
import { assignGreedily, type Candidate } from '#capabilities/quality/engine/group/assign.ts'
import { isOneToOne, labelled } from '#capabilities/quality/engine/group/one-to-one.ts'

export type Grouped = { readonly labels: Int32Array; readonly weighed: Weighed }

/**
 * Of two inputs that hold no duplicates inside, each record gets the best partner of the other input and no more, as
 * in the small path; all else stays as it was grouped. Records from `split` on, as they were stored, are of the second.
 */
export function betweenInputs(grouped: Grouped, order: Int32Array, how: { split?: number; cut: number }): Grouped {
  const { labels, weighed } = grouped
  const { split = order.length, cut } = how
  const source = Uint8Array.from(order, (record) => Number(record >= split))
  if (split === order.length || !isOneToOne(labels, source)) return grouped
  const { pairs, weights } = weighed
  const candidates: Candidate[] = []
  for (let i = 0; i < weights.length; i++) {
    const [a, b] = [pairs.a[i]!, pairs.b[i]!]
    if (weights[i]! >= cut && source[a] !== source[b]) candidates.push({ a, b, weight: weights[i]! })
  }
  const chosen = assignGreedily(candidates)
  return {
    labels: labelled(order.length, chosen),
    weighed: {
      pairs: { a: Int32Array.from(chosen, ({ a }) => a), b: Int32Array.from(chosen, ({ b }) => b) },
      weights: Float64Array.from(chosen, ({ weight }) => weight),
    },
  }
}
