import { useSyncExternalStore } from 'react'

const KEY = 'tend.navigation'
const listeners = new Set<() => void>()
let collapsed = read()

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'collapsed'
  } catch {
    return false
  }
}

/** Navigation as icons only, or with words. Remembered in this browser. */
export function toggleCollapsed(): void {
  collapsed = !collapsed
  try {
    localStorage.setItem(KEY, collapsed ? 'collapsed' : 'open')
  } catch {
    // Storage may be forbidden: then the choice lasts as long as the page.
  }
  for (const tell of listeners) tell()
}

export function useCollapsed(): boolean {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    () => collapsed,
  )
}
