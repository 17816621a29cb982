import { isDeepStrictEqual } from 'node:util'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'

/** What one e-mail or phone field may hold, so that a merged one can still be edited. */
const mostInList = 20

type Sides = {
  readonly survivor: Values
  readonly losers: readonly Values[]
  /** What a person chose; it wins. */
  readonly chosen: Values
  /** What is taken from one of the records as it is. */
  readonly taken: Values
  /** Ids of all records that become one: a link among them would point at itself. */
  readonly group: ReadonlySet<string>
}

/** The values of the survivor that a merge changes: the chosen ones, empty ones filled, lists united. */
export function chooseValues(object: ModelObject, sides: Sides): Values {
  const changed: Values = {}
  for (const field of object.fields.values()) {
    if (isComputed(field)) continue
    const own = sides.survivor[field.name] ?? null
    const value =
      field.name in sides.chosen
        ? sides.chosen[field.name]
        : field.name in sides.taken
          ? taken(object, field, sides)
          : combined(object, field, sides)
    if (!isDeepStrictEqual(value, own)) changed[field.name] = value
  }
  return changed
}

/** Whether the database makes the value itself. */
export function isComputed(field: ModelField): boolean {
  return field.type === 'formula' || field.type === 'rollup' || field.type === 'autoNumber'
}

export function isList(field: ModelField): boolean {
  return field.kind.comparison === 'list'
}

/** As it stands in the record it is taken from; what must not be empty is not taken from where it is. */
function taken(object: ModelObject, field: ModelField, sides: Sides): unknown {
  const value = outside(object, field, sides.taken[field.name] ?? null, sides.group)
  return value === null && field.required ? combined(object, field, sides) : value
}

function combined(object: ModelObject, field: ModelField, { survivor, losers, group }: Sides): unknown {
  const given = [survivor, ...losers].map((record) => outside(object, field, record[field.name] ?? null, group))
  if (!isList(field)) return given.find((value) => value !== null) ?? null
  const own = given[0] as string[] | null
  const united = unite(
    field,
    given.flatMap((value) => (value as string[] | null) ?? []),
  )
  if (united.length === (own ?? []).length) return own
  if (field.type === 'multiChoice') return field.kind.parse(united, field) ?? united
  return field.type === 'email' || field.type === 'phone'
    ? united.slice(0, Math.max(mostInList, own?.length ?? 0))
    : united
}

/** Each value once; two spellings of one mailbox are one. */
function unite(field: ModelField, all: readonly string[]): string[] {
  const keyOf = (value: string) => (field.kind.keys as ((one: string[]) => string[]) | undefined)?.([value])[0] ?? value
  const found = new Map<string, string>()
  for (const value of all) if (!found.has(keyOf(value))) found.set(keyOf(value), value)
  return [...found.values()]
}

/** The value without links into the group itself. */
function outside(object: ModelObject, field: ModelField, value: unknown, group: ReadonlySet<string>): unknown {
  if (value === null) return null
  if (field.type === 'linkAny') {
    const target = value as { object: string; id: string }
    return target.object === object.name && group.has(target.id) ? null : value
  }
  if (field.target !== object.name) return value
  if (!field.linkTable) return group.has(value as string) ? null : value
  const rest = (value as string[]).filter((id) => !group.has(id))
  return rest.length === 0 ? null : rest
}
