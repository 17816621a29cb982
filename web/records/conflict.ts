import type { Edit } from '#web/records/change.ts'
import type { Field } from '#web/records/field/value.ts'
import type { CrmRecord } from '#web/types.ts'

/** The same field was changed here and elsewhere: the reader decides. Closing it decides nothing: his text is kept. */
export type Conflict = {
  edit: Edit
  current: CrmRecord
  fields: readonly Field[]
  /** Writes what was typed, with these values in the place of some of it. */
  keep: (chosen: Readonly<Record<string, unknown>>) => void
  /** The other's values hold; what was typed is let go. */
  giveUp: () => void
}

let open: Conflict | null = null
const listeners = new Set<() => void>()

export function showConflict(conflict: Conflict | null): void {
  open = conflict
  for (const tell of listeners) tell()
}

export const currentConflict = () => open
export function onConflict(tell: () => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** Resolves when nothing is left to decide. */
export function conflictDecided(): Promise<void> {
  if (!open) return Promise.resolve()
  return new Promise((resolve) => {
    const off = onConflict(() => {
      if (open) return
      off()
      resolve()
    })
  })
}
