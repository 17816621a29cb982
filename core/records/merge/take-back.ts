import { isDeepStrictEqual } from 'node:util'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { isList } from '#core/records/merge/choose.ts'
import type { Values } from '#core/records/values.ts'

/** Where a record went that was merged meanwhile: its id to the survivor's, itself where nothing happened. */
export type Resolve = (object: string, id: string) => string

/**
 * What happened since a merge: where records went, which fields of the survivor people wrote, and, where it is
 * known, who is to leave its lists of links.
 */
export type Since = {
  readonly resolve: Resolve
  readonly edited: ReadonlySet<string>
  readonly leaving?: ReadonlyMap<string, ReadonlySet<string>>
}

export type Snapshot = { readonly before: Values; readonly after: Values }

/**
 * A record's values as they would be had the merge not happened, of the fields that it changed. What a person
 * changed since stays: a field that no longer holds what the merge left in it; of a list, what was added or
 * taken out since, while what the merge had added goes. Links are compared by where their records are now, and
 * given as they were remembered.
 */
export function takenBack(object: ModelObject, now: Values, merge: Snapshot, since: Since): Values {
  const values: Values = {}
  for (const name of Object.keys(merge.after)) {
    const field = object.fields.get(name)
    if (!field || !(name in now)) continue // a field that was removed since, or is not known of this moment
    const led = (value: unknown) => resolved(field, value, since.resolve)
    const { before = null, after = null } = { before: merge.before[name], after: merge.after[name] }
    const isAsLeft = isDeepStrictEqual(led(now[name]), led(after)) && !(since.edited.has(name) && !isList(field))
    // Of a list of links only what each merge brought is looked at, and that is the same with or without this one.
    if (field.linkTable && !since.leaving) continue
    const leaving = since.leaving?.get(name)
    if (leaving) values[name] = withoutLeavers({ now: now[name], before, after }, leaving)
    else if (isAsLeft) values[name] = before
    else values[name] = isList(field) ? withoutBrought({ now: now[name], before, after }) : now[name]
  }
  return values
}

type Lists = Record<'now' | 'before' | 'after', unknown>

function withoutLeavers(lists: Lists, leaving: ReadonlySet<string>): unknown {
  const [now, before, after] = listsOf(lists)
  const rest = now.filter((one) => !leaving.has(one))
  const dropped = after.every((one) => now.includes(one)) ? before.filter((one) => !after.includes(one)) : []
  const all = new Set([...before.filter((one) => rest.includes(one) || dropped.includes(one)), ...rest])
  return all.size === 0 ? null : [...all]
}

function listsOf({ now, before, after }: Lists): [string[], string[], string[]] {
  return [now, before, after].map((list) => (list as string[] | null) ?? []) as [string[], string[], string[]]
}

function withoutBrought(lists: Lists): unknown {
  const [now, before, after] = listsOf(lists)
  const rest = now.filter((one) => before.includes(one) || !after.includes(one))
  // Where things were only added since, what the merge had taken out comes back too.
  const isOnlyMore = after.every((one) => now.includes(one))
  const list = isOnlyMore ? [...before, ...rest.filter((one) => !before.includes(one))] : rest
  return list.length === 0 ? null : list
}

/** Values with every link led to where its record is now. */
export function resolvedValues(object: ModelObject, values: Values, resolve: Resolve): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = object.fields.get(name)
      return [name, field ? resolved(field, value, resolve) : value]
    }),
  )
}

function resolved(field: ModelField, value: unknown, resolve: Resolve): unknown {
  if (value === null || value === undefined) return null
  if (field.type === 'linkAny') {
    const { object, id } = value as { object: string; id: string }
    return { object, id: resolve(object, id) }
  }
  if (!field.target) return value
  const target = field.target
  return field.linkTable
    ? [...new Set((value as string[]).map((id) => resolve(target, id)))]
    : resolve(target, value as string)
}

/** The records that values link to, by object: `company` → ids. */
export function linkedIds(
  object: ModelObject,
  all: readonly Values[],
): { object: string; field: ModelField; id: string }[] {
  return all.flatMap((values) =>
    Object.entries(values).flatMap(([name, value]) => {
      const field = object.fields.get(name)
      if (!field || value === null || value === undefined) return []
      if (field.type === 'linkAny') return [{ ...(value as { object: string; id: string }), field }]
      if (!field.target) return []
      const target = field.target
      return (field.linkTable ? (value as string[]) : [value as string]).map((id) => ({ object: target, field, id }))
    }),
  )
}
