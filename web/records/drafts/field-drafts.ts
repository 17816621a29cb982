import { useSyncExternalStore } from 'react'
import { draftsUnder, keepDraft } from '#web/records/drafts/drafts.ts'
import { currentEditing } from '#web/records/editing.ts'
import type { CrmRecord } from '#web/types.ts'

/** What somebody typed into a field and the server does not have yet. */
export type FieldDraft = {
  readonly value: unknown
  /** How it looks where links are shown opened. */
  readonly shown: unknown
  /** What the field held when he began, and at which revision: what was written since is not overwritten unseen. */
  readonly before: unknown
  readonly rev: number
  /** Why the server would not take it. */
  readonly why?: string
}

export type Unsaved = FieldDraft & { readonly field: string; readonly at: number }

type Values = Readonly<Record<string, unknown>>
type Place = { readonly object: string; readonly id: string }

// On their way to the server from this window.
const sending = new Set<string>()
const listeners = new Set<() => void>()
let version = 0

const placeOf = ({ object, id }: Place, field = '') => `field ${object} ${id} ${field}`

export function keepFieldDraft(place: Place, field: string, draft: FieldDraft | null): void {
  keepDraft(placeOf(place, field), draft)
  tell()
}

/** Keeps all that is being sent until the server has it. */
export function holdDrafts(
  object: string,
  record: CrmRecord,
  { values, shown = {} }: { values: Values; shown?: Values | undefined },
) {
  const place = { object, id: record.id }
  const names = Object.keys(values)
  for (const name of names) {
    sending.add(placeOf(place, name))
    const draft = { value: values[name], shown: shown[name] ?? values[name], before: record[name], rev: record.rev }
    keepDraft(placeOf(place, name), draft)
  }
  const over = (why?: string | null) => {
    for (const name of names) {
      sending.delete(placeOf(place, name))
      if (why === undefined) keepDraft(placeOf(place, name), null)
      else if (why !== null) {
        const [known] = draftsUnder<FieldDraft>(placeOf(place, name))
        if (known) keepDraft(placeOf(place, name), { ...known.value, why })
      }
    }
    tell()
  }
  tell()
  return {
    /** The server has them, or nobody wants them any more. */
    drop: () => over(),
    /** They stay, with the reason where there is one. */
    keep: (why?: string) => over(why ?? null),
  }
}

/** What of a record is typed and not saved, leaving out what is being typed or sent at this moment. */
export function useUnsaved({ object, id }: Place): readonly Unsaved[] {
  return useSyncExternalStore(listen, () => unsavedOf({ object, id }))
}

let known: { readonly key: string; readonly unsaved: readonly Unsaved[] } = { key: '', unsaved: [] }

/** The same list until something changes, as React wants it. */
function unsavedOf(place: Place): readonly Unsaved[] {
  const key = `${version} ${placeOf(place)}`
  if (known.key === key) return known.unsaved
  const editing = currentEditing()
  const isEdited = (field: string) =>
    editing?.object === place.object && editing.id === place.id && editing.field === field
  const unsaved = draftsUnder<FieldDraft>(placeOf(place))
    .filter(({ rest: field }) => !isEdited(field) && !sending.has(placeOf(place, field)))
    .map(({ rest: field, value, at }) => ({ ...value, field, at }))
  known = { key, unsaved }
  return unsaved
}

function tell(): void {
  version += 1
  for (const each of listeners) each()
}

function listen(each: () => void): () => void {
  listeners.add(each)
  return () => void listeners.delete(each)
}
