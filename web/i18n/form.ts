import { localeTag, type Locale } from '#web/i18n/locale.ts'

/** In which order a date in figures is written. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd'

/** How a region writes dates, times and numbers for readers of one language. */
export type Form = {
  /** Language of the texts: words of dates, units, lists. */
  readonly language: string
  /** For dates with words. */
  readonly dateTag: string
  /** For numbers, money and dates in figures. */
  readonly numberTag: string
  /** Figures come from another language: then what is written out, such as a currency's sign, comes from the language. */
  readonly isForeign: boolean
  readonly hourCycle: 'h11' | 'h12' | 'h23' | 'h24'
  readonly dayOrder: DayOrder
  readonly decimal: '.' | ','
  /** First day of the week, Sunday is 0. */
  readonly firstDay: number
  /** Days without work, Sunday is 0. */
  readonly restDays: readonly number[]
}

/**
 * The form of a region in a language of the app.
 *
 * Dates with words are those of the pair where Unicode knows it ("en-DE": 27 Nov 2026). Figures are written as the
 * region's own language does ("de-DE"): the pair would mix them, 1.234,56 and €1,234.56. Signs stay those of the reader.
 * Without a region the language decides alone.
 *
 * ```ts
 * assert.deepEqual([formOf('en', 'GB').dayOrder, formOf('en', 'US').dayOrder], ['dmy', 'mdy'])
 * assert.deepEqual([formOf('zh', 'DE').decimal, formOf('zh', null).decimal], [',', '.'])
 * assert.deepEqual([formOf('en', 'US').firstDay, formOf('en', 'DE').firstDay], [0, 1])
 * ```
 */
export function formOf(locale: Locale, region: string | null): Form {
  const place = region ?? (locale === 'zh' ? 'CN' : 'US')
  const language = localeTag(locale)
  const pair = `${locale === 'zh' ? 'zh-Hans' : 'en'}-${place}`
  const isKnown = new Intl.NumberFormat(pair).resolvedOptions().locale === pair
  const own = ownTag(place) ?? pair
  const isForeign = !isKnown || !own.startsWith(locale)
  const numberTag = isForeign ? own : pair
  const dayOrder = orderOf(numberTag)
  const english = isKnown ? pair : dayOrder === 'dmy' ? 'en-GB' : 'en'
  const hours = new Intl.DateTimeFormat(numberTag, { hour: 'numeric' }).resolvedOptions()
  const parts = new Intl.NumberFormat(numberTag).formatToParts(1.5)
  return {
    language,
    dateTag: locale === 'zh' ? language : english,
    numberTag,
    isForeign,
    hourCycle: hours.hourCycle ?? 'h23',
    dayOrder,
    decimal: parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.',
    firstDay: firstDayOf(place),
    restDays: restDaysOf(place),
  }
}

// Their figures carry marks of direction, which part a line of English or Chinese.
const fromRight = /^(ar|az-Arab|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)$/

/** The region with its own language, in Latin digits: "AT" → "de-AT"; undefined where the reader's must do. */
function ownTag(region: string): string | undefined {
  try {
    const { language } = new Intl.Locale(`und-${region}`).maximize()
    return fromRight.test(language) ? undefined : `${language}-${region}-u-ca-gregory-nu-latn`
  } catch {
    return undefined
  }
}

function orderOf(tag: string): DayOrder {
  const parts = new Intl.DateTimeFormat(tag, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(0)
  const order = parts.map(({ type }) => type[0]).filter((letter) => 'ymd'.includes(letter ?? '-'))
  return order[0] === 'y' ? 'ymd' : order[0] === 'm' ? 'mdy' : 'dmy'
}

// CLDR, weekData; Firefox does not tell it. Everywhere else a week begins on Monday.
const onSunday =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH ' +
  'PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'
const onSaturday = 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY'
const restOnFriday = 'BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE'

function firstDayOf(region: string): number {
  if (onSunday.split(' ').includes(region)) return 0
  if (region === 'MV') return 5
  return onSaturday.split(' ').includes(region) ? 6 : 1
}

function restDaysOf(region: string): readonly number[] {
  if (restOnFriday.split(' ').includes(region)) return [5, 6]
  const others: Partial<Record<string, readonly number[]>> = { AF: [4, 5], IR: [5], IN: [0], UG: [0] }
  return others[region] ?? [6, 0]
}
