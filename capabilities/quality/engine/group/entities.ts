/** What happened to lasting names: `joined` names went into another, `split` names gave members to a new one. */
export type EntityEvents = {
  readonly joined: readonly { readonly from: string; readonly into: string }[]
  readonly split: readonly { readonly from: string; readonly to: string }[]
}
export type Entities = { readonly ids: ReadonlyMap<string, string>; readonly events: EntityEvents }

/**
 * Gives groups of records their lasting names. A group keeps the name that most of its members had; a name stays with
 * the group that has most of its old members; a group nobody knows gets a new one. Ties go to the smaller name and
 * to the group of the smaller record, so that the same change has the same outcome.
 */
export function nameGroups(
  groups: readonly (readonly string[])[],
  before: ReadonlyMap<string, string>,
  newId: () => string,
): Entities {
  const claims = groups.flatMap((members, group) =>
    [...countedNames(members, before)].map(([name, count]) => ({ group, name, count, first: smallest(members) })),
  )
  claims.sort((x, y) => y.count - x.count || compare(x.name, y.name) || compare(x.first, y.first))
  const nameByGroup = new Map<number, string>()
  const taken = new Set<string>()
  for (const { group, name } of claims) {
    if (nameByGroup.has(group) || taken.has(name)) continue
    nameByGroup.set(group, name)
    taken.add(name)
  }
  const ids = new Map<string, string>()
  for (const [group, members] of groups.entries()) {
    const name = nameByGroup.get(group) ?? newId()
    for (const member of members) ids.set(member, name)
  }
  return { ids, events: eventsOf(groups, before, { ids, taken }) }
}

type Named = { readonly ids: ReadonlyMap<string, string>; readonly taken: ReadonlySet<string> }

function eventsOf(
  groups: readonly (readonly string[])[],
  before: ReadonlyMap<string, string>,
  { ids, taken }: Named,
): EntityEvents {
  const moves = new Map<string, { from: string; to: string }>()
  for (const member of groups.flat()) {
    const [from, to] = [before.get(member), ids.get(member)!]
    if (from !== undefined && from !== to) moves.set(`${from} ${to}`, { from, to })
  }
  const all = [...moves.values()].toSorted((x, y) => compare(x.from, y.from) || compare(x.to, y.to))
  return {
    joined: all.filter(({ from }) => !taken.has(from)).map(({ from, to }) => ({ from, into: to })),
    split: all.filter(({ from }) => taken.has(from)),
  }
}

function countedNames(members: readonly string[], before: ReadonlyMap<string, string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const member of members) {
    const name = before.get(member)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

function smallest(members: readonly string[]): string {
  return members.reduce((least, member) => (member < least ? member : least))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
