import { i18n } from '@lingui/core'

/** The languages of the app. */
export type Locale = 'en' | 'zh'

const KEY = 'tend.locale'

/** What the reader chose here before, else what the browser prefers, else English. */
export function firstLocale(stored: string | null, preferred: readonly string[]): Locale {
  if (stored === 'en' || stored === 'zh') return stored
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'en' || tag === 'zh')
  return known === 'zh' ? 'zh' : 'en'
}

/** Switches every text on the screen, and what the server is asked for, at once. */
export function setLocale(locale: Locale): void {
  i18n.activate(locale)
  document.documentElement.lang = localeTag(locale)
  nameApp(locale)
  try {
    localStorage.setItem(KEY, locale)
  } catch {
    // Storage may be forbidden: then the choice lasts as long as the page.
  }
}

/** The name under which the app is installed follows the language too. */
function nameApp(locale: Locale): void {
  const link = document.querySelector('link[rel=manifest]')
  link?.setAttribute('href', locale === 'zh' ? '/manifest-zh.webmanifest' : '/manifest.webmanifest')
}

export function currentLocale(): Locale {
  return i18n.locale === 'zh' ? 'zh' : 'en'
}

/** The language tag for `<html lang>`, `Intl` and `Accept-Language`. */
export function localeTag(locale: Locale): 'en' | 'zh-CN' {
  return locale === 'zh' ? 'zh-CN' : 'en'
}

/** Call once before the first render. */
export function startLocale(): void {
  let stored: string | null = null
  try {
    stored = localStorage.getItem(KEY)
  } catch {
    // See setLocale.
  }
  const locale = firstLocale(stored, navigator.languages)
  i18n.activate(locale)
  document.documentElement.lang = localeTag(locale)
}
