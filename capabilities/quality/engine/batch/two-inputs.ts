import type { Weighed } from '#capabilities/quality/engine/batch/group-records.ts'
import { assignGreedily, type Candidate } from '#capabilities/quality/engine/group/assign.ts'
import { isOneToOne, labelled } from '#capabilities/quality/engine/group/one-to-one.ts'

/** Weighed pairs and the groups they make; null where two inputs are known to hold no duplicates inside. */
export type Weighted = { readonly labels: Int32Array | null; readonly weighed: Weighed }
type Grouped = Weighted & { readonly labels: Int32Array }

/** For each record, which of two inputs it is of; those stored from `split` on are of the second. */
export function sourceOf(order: Int32Array, split = order.length): Uint8Array {
  return Uint8Array.from(order, (record) => Number(record >= split))
}

/** Of two inputs that hold no duplicates inside, the best pairs, as in the small path; all else stays as it was grouped. */
export function betweenInputs({ labels, weighed }: Weighted, source: Uint8Array, cut: number): Grouped {
  if (labels === null) return paired(weighed, source, cut)
  return source.includes(1) && isOneToOne(labels, source) ? paired(weighed, source, cut) : { labels, weighed }
}

/** Each record with the best partner of the other input and no more. */
function paired({ pairs, weights }: Weighed, source: Uint8Array, cut: number): Grouped {
  const candidates: Candidate[] = []
  for (let i = 0; i < weights.length; i++) {
    const [a, b] = [pairs.a[i]!, pairs.b[i]!]
    if (weights[i]! >= cut && source[a] !== source[b]) candidates.push({ a, b, weight: weights[i]! })
  }
  const chosen = assignGreedily(candidates)
  return {
    labels: labelled(source.length, chosen),
    weighed: {
      pairs: { a: Int32Array.from(chosen, ({ a }) => a), b: Int32Array.from(chosen, ({ b }) => b) },
      weights: Float64Array.from(chosen, ({ weight }) => weight),
    },
  }
}
