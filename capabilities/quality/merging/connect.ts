/** Two records that were found alike; the surer first. */
export type Edge = {
  readonly id: string
  readonly left: string
  readonly right: string
  readonly weight: number
  readonly probability: number
}

export type Connected = {
  /** The surest first; it names the group. */
  readonly edges: readonly Edge[]
  readonly members: readonly string[]
  /** The probabilities of the links that hold it together, one fewer than members. */
  readonly holding: readonly number[]
}

/**
 * Puts pairs together into groups, the surest pair first. Two groups become one only where most of their records are
 * alike across: one bad pair does not join two families. Nor where somebody said of two of them that they are
 * different; `never` has the keys of such pairs, see `keyOf`. What would have joined them stays a group of two, to be
 * decided when the other one is.
 */
export function connect(edges: readonly Edge[], never: ReadonlySet<string>): Connected[] {
  const groups = new Map<string, { edges: Edge[]; members: string[]; holding: number[] }>()
  const alone: Connected[] = []
  const known = new Set(edges.map(({ left, right }) => keyOf(left, right)))
  const sorted = edges.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? 1 : -1))
  for (const edge of sorted) {
    if (never.has(keyOf(edge.left, edge.right))) continue
    const [a, b] = [groupOf(edge.left), groupOf(edge.right)]
    if (a === b) {
      a.edges.push(edge)
      continue
    }
    if (!belong(a.members, b.members)) {
      alone.push({ edges: [edge], members: [edge.left, edge.right], holding: [edge.probability] })
      continue
    }
    const joined = {
      edges: [...a.edges, ...b.edges, edge],
      members: [...a.members, ...b.members],
      holding: [...a.holding, ...b.holding, edge.probability],
    }
    for (const id of joined.members) groups.set(id, joined)
  }
  const joint = [...new Set(groups.values())].filter((group) => group.edges.length > 0)
  return [...joint, ...alone]
    .map((group) => ({
      ...group,
      edges: group.edges.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? 1 : -1)),
    }))
    .toSorted((a, b) => (b.edges[0]?.weight ?? 0) - (a.edges[0]?.weight ?? 0))

  function belong(some: readonly string[], others: readonly string[]): boolean {
    const across = some.flatMap((x) => others.map((y) => keyOf(x, y)))
    return !across.some((key) => never.has(key)) && across.filter((key) => known.has(key)).length * 2 > across.length
  }

  function groupOf(id: string) {
    const found = groups.get(id) ?? { edges: [], members: [id], holding: [] }
    groups.set(id, found)
    return found
  }
}

/** The same for both directions. */
export function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
