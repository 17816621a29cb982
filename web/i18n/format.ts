import { formOf, type Form } from '#web/i18n/form.ts'
import type { Locale } from '#web/i18n/locale.ts'

export type Money = { readonly amount: number; readonly currency: string }
export type Format = ReturnType<typeof makeFormat>

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

type Where = { readonly timeZone?: string | undefined; readonly region?: string | null }

/**
 * Everything that turns a value into text in one language, in the form of one region (`form.ts`).
 *
 * Dates come as `YYYY-MM-DD` (a calendar day, never shifted by a time zone), times as ISO 8601 or a `Date`.
 * Rounded figures use 万 and 亿 in Chinese, K, M and B in English. Formatters are made once: `Intl` objects cost
 * far more than their use.
 */
export function makeFormat(locale: Locale, { timeZone, region = null }: Where = {}) {
  const form = formOf(locale, region)
  const lists = new Intl.ListFormat(form.language, { type: 'conjunction' })
  const regions = new Intl.DisplayNames(form.language, { type: 'region' })
  return {
    locale,
    form,
    ...timeFormats(form, timeZone),
    ...numberFormats(form),
    list: (items: readonly string[]) => lists.format(items),
    /** "CN" → "China", "中国"; what is no code stays as it is. */
    country: (code: string) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code),
  }
}

function timeFormats(form: Form, timeZone?: string) {
  const { language, hourCycle } = form
  const moments = memo((options: Intl.DateTimeFormatOptions) => {
    return new Intl.DateTimeFormat(form.dateTag, { timeZone, ...options, hourCycle })
  })
  const days = memo((options: Intl.DateTimeFormatOptions) => {
    return new Intl.DateTimeFormat(form.dateTag, { ...options, timeZone: 'UTC' })
  })
  const figures = new Intl.DateTimeFormat(form.numberTag, { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const moment = (at: string | Date, options: Intl.DateTimeFormatOptions) => {
    const date = new Date(at)
    return Number.isNaN(date.getTime()) ? String(at) : moments(options).format(date)
  }
  return {
    /** A calendar day: "Mar 14, 2026" or "2026年3月14日". `short` leaves the year out, `narrow` is "11/23". */
    date(day: string, style: 'medium' | 'short' | 'narrow' = 'medium'): string {
      const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
      if (Number.isNaN(date.getTime())) return day
      if (style === 'medium') return days({ dateStyle: 'medium' }).format(date)
      return (style === 'short' ? days({ month: 'short', day: 'numeric' }) : figures).format(date)
    },
    /** The month of a calendar day: "March 2026", "2026年3月". */
    month(day: string): string {
      const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
      return Number.isNaN(date.getTime()) ? day : days({ year: 'numeric', month: 'long' }).format(date)
    },
    /** "Nov", "11月". */
    monthName: (day: string) => days({ month: 'short' }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    /** "Mon", "周一". */
    weekday: (day: string, style: 'short' | 'long' = 'short') =>
      days({ weekday: style }).format(new Date(`${day}T00:00:00Z`)),
    /** From one calendar day to another, both included: "Nov 23 – 29, 2026", "2026年11月23日至29日". */
    days: (from: string, to: string) =>
      days({ year: 'numeric', month: 'short', day: 'numeric' }).formatRange(
        new Date(`${from}T00:00:00Z`),
        new Date(`${to}T00:00:00Z`),
      ),
    /** A moment with date and time of day, in the reader's zone. */
    dateTime: (at: string | Date) => moment(at, { dateStyle: 'medium', timeStyle: 'short' }),
    /** The whole moment with weekday, seconds and zone: for tooltips. */
    fullTime: (at: string | Date) => moment(at, { dateStyle: 'full', timeStyle: 'long' }),
    time: (at: string | Date) => moment(at, { timeStyle: 'short' }),
    /** "3 hours ago", "明天"; within a minute "just now". */
    relative(at: string | Date, now: number = Date.now()): string {
      const seconds = (new Date(at).getTime() - now) / 1000
      if (Number.isNaN(seconds)) return String(at)
      const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? []
      // `Intl` says "now" and 现在, which nobody says of something that has happened.
      if (!unit) return seconds > 5 ? ago.format(0, 'second') : language === 'en' ? 'just now' : '刚刚'
      return ago.format(Math.trunc(seconds / size), unit)
    },
    /** Seconds → "1:02:05" or "2:05". */
    duration(seconds: number): string {
      const whole = Math.round(Math.abs(seconds))
      const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
      const shown = parts[0] === 0 ? parts.slice(1) : parts
      const text = shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
      return seconds < 0 ? `-${text}` : text
    },
  }
}

const rounded: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 }

/** Figures as the region writes them; words and signs, such as 万, MB or CN¥, as the reader does. */
function formatsOf({ language, numberTag, isForeign }: Form) {
  const figures = memo((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(numberTag, options))
  const worded = memo((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options))
  const marks = new Map(
    figures({})
      .formatToParts(-12_345_678.5)
      .map(({ type, value }) => [type, value]),
  )
  return (options: Intl.NumberFormatOptions) => ({
    format(value: number): string {
      if (!isForeign) return figures(options).format(value)
      const own = worded(options).formatToParts(value)
      // What has words keeps their place, and takes only the marks of the region.
      if (options.notation === 'compact' || options.style === 'unit')
        return own.map(({ type, value: text }) => marks.get(isMark(type) ? type : 'nan') ?? text).join('')
      const sign = own.find(({ type }) => type === 'currency')?.value
      const parts = figures(options).formatToParts(value)
      return parts.map(({ type, value: text }) => (type === 'currency' ? (sign ?? text) : text)).join('')
    },
  })
}

const isMark = (type: string) => type === 'decimal' || type === 'group'

function numberFormats(form: Form) {
  const numbers = formatsOf(form)
  return {
    number: (value: number, options: Intl.NumberFormatOptions = {}) => numbers(options).format(value),
    /** A rounded figure: 12.3K or 1.2万. */
    compact: (value: number) => numbers(rounded).format(value),
    /** An amount in the currency of its record; whole amounts without decimals. `compact` rounds. */
    money({ amount, currency }: Money, style: 'full' | 'compact' = 'full'): string {
      const whole = Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {}
      const shape = style === 'compact' ? rounded : whole
      try {
        return numbers({ style: 'currency', currency, ...shape }).format(amount)
      } catch {
        return `${currency} ${numbers(shape).format(amount)}` // a currency code that Intl does not know
      }
    },
    /** 35 → "35%". */
    percent(value: number, digits = 1): string {
      return numbers({ style: 'percent', maximumFractionDigits: digits }).format(value / 100)
    },
    /** Bytes → "1.5 MB". */
    bytes(value: number): string {
      const step = value < 1000 ? 0 : value < 1e6 ? 1 : value < 1e9 ? 2 : 3
      const unit = ['byte', 'kilobyte', 'megabyte', 'gigabyte'][step]
      const unitDisplay = step === 0 ? 'long' : 'short'
      return numbers({ style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(value / 1000 ** step)
    },
  }
}

function memo<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<string, V>()
  return (key) => {
    const name = JSON.stringify(key)
    const value = known.get(name) ?? make(key)
    known.set(name, value)
    return value
  }
}
