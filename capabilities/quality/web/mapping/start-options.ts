import type { Locale } from '#web/i18n/locale.ts'
import type { MappingOptions } from '#capabilities/quality/contract-imports.ts'

export const currencies = [
  'CNY',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'HKD',
  'TWD',
  'MOP',
  'KRW',
  'SGD',
  'AUD',
  'CAD',
  'CHF',
  'INR',
  'THB',
  'VND',
  'MYR',
  'IDR',
  'PHP',
  'RUB',
  'BRL',
  'SEK',
  'AED',
]

const currencyOf: Record<string, string> = {
  CN: 'CNY',
  US: 'USD',
  GB: 'GBP',
  JP: 'JPY',
  HK: 'HKD',
  TW: 'TWD',
  MO: 'MOP',
  KR: 'KRW',
  SG: 'SGD',
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  IN: 'INR',
  TH: 'THB',
  VN: 'VND',
  MY: 'MYR',
  ID: 'IDR',
  PH: 'PHP',
  RU: 'RUB',
  BR: 'BRL',
  SE: 'SEK',
  AE: 'AED',
  DE: 'EUR',
  FR: 'EUR',
  ES: 'EUR',
  IT: 'EUR',
  NL: 'EUR',
  AT: 'EUR',
  BE: 'EUR',
  IE: 'EUR',
  FI: 'EUR',
  PT: 'EUR',
}

type Reader = {
  locale: Locale
  language: string
  timeZone: string
  /** The workspace's, where it has one. */ currency: string | null
}

/** What to propose: the country of the reader's language and clock; they see it and can change it. */
export function startOptions({ locale, language, timeZone, currency }: Reader): MappingOptions {
  const inChina = locale === 'zh' || /^Asia\/(Shanghai|Urumqi|Chongqing|Harbin)$/.test(timeZone)
  const country = inChina ? 'CN' : (/-([A-Z]{2})\b/.exec(language)?.[1] ?? 'CN')
  return {
    country,
    dateOrder: 'auto',
    currency: currency ?? currencyOf[country] ?? 'USD',
    match: 'none',
    onMatch: 'update',
    emptyOnly: false,
  }
}
