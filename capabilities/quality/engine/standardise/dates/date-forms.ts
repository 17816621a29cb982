import { hanNumber } from '#capabilities/quality/engine/standardise/numbers/han-number.ts'
import type { DateOrder, StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'
import type { RuleName } from '#capabilities/quality/engine/standardise/rules.ts'

export type Day = {
  readonly kind: 'day'
  readonly year: number
  readonly month: number
  readonly day: number
  /** The rule that says most about how it was read. */
  readonly rule?: RuleName
  /** Seconds into the day, from a spreadsheet's serial. */
  readonly seconds?: number
  /** Whether day and month only fit the other way round than the column says. */
  readonly isOther?: boolean
}

export type ReadDate = Day | { readonly kind: 'none' | 'impossible' | 'partial' }

const none: ReadDate = { kind: 'none' }
const partial: ReadDate = { kind: 'partial' }

const yearFirst = /^(\d{4})(?:\s*[-/.年]\s*|\s)(\d{1,2})(?:\s*[-/.月]\s*|\s)(\d{1,2})\s*[日号號]?$/
const threeParts = /^(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,4})$/
const weekday =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)|\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?\s*$/i

/** What stands around a day: 1985年3月5日出生, and the comma of a list that ended. */
const born = /(?<=[\d日号])\s*(?:出生|生)$|(?<=\d)[,;，；。]$/

/** A day in any of the forms people write; `order` decides only where the numbers leave a choice. */
export function readDate(input: string, options: Pick<StandardiseOptions, 'country' | 'dateOrder'>): ReadDate {
  if (input.length > 40) return none
  const text = isNumbers(input) ? input : input.replace(weekday, '').replace(born, '').trim()
  const first = yearFirst.exec(text)
  if (first) return day(Number(first[1]), Number(first[2]), Number(first[3]))
  const parts = threeParts.exec(text)
  if (parts) return byOrder([parts[1]!, parts[3]!, parts[4]!], options)
  if (/^\d+(?:\.\d+)?$/.test(text)) return readDigits(text)
  return readMonthName(text) ?? readEastern(text) ?? (isPartial(text) ? partial : none)
}

/** Digits and the signs between them: no word and no blank is there to be looked for. */
export function isNumbers(text: string): boolean {
  return /^[\d/.-]+$/.test(text)
}

function byOrder(
  [a, b, c]: [string, string, string],
  { country, dateOrder }: Pick<StandardiseOptions, 'country' | 'dateOrder'>,
): ReadDate {
  if (a.length === 3 && country === 'TW') return day(Number(a) + 1911, Number(b), Number(c), 'rocYear')
  if (a.length > 2) return none
  const order = dateOrder === 'auto' ? countryOrder(country) : dateOrder
  if ((order === 'ymd' || Number(a) > 31) && c.length <= 2) return withYear(a, Number(b), Number(c))
  if (c.length === 3) return none
  const monthFirst = order === 'mdy' || (order === 'ymd' && countryOrder(country) === 'mdy')
  const [x, y] = [Number(a), Number(b)]
  // The order of the column gives way where only the other one is possible.
  const swapped = monthFirst ? x > 12 && y <= 12 : !(y > 12 && x <= 12)
  const read = withYear(c, swapped ? y : x, swapped ? x : y, x <= 12 && y <= 12 && x !== y ? 'dateOrder' : undefined)
  const isOther = (dateOrder === 'mdy' && x > 12) || (dateOrder === 'dmy' && y > 12)
  return isOther && read.kind === 'day' ? { ...read, isOther } : read
}

/** Two-digit years as spreadsheets read them: 00 to 29 are of this century. */
function withYear(text: string, month: number, date: number, rule?: RuleName): ReadDate {
  if (text.length > 2) return day(Number(text), month, date, rule)
  const short = Number(text)
  return day(short < 30 ? 2000 + short : 1900 + short, month, date, rule ?? 'twoDigitYear')
}

export function countryOrder(country: string): DateOrder {
  if (country === 'US') return 'mdy'
  return ['CN', 'TW', 'HK', 'MO', 'JP', 'KR', 'HU', 'LT', 'MN', 'SE'].includes(country) ? 'ymd' : 'dmy'
}

