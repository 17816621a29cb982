import { sourceRank, type Fact, type SurvivorCondition } from '#capabilities/quality/engine/survive/facts.ts'

/** The order in which records may stay, the best first, and which condition told the first two apart. */
export type Ranked = { readonly ids: readonly string[]; readonly by: SurvivorCondition | null }

/**
 * Ranks records by conditions in their order: the second decides where the first sees no difference, and so on; in
 * the end the smaller id, which is the older. Same records, same order, however they are given.
 */
export function rankSurvivors(
  facts: readonly Fact[],
  conditions: readonly SurvivorCondition[],
  sources: readonly string[] = [],
): Ranked {
  const compare = (a: Fact, b: Fact): [number, SurvivorCondition | null] => {
    for (const condition of conditions) {
      const [x, y] = [worth(a, condition, sources), worth(b, condition, sources)]
      if (x !== y) return [x > y ? -1 : 1, condition]
    }
    return [a.id < b.id ? -1 : a.id > b.id ? 1 : 0, null]
  }
  const ranked = facts.toSorted((a, b) => compare(a, b)[0])
  const [first, second] = ranked
  return { ids: ranked.map(({ id }) => id), by: first && second ? compare(first, second)[1] : null }
}

/** What a condition thinks of a record; more is better. */
function worth(fact: Fact, { by, object }: SurvivorCondition, sources: readonly string[]): number {
  switch (by) {
    case 'mostComplete':
      return fact.filled
    case 'oldest':
      return -Date.parse(fact.createdAt)
    case 'newest':
      return Date.parse(fact.createdAt)
    case 'lastModified':
      return Date.parse(fact.updatedAt)
    case 'mostLinked':
      return object === undefined ? Object.values(fact.links).reduce((sum, n) => sum + n, 0) : (fact.links[object] ?? 0)
    case 'ownerActive':
      return fact.ownerActive ? 1 : 0
    case 'sourcePriority':
      return -sourceRank(fact.source, sources)
  }
}
