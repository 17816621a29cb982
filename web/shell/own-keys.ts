import { useSyncExternalStore } from 'react'
import type { KeyId } from '#web/shell/keys.ts'
import { keys } from '#web/shell/keys.ts'

export type OwnKeys = Readonly<Partial<Record<string, string>>>

let own: OwnKeys = {}
const listeners = new Set<() => void>()

/** The keys a person has chosen instead of the usual ones, as the server keeps them. */
export function setOwnKeys(next: OwnKeys): void {
  if (JSON.stringify(next) === JSON.stringify(own)) return
  own = next
  for (const tell of listeners) tell()
}

export function ownKeys(): OwnKeys {
  return own
}

/** What is pressed for an act: the reader's own key, or the usual one. */
export function keysOf(id: KeyId): string {
  return own[id] ?? keys[id].keys
}

/** The same for what is drawn: it is drawn again when the reader changes a key. */
export function useKeysOf(): (id: KeyId) => string {
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    () => own,
  )
  return keysOf
}

/** Presses that the browser, the grid or a form needs for itself. */
const taken =
  /^(esc|enter|tab|space|arrow\w+|backspace|delete|home|end|page\w+|shift|control|alt|meta|mod\+[wtnrqlcvx])$/

/**
 * Which act a new key would get in the way of: one that can be bound at the same time and has the same key, or one
 * that begins with it. 'taken' where no act may have it; undefined where it is free.
 *
 * ```ts
 * assert.equal(conflictOf('contacts', 'g d'), 'deals')
 * assert.equal(conflictOf('contacts', 'g'), 'home')
 * assert.equal(conflictOf('contacts', 'enter'), 'taken')
 * assert.equal(conflictOf('contacts', 'g x'), undefined)
 * ```
 */
export function conflictOf(id: KeyId, text: string): KeyId | 'taken' | undefined {
  if (text.split(' ').some((press) => taken.test(press))) return 'taken'
  const everywhere = (one: KeyId) => ['everywhere', 'go'].includes(keys[one].group)
  const meet = (other: KeyId) => keys[other].group === keys[id].group || everywhere(other) || everywhere(id)
  const clash = (other: string) => other === text || other.startsWith(`${text} `) || text.startsWith(`${other} `)
  return (Object.keys(keys) as KeyId[]).find((other) => other !== id && meet(other) && clash(keysOf(other)))
}
