export type Candidate = { readonly a: number; readonly b: number; readonly weight: number }

/**
 * One-to-one assignment, greedy: the best pair of all is taken and both its records are spent. Ties go to the
 * smaller records, so that the result does not depend on the order of the candidates.
 */
export function assignGreedily(candidates: readonly Candidate[]): Candidate[] {
  const spent = new Set<number>()
  const sorted = candidates.toSorted((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
  return sorted.filter(({ a, b }) => {
    if (spent.has(a) || spent.has(b)) return false
    spent.add(a)
    spent.add(b)
    return true
  })
}
