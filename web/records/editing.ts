import { useSyncExternalStore } from 'react'

/** The field of a record that is being edited on this screen. Whoever shows it to others looks here. */
export type Editing = { readonly object: string; readonly id: string; readonly field: string }

let now: Editing | null = null
const listeners = new Set<() => void>()

export function setEditing(next: Editing | null): void {
  now = next
  for (const tell of listeners) tell()
}

export function useEditing(): Editing | null {
  return useSyncExternalStore(listen, () => now)
}

export const currentEditing = () => now

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
