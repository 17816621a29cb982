import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import type { Format } from '#web/i18n/format.ts'
import { makeFormat } from '#web/i18n/format.ts'
import type { Locale } from '#web/i18n/locale.ts'
import { useRegion } from '#web/i18n/region.ts'
import type { Label } from '#web/i18n/messages.ts'

/** Wraps the app; everything below follows the language. */
export function I18n({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>
}

export type Translate = (id: string, params?: Record<string, unknown>) => string

/** `t('part.what', { n })`: the sentence in the reader's language. The component follows a switch of language. */
export function useT(): Translate {
  return useLingui()._ as Translate
}

export function useLocale(): Locale {
  return useLingui().i18n.locale === 'zh' ? 'zh' : 'en'
}

/** Labels that come from metadata: `label(object.plural)`. */
export function useLabel(): (label: Label | null | undefined) => string {
  const locale = useLocale()
  return (label) => label?.[locale] || label?.en || ''
}

// `Intl` costs, so each pair that is read in is made once.
const formats = new Map<string, Format>()

/** Dates, times, numbers and money in the reader's language, the form of his region, and his time zone. */
export function useFormat(): Format {
  const locale = useLocale()
  const region = useRegion(locale)
  const known = formats.get(`${locale} ${region}`)
  if (known) return known
  const made = makeFormat(locale, { region })
  formats.set(`${locale} ${region}`, made)
  return made
}
