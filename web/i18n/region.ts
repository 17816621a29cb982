import { useSyncExternalStore } from 'react'
import type { Locale } from '#web/i18n/locale.ts'

const KEY = 'tend.region'

/**
 * The region of a browser, for somebody who reads in `locale`: that of its first language, by itself or as CLDR has it
 * ("de" → DE). To a reader of Chinese a Chinese language further down tells more, and "en-US", with which browsers are
 * delivered, nothing. Null where it has none.
 */
export function regionOf(preferred: readonly string[], locale: Locale): string | null {
  const chinese = locale === 'zh' ? preferred.find((one) => /^zh\b/i.test(one)) : undefined
  try {
    const region = new Intl.Locale(chinese ?? preferred[0] ?? '').maximize().region ?? null
    return locale === 'zh' && chinese === undefined && region === 'US' ? null : region
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

// Every cell of a list asks, and the browser's languages alone take longer to read than the cell to write.
const known = new Map<Locale, string | null>()
if (typeof window !== 'undefined') window.addEventListener('languagechange', () => known.clear())

function browsersRegion(locale: Locale): string | null {
  const region = known.get(locale)
  if (region !== undefined) return region
  const found = regionOf(navigator.languages, locale)
  known.set(locale, found)
  return found
}

/** The region in force for somebody who reads in `locale`; null leaves the form to the language. */
export function useRegion(locale: Locale): string | null {
  return useChosenRegion() ?? browsersRegion(locale)
}

/** What was chosen; null goes by the browser. */
export function useChosenRegion(): string | null {
  return useSyncExternalStore(listen, () => chosen)
}
