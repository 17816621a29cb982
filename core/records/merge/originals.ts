import type { ModelField } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'

/**
 * A link stands for what it was before merges moved it. A merge remembers links as these originals: they do not
 * change when the records they lead to are merged or taken apart, only when somebody writes them.
 */
export type Claim = {
  readonly merge: string
  readonly field: string
  /** The object of the records that were merged. */
  readonly object: string
  readonly from: string
  readonly into: string
  /** Of a list: where it stood, and whether `into` stands there also on its own. */
  readonly place: number | null
  readonly kept: boolean | null
}

export function isLinkField(field: ModelField): boolean {
  return field.type === 'linkAny' || field.target !== undefined
}

/** A record's links as they were before any merge that is still open moved them. */
export function originalsOf(fields: ReadonlyMap<string, ModelField>, values: Values, claims: readonly Claim[]): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fields.get(name)
      if (!field || !isLinkField(field) || value === null || value === undefined) return [name, value]
      return [name, original(field, value, claims)]
    }),
  )
}

function original(field: ModelField, value: unknown, claims: readonly Claim[]): unknown {
  if (field.type === 'linkAny') {
    const { object, id } = value as { object: string; id: string }
    return { object, id: before(field.name, object, id, claims) }
  }
  const target = field.target as string
  if (!field.linkTable) return before(field.name, target, value as string, claims)
  const own = claims.filter((claim) => claim.field === field.name && claim.place !== null)
  return [...new Set((value as string[]).flatMap((id) => standingFor(id, own, new Set())))]
}

function before(field: string, object: string, id: string, claims: readonly Claim[]): string {
  const left = claims.filter((claim) => claim.field === field && claim.object === object && claim.place === null)
  let at = id
  for (;;) {
    const found = left.findIndex(({ into }) => into === at)
    const [claim] = found < 0 ? [] : left.splice(found, 1)
    if (!claim) return at
    at = claim.from
  }
}

/** Whom one in a list stands for: those merged into it, and itself where it stood there anyway. */
function standingFor(id: string, claims: readonly Claim[], seen: Set<string>): string[] {
  if (seen.has(id)) return []
  seen.add(id)
  const own = claims.filter(({ into }) => into === id)
  const isOwn = own.every(({ kept }) => kept)
  return [
    ...own.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0)).flatMap(({ from }) => standingFor(from, claims, seen)),
    ...(isOwn ? [id] : []),
  ]
}

/** A step from a merged record to the one that took it over. */
export type Step = { readonly id: string; readonly into: string; readonly merge: string }
/** Where the merges that are still open led a record, step by step. */
export type PathOf = (object: string, id: string) => readonly Step[]

/** Originals as they are to be written now, and the claims of those merges that led them elsewhere. */
export function realised(
  fields: ReadonlyMap<string, ModelField>,
  originals: Values,
  pathOf: PathOf,
): { values: Values; claims: Claim[] } {
  const claims = new Map<string, Claim>()
  const lead = (
    field: ModelField,
    object: string,
    id: string,
    at: { place: number; all: readonly string[] } | null,
  ) => {
    const path = pathOf(object, id)
    for (const { id: from, into, merge } of path) {
      const kept = at && at.all.includes(into)
      const claim = { merge, field: field.name, object, from, into, place: at?.place ?? null, kept }
      if (!claims.has(`${merge} ${field.name} ${from}`)) claims.set(`${merge} ${field.name} ${from}`, claim)
    }
    return path.at(-1)?.into ?? id
  }
  const values = Object.fromEntries(
    Object.entries(originals).map(([name, value]) => {
      const field = fields.get(name)
      if (!field || !isLinkField(field) || value === null || value === undefined) return [name, value]
      if (field.type === 'linkAny') {
        const { object, id } = value as { object: string; id: string }
        return [name, { object, id: lead(field, object, id, null) }]
      }
      const target = field.target as string
      if (!field.linkTable) return [name, lead(field, target, value as string, null)]
      const all = value as string[]
      return [name, [...new Set(all.map((id, place) => lead(field, target, id, { place, all })))]]
    }),
  )
  return { values, claims: [...claims.values()] }
}
