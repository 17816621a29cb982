import type { Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'
import type { Weighed } from '#capabilities/quality/engine/batch/group-records.ts'
import type { Likeness } from '#capabilities/quality/engine/batch/levels.ts'
import { certain, type Decided } from '#capabilities/quality/engine/group/verdicts.ts'
import type { Reviewed } from '#capabilities/quality/engine/model/kin-count.ts'

/** The decided pairs as threads take them. */
export function pairsDecided({ pairs }: Decided): Pairs {
  const side = (of: (pair: Decided['pairs'][number]) => number) => {
    const out = new Int32Array(new SharedArrayBuffer(pairs.length * 4))
    for (const [i, pair] of pairs.entries()) out[i] = of(pair)
    return out
  }
  return { a: side(({ a }) => a), b: side(({ b }) => b) }
}

/** What the decided pairs teach, by how alike they are in each field. */
export function reviewedPairs({ pairs }: Decided, likeness: readonly Likeness[]): Reviewed[] {
  return pairs.map(({ same }, i) => ({ same, levels: likeness.map(({ levels }) => levels[i]! - 1) }))
}

/**
 * Weighed pairs with what was decided in place of what was weighed, those that had not come up included: certain for
 * the same, as far below even for two. Stays ascending, as both lists are.
 */
export function withDecided(weighed: Weighed, { pairs: decided }: Decided): Weighed {
  if (decided.length === 0) return weighed
  const { a, b } = weighed.pairs
  const size = a.length + decided.length
  const out = { a: new Int32Array(size), b: new Int32Array(size), weights: new Float64Array(size) }
  let at = 0
  const put = (x: number, y: number, weight: number) => {
    out.a[at] = x
    out.b[at] = y
    out.weights[at++] = weight
  }
  let next = 0
  for (let i = 0; i <= a.length; i++) {
    const isOver = i === a.length
    for (; next < decided.length; next++) {
      const one = decided[next]!
      if (!isOver && (one.a > a[i]! || (one.a === a[i] && one.b >= b[i]!))) break
      put(one.a, one.b, one.same ? certain : -certain)
    }
    if (isOver) break
    const one = decided[next]
    if (one === undefined || one.a !== a[i] || one.b !== b[i]) put(a[i]!, b[i]!, weighed.weights[i]!)
  }
  return { pairs: { a: out.a.slice(0, at), b: out.b.slice(0, at) }, weights: out.weights.slice(0, at) }
}
