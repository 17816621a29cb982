import type { Values } from '#core/records/values.ts'
import type { Around, Chunk, Run } from '#capabilities/quality/imports/rows/decide.ts'
import {
  askedFields,
  isSameParty,
  isSourceKey,
  keysOf,
  type Known,
  type MatchBy,
} from '#capabilities/quality/imports/rows/match.ts'

/** The record a row is about, by the surest key that fits the name too; a company also by its full name. */
export function find(
  run: Run,
  { draft, keys, byKey, before }: Pick<Around, 'draft' | 'keys' | 'byKey' | 'before'>,
): Known | null {
  const object = run.object
  if (!object) return null
  const candidatesOf = (key: string) => candidates(run, key, { byKey, before })
  const together = run.by.together.length > 0 ? agreed(run.by, draft.values, candidatesOf) : null
  if (together) return together
  for (const key of run.by.together.length > 0 ? keysOf(run.by.fields, draft.values) : keys) {
    const found = candidatesOf(key).find((one) => isSameParty(object, key, draft.values, one))
    if (found) return found
  }
  const name = draft.values.name
  const id = run.by.byName && typeof name === 'string' ? run.links.companies.findWhole(name) : undefined
  return id === undefined ? null : { id, title: name as string }
}

function candidates(run: Run, key: string, { byKey, before }: Pick<Around, 'byKey' | 'before'>): Known[] {
  return [
    ...stillUnder(run, key, { list: byKey.get(key), before }),
    ...stillUnder(run, key, { list: before?.byKey.get(key), before }),
    ...(run.imagined?.find(key) ?? []),
  ]
}

/** Somebody else who has the id that the row gives in the program which wrote the file. */
export function holderOfId(run: Run, around: Around, known: Known | null): Known | undefined {
  if (run.by.together.length > 0) return undefined
  const held = around.keys.filter(isSourceKey).flatMap((key) => candidates(run, key, around))
  return held.some(({ id }) => id === known?.id) ? undefined : held[0]
}

/** The record that each group of fields leads to; a row that says nothing in one of them is known by none. */
function agreed({ together }: MatchBy, values: Values, candidatesOf: (key: string) => Known[]): Known | null {
  const [first, ...others] = together.map((fields) => keysOf(fields, values).flatMap(candidatesOf))
  return first?.find(({ id }) => others.every((group) => group.some((one) => one.id === id))) ?? null
}

type Listed = { readonly list: readonly Known[] | undefined; readonly before: Chunk | null }

/** Without those that the chunk before gives another value there: the base may or may not show it yet. */
function stillUnder({ by }: Run, key: string, { list = [], before }: Listed): readonly Known[] {
  // An id of another program is no value of the record: no row takes it away.
  if (!before || list.length === 0 || isSourceKey(key)) return list
  return list.filter(({ id }) => {
    const rec = before.records.get(id)
    return !rec || keysOf(askedFields(by), rec.values).includes(key)
  })
}
