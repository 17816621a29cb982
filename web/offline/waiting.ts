import type { QueryKey } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { patchedData } from '#web/patched.ts'
import { readAll, remove, write } from '#web/offline/database.ts'
import type { CrmRecord } from '#web/types.ts'

type Values = Record<string, unknown>

/** Something a person did while the server could not be reached: kept on this device until it is sent. */
export type Waiting = {
  id: string
  owner: string
  /** When it was done, in milliseconds: it is sent in this order. */
  at: number
  object: string
  /** What it is about, as a person reads it. */
  title: string
  /** Why the server would not have it; a person decides then. */
  refusal?: string
} & (
  | { kind: 'create'; values: Values; idempotencyKey: string }
  | { kind: 'change'; record: CrmRecord; values: Values; shown?: Values }
)

type Without<T> = T extends unknown ? Omit<T, 'id' | 'owner' | 'at'> : never
export type NewWaiting = Without<Waiting>

let all: readonly Waiting[] = []
let loaded: Promise<void> | undefined
const listeners = new Set<() => void>()

function set(next: readonly Waiting[]): void {
  all = next
  for (const tell of listeners) tell()
}

/** Reads what waits from an earlier visit. */
export function loadWaiting(): Promise<void> {
  loaded ??= readAll<Waiting>('waiting').then((kept) => {
    set([...kept, ...all.filter(({ id }) => !kept.some((one) => one.id === id))].toSorted((a, b) => a.at - b.at))
  })
  return loaded
}

export const waitingNow = (): readonly Waiting[] => all

let last = 0

/** Puts something behind what waits already. False where this device cannot keep it beyond this page. */
export async function addWaiting(owner: string, one: NewWaiting): Promise<boolean> {
  // Two within a millisecond still have an order.
  last = Math.max(last + 1, Date.now())
  const waiting = { ...one, id: `${last}-${Math.random().toString(36).slice(2)}`, owner, at: last } as Waiting
  set([...all, waiting])
  return write('waiting', waiting)
}

export async function removeWaiting(id: string): Promise<void> {
  set(all.filter((one) => one.id !== id))
  await remove('waiting', id)
}

/** Keeps why it was refused, or that it is to be tried again. */
export async function noteRefusal(id: string, refusal: string | undefined): Promise<void> {
  const one = all.find((each) => each.id === id)
  if (!one) return
  const noted = { ...one, refusal }
  set(all.map((each) => (each.id === id ? noted : each)))
  await write('waiting', noted)
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** What waits to be sent. */
export function useWaiting(): readonly Waiting[] {
  return useSyncExternalStore(subscribe, waitingNow)
}

/** An answer as it would be if what waits had been sent. */
export function overlaid(key: QueryKey, data: unknown): unknown {
  return all
    .filter((one) => one.kind === 'change' && key[1] === one.object)
    .reduce((now, one) => {
      if (one.kind !== 'change') return now
      return patchedData(now, one.record.id, { ...one.values, ...one.shown })
    }, data)
}
