import { isDeepStrictEqual } from 'node:util'
import type { ModelObject } from '#core/objects/model.ts'
import { isList } from '#core/records/merge/choose.ts'
import type { Values } from '#core/records/values.ts'

/** The fields of the survivor that a merge changed; links as originals. */
export type Snapshot = { readonly before: Values; readonly after: Values }

/** What people did since: the fields they wrote, and of lists whether they last put an entry in or took it out. */
export type Edits = {
  readonly names: ReadonlySet<string>
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, 'put' | 'out'>>
}

/**
 * A record's values as they would be had the merge not happened, of the fields that it changed. What a person
 * changed since stays: a field that he wrote or that no longer holds what the merge left in it; of a list, what was
 * added or taken out since, while what the merge had added goes and what it had taken out comes back.
 */
export function takenBack(
  object: ModelObject,
  now: Values,
  merge: Snapshot,
  edits: Edits,
): { values: Values; restored: string[] } {
  const values: Values = {}
  const restored: string[] = []
  for (const name of Object.keys(merge.after)) {
    const field = object.fields.get(name)
    if (!field || !(name in now)) continue // a field that was removed since, or is not known of this moment
    const { before = null, after = null } = { before: merge.before[name], after: merge.after[name] }
    const isAsLeft =
      isDeepStrictEqual(now[name] ?? null, after) && (isList(field) ? !edits.lists.has(name) : !edits.names.has(name))
    if (isAsLeft || isList(field)) restored.push(name)
    if (isAsLeft) values[name] = before
    else
      values[name] = isList(field) ? listWithout({ now: now[name], before, after }, edits.lists.get(name)) : now[name]
  }
  return { values, restored }
}

/**
 * An entry that the merge brought and somebody put in by hand since, after it had gone, is his; one that the merge had
 * dropped and somebody took out since, when another merge had brought it again, stays out.
 */
function listWithout(lists: Record<'now' | 'before' | 'after', unknown>, acts?: ReadonlyMap<string, string>): unknown {
  const [now, before, after] = [lists.now, lists.before, lists.after].map(
    (list) => (list as string[] | null) ?? [],
  ) as [string[], string[], string[]]
  const stays = before.filter((one) => now.includes(one) || (!after.includes(one) && acts?.get(one) !== 'out'))
  const added = now.filter((one) => !before.includes(one) && (!after.includes(one) || acts?.get(one) === 'put'))
  const list = [...stays, ...added]
  return list.length === 0 ? null : list
}

/** The records that values link to, by object: `company` → ids. */
export function linkedIds(object: ModelObject, all: readonly Values[]): { object: string; id: string }[] {
  return all.flatMap((values) =>
    Object.entries(values).flatMap(([name, value]) => {
      const field = object.fields.get(name)
      if (!field || value === null || value === undefined) return []
      if (field.type === 'linkAny') return [value as { object: string; id: string }]
      if (!field.target) return []
      const target = field.target
      return (field.linkTable ? (value as string[]) : [value as string]).map((id) => ({ object: target, id }))
    }),
  )
}