/** `20240312`, or a spreadsheet's day number (1927 to 2099). */
function readDigits(text: string): ReadDate {
  if (/^(?:1[5-9]|20|21)\d{6}$/.test(text))
    return day(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
  const serial = Number(text)
  if (/^\d{5}(\.|$)/.test(text) && serial >= 10_000 && serial < 73_051) {
    const whole = Math.floor(serial)
    const moment = new Date(Date.UTC(1899, 11, 30 + whole))
    const seconds = Math.round((serial - whole) * 86_400) % 86_400
    return {
      kind: 'day',
      year: moment.getUTCFullYear(),
      month: moment.getUTCMonth() + 1,
      day: moment.getUTCDate(),
      rule: 'excelSerial',
      seconds,
    }
  }
  return isPartial(text) ? partial : none
}

// In German, French, Spanish and Italian, where another word is used than in English.
const abroad: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'januar jänner janvier enero gennaio',
    'februar feber février fevrier febrero febbraio',
    'märz maerz mär mars marzo',
    'avril abril aprile',
    'mai mayo maggio',
    'juni juin junio giugno',
    'juli juillet julio luglio',
    'août aout agosto',
    'septembre septiembre settembre',
    'oktober okt octobre octubre ottobre',
    'novembre noviembre',
    'dezember dez décembre decembre diciembre dicembre',
  ].flatMap((words, month) => words.split(' ').map((word) => [word, month] as const)),
)
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayMonth =
  /^(\d{1,2})(?:st|nd|rd|th|er)?[\s./-]*(?:of\s+|de\s+)?(\p{L}{3,10})[\s.,/-]*(?:del?\s+)?(\d{4}|'?\d{2})$/iu
const monthDay = /^([a-z]{3,9})[\s.-]*(\d{1,2})(?:st|nd|rd|th)?[\s,.-]+(\d{4}|'?\d{2})$/i
const yearMonth = /^(\d{4})[\s.-]+([a-z]{3,9})[\s.-]+(\d{1,2})$/i

function readMonthName(text: string): ReadDate | null {
  const [, d, name = '', y = ''] = dayMonth.exec(text) ?? []
  if (d !== undefined) return named(d, name, y)
  const [, name2 = '', d2, y2 = ''] = monthDay.exec(text) ?? []
  if (d2 !== undefined) return named(d2, name2, y2)
  const [, y3, name3 = '', d3 = ''] = yearMonth.exec(text) ?? []
  return y3 === undefined ? null : named(d3, name3, y3)
}

function named(date: string, name: string, year: string): ReadDate {
  const lower = name.toLowerCase()
  const month = abroad[lower] ?? months.findIndex((short) => lower.startsWith(short) && isMonthName(lower, short))
  return month < 0 ? none : withYear(year.replace("'", ''), month + 1, Number(date))
}

const fullMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function isMonthName(lower: string, short: string): boolean {
  return fullMonths[months.indexOf(short)]!.startsWith(lower) || lower === 'sept'
}

/** 年月日 with digits or Chinese numerals, and years of the Republic of China. */
function readEastern(text: string): ReadDate | null {
  const found =
    /^(民国|民國|中华民国|中華民國|令和|平成|昭和|大正)?\s*([\d〇零一二三四五六七八九十百元壹贰叁肆伍陆柒捌玖拾]{1,5})\s*年\s*([\d零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})\s*月\s*([\d零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{1,3})\s*[日号號]?$/.exec(
      text,
    )
  const roc = /^(民国|民國|令和|平成|昭和|[RHS](?=\d{1,2}[-/.]))\s*(\d{1,3})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (roc) return inEra(roc[1]!, Number(roc[2]), Number(roc[3]), Number(roc[4]))
  if (!found) return null
  const [, era, y = '', m = '', d = ''] = found
  const year = y === '元' ? 1 : eastern(y)
  const month = eastern(m)
  const date = eastern(d.replace('廿', '二十').replace('卅', '三十'))
  if (year === null || month === null || date === null) return none
  if (era !== undefined) return inEra(era, year, month, date)
  return y.length <= 2 ? withYear(String(year).padStart(2, '0'), month, date) : day(year, month, date)
}

/** The year before the first of each era of Japan; all others are years of the Republic of China. */
const eras: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
  大正: 1911,
}

function inEra(era: string, year: number, month: number, date: number): ReadDate {
  const start = eras[era]
  return start === undefined ? day(year + 1911, month, date, 'rocYear') : day(year + start, month, date, 'eraYear')
}

function eastern(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : hanNumber(text)
}

const partials = new RegExp(
  [
    String.raw`^(?:1[89]|20)\d{2}\s*年?(?:出?生)?$`,
    String.raw`^(?:1[89]|20)\d{2}\s*[-/.年]\s*(?:0?[1-9]|1[0-2])\s*月?(?:[初底末]|[上中下]旬|份)?$`,
    String.raw`^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$`,
    String.raw`^(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]?$`,
    String.raw`^(?:1[89]|20)\d{2}\s*年?\s*(?:Q[1-4]|第?[一二三四1-4]季度|[上下]半年|[初底末])$`,
    String.raw`^(?:民国|民國)\s*\d{1,3}\s*年(?:\s*\d{1,2}\s*月)?$`,
    String.raw`^-{2}\d{2}-?\d{2}$|^[a-z]{3,9}[.,\s]+\d{4}$`,
  ].join('|'),
  'i',
)

function isPartial(text: string): boolean {
  return partials.test(text)
}

/** A day of the calendar, or why there is none. */
export function day(year: number, month: number, date: number, rule?: RuleName): ReadDate {
  if (year < 1 || month < 1 || date < 1) return { kind: 'impossible' }
  const days = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  if (month > 12 || date > days || year > 9999) return { kind: 'impossible' }
  return { kind: 'day', year, month, day: date, rule }
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** 13/3/24 and 24/3/13: over a column days go up and down by thirty, and years by few. */
function voteByYears(shorts: readonly (readonly [a: number, c: number])[], votes: { dmy: number; ymd: number }): void {
  if (shorts.length < 5) return
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  const [front, back] = [spread(shorts.map(([a]) => a)), spread(shorts.map(([, c]) => c))]
  const days = shorts.filter(([a, c]) => a > 12 && c <= 31).length
  if (days > 0 && front > 2 * back) votes.dmy += days
  else if (back > 2 * front) votes.ymd += shorts.length
}

/**
 * The order of the dates in one column, by vote: a first number above 12 must be a day, a second one too.
 * `fallback` where every value would read both ways.
 */
export function guessDateOrder(samples: readonly string[], fallback: DateOrder = 'dmy'): DateOrder {
  const votes = { dmy: 0, mdy: 0, ymd: 0 }
  const seconds = new Set<number>()
  const firsts = new Set<number>()
  const shorts: [a: number, c: number][] = []
  for (const sample of samples) {
    const text = sample.trim().replace(/[\sT].*$/, '')
    if (yearFirst.test(text)) {
      votes.ymd += 1
      continue
    }
    const [, a = '', , b = '', c = ''] = threeParts.exec(text) ?? []
    if (a === '') continue
    if (Number(a) > 31) votes.ymd += 1
    else if (c.length === 4 || Number(c) > 31) {
      if (Number(a) > 12 && Number(b) <= 12) votes.dmy += 1
      if (Number(b) > 12 && Number(a) <= 12) votes.mdy += 1
      firsts.add(Number(a))
      seconds.add(Number(b))
    } else if (Number(a) <= 12 && Number(b) > 12) votes.mdy += 1
    else if (a.length <= 2) shorts.push([Number(a), Number(c)])
  }
  if (votes.mdy === 0 && votes.ymd === 0) voteByYears(shorts, votes)
  if (votes.dmy > votes.mdy) return 'dmy'
  if (votes.mdy > votes.dmy) return 'mdy'
  if (firsts.size === 0) return votes.ymd > 0 ? 'ymd' : fallback
  return fallback
}
