import { useSyncExternalStore } from 'react'
import type { Theme } from '#web/types.ts'

const KEY = 'tend.theme'
const listeners = new Set<() => void>()

function stored(): Theme {
  const set = document.documentElement.dataset.theme
  return set === 'light' || set === 'dark' ? set : 'system'
}

/** Light, dark, or as the system has it. Kept in this browser, so that the next start paints right at once. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage may be forbidden: then the choice lasts as long as the page.
  }
  for (const tell of listeners) tell()
}

export function useTheme(): Theme {
  return useSyncExternalStore((tell) => {
    listeners.add(tell)
    return () => void listeners.delete(tell)
  }, stored)
}
