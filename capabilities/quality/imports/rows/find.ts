import type { Values } from '#core/records/values.ts'
import type { Around, Run } from '#capabilities/quality/imports/rows/decide.ts'
import { isSameParty, keysOf, type Known, type MatchBy } from '#capabilities/quality/imports/rows/match.ts'

/** The record a row is about, by the surest key that fits the name too; a company also by its full name. */
export function find(run: Run, { draft, keys, byKey }: Pick<Around, 'draft' | 'keys' | 'byKey'>): Known | null {
  const object = run.object
  if (!object) return null
  const candidatesOf = (key: string) => [...(byKey.get(key) ?? []), ...(run.imagined?.byKey.get(key) ?? [])]
  const together = run.by.together.length > 0 ? agreed(run.by, draft.values, candidatesOf) : null
  if (together) return together
  for (const key of run.by.together.length > 0 ? keysOf(run.by.fields, draft.values) : keys) {
    const found = candidatesOf(key).find((one) => isSameParty(object, key, draft.values, one.title))
    if (found) return found
  }
  const name = draft.values.name
  const id = run.by.byName && typeof name === 'string' ? run.links.companies.findWhole(name) : undefined
  return id === undefined ? null : { id, title: name as string }
}

/** The record that each group of fields leads to; a row that says nothing in one of them is known by none. */
function agreed({ together }: MatchBy, values: Values, candidatesOf: (key: string) => Known[]): Known | null {
  const [first, ...others] = together.map((fields) => keysOf(fields, values).flatMap(candidatesOf))
  return first?.find(({ id }) => others.every((group) => group.some((one) => one.id === id))) ?? null
}
