import type { CrmRecord, ObjectMeta } from '#web/types.ts'

/** The records that are chosen on the screen, for what is opened over it. */
export type ChosenNow = {
  readonly object: ObjectMeta
  readonly records: readonly CrmRecord[]
  readonly clear: () => void
}

let now: ChosenNow | null = null

/** Says what is chosen; gives back what takes it away again. */
export function sayChosen(chosen: ChosenNow): () => void {
  now = chosen
  return () => {
    if (now === chosen) now = null
  }
}

/** What is chosen, if this record is among it, with others. */
export function chosenWith(object: string, id: string): ChosenNow | null {
  if (now?.object.name !== object || now.records.length < 2) return null
  return now.records.some((record) => record.id === id) ? now : null
}

/** What is chosen, however few. */
export function chosenNow(): ChosenNow | null {
  return now
}
