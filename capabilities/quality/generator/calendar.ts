const DAY_MS = 86_400_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** The date a number of days before (or, negative, after) another, as `YYYY-MM-DD`. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
}

/** Spreadsheet serial number of a date: days since 30 December 1899, as ECMA-376 part 1, 18.17.4.1 counts them. */
export function dateSerial(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS + 25_569
}

/** How a date is written. `dmyWords` is 4 Mar 1988, `compact` 19880304, `short` 88.3.4, `han` 1988年3月4日. */
export type DateStyle = 'ymd' | 'ymdSlash' | 'dmy' | 'dmyDots' | 'dmyWords' | 'compact' | 'short' | 'han'

export function writeDate(date: string, style: DateStyle): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const [m, d] = [Number(month), Number(day)]
  switch (style) {
    case 'ymd':
      return date
    case 'ymdSlash':
      return `${year}/${m}/${d}`
    case 'dmy':
      return `${day}/${month}/${year}`
    case 'dmyDots':
      return `${d}.${m}.${year}`
    case 'dmyWords':
      return `${d} ${MONTHS[m - 1]} ${year}`
    case 'compact':
      return `${year}${month}${day}`
    case 'short':
      return `${year.slice(2)}.${m}.${d}`
    case 'han':
      return `${year}年${m}月${d}日`
  }
}
