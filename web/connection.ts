import { useSyncExternalStore } from 'react'

let reachable = true
const listeners = new Set<() => void>()

/** Called by the API client after every request, and by the live stream. */
export function noteReachable(now: boolean): void {
  if (now === reachable) return
  reachable = now
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** False while the server does not answer. */
export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, () => reachable)
}

export const isReachable = (): boolean => reachable

/** Resolves as soon as the server answers; at once where it does. */
export function whenReachable(): Promise<void> {
  return new Promise((resolve) => {
    if (reachable) return resolve()
    const stop = subscribe(() => {
      stop()
      resolve()
    })
  })
}
