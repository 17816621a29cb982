import type { Fate, Rec, Run } from '#capabilities/quality/imports/rows/decide.ts'
import type { Made } from '#capabilities/quality/imports/rows/links.ts'

/** A record that is made because a row names it, as a chunk writes it. */
export function stub({ object, id, values }: Made): Rec {
  return { object, id, isNew: true, rev: null, createdAt: null, values, changes: {}, ready: null }
}

const idLength = 36

/** A linked record is made only where a row that comes in points at it, not for one that is refused or says nothing new. */
export function dropUnused(
  { links }: Run,
  named: readonly Made[],
  { records, fates }: { records: Map<string, Rec>; fates: readonly Fate[] },
): Made[] {
  if (named.length === 0) return []
  const used = new Set<unknown>(fates.map(({ known }) => known?.id))
  const own = new Set(named.map(({ id }) => id))
  for (const { id, isNew, values, changes } of records.values()) {
    if (own.has(id)) continue
    for (const value of Object.values(isNew ? values : changes)) for (const one of idsIn(value)) used.add(one)
  }
  // A person who is used brings the company that was made for him.
  for (const { id, values } of named) if (used.has(id)) for (const one of idsIn(values.company)) used.add(one)
  return named.filter(({ id }) => {
    if (used.has(id)) return true
    records.delete(id)
    links.companies.remove(id)
    links.made.remove(id)
    return false
  })
}

/** Ids in a link, a list of links, or a link to any object. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length === idLength ? [value] : []
  if (Array.isArray(value)) return value.flatMap(idsIn)
  const id = (value as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' ? [id] : []
}
