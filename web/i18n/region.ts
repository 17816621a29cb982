import { useSyncExternalStore } from 'react'

const KEY = 'tend.region'

/** The region of a browser: that of its first language, by itself or as CLDR has it ("de" → DE). Null where it has none. */
export function regionOf(preferred: readonly string[]): string | null {
  try {
    return new Intl.Locale(preferred[0] ?? '').maximize().region ?? null
  } catch {
    return null
  }
}

let chosen = stored()
const listeners = new Set<() => void>()

function stored(): string | null {
  try {
    const region = localStorage.getItem(KEY)
    return region !== null && /^[A-Z]{2}$/.test(region) ? region : null
  } catch {
    return null // Storage may be forbidden, and is not there outside of a browser.
  }
}

/** The region whose form dates, times, numbers and money have; null goes by the browser. Holds at once. */
export function setRegion(region: string | null): void {
  if (region === chosen) return
  chosen = region
  try {
    if (region === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, region)
  } catch {
    // Then the choice lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let known: { language: string | undefined; region: string | null } | undefined

/** Every cell of a list asks, and to work it out takes longer than to write the cell. */
function browsersRegion(): string | null {
  const [language] = navigator.languages
  if (known?.language !== language || !known) known = { language, region: regionOf(navigator.languages) }
  return known.region
}

/** The region in force; null leaves the form to the language. */
export function useRegion(): string | null {
  return useChosenRegion() ?? browsersRegion()
}

/** What was chosen; null goes by the browser. */
export function useChosenRegion(): string | null {
  return useSyncExternalStore(listen, () => chosen)
}
