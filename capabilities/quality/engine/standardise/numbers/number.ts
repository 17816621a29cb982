import {
  beginTrace,
  empty,
  problem,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
  type Trace,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isNothing, tidyCode } from '#capabilities/quality/engine/standardise/text.ts'
import { hanNumber } from '#capabilities/quality/engine/standardise/numbers/han-number.ts'

/** A number however its thousands and decimals are parted, with 万, 亿 or Chinese numerals. */
export function standardiseNumber(raw: string, options: StandardiseOptions): Standardised {
  return standardised(raw, options, 'numberUnreadable', () => true)
}

export function standardiseInteger(raw: string, options: StandardiseOptions): Standardised {
  return standardised(raw, options, 'integerUnreadable', Number.isInteger)
}

function standardised(
  raw: string,
  options: StandardiseOptions,
  code: 'numberUnreadable' | 'integerUnreadable',
  fits: (value: number) => boolean,
): Standardised {
  if (isPlainInteger(raw)) return { value: Number(raw), shown: raw, changes: none, problem: null }
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  const bare = trace.text.replace(
    /(?<=[\d万亿千百十])\s*(?:人|名员工|名|位|个|個|岁|歲|件|台|家|次|天|元|pcs|people|employees|staff)$/i,
    '',
  )
  const value = parseNumber(bare, options.country)
  if (isRounded(trace.text)) return unread(trace, 'digitsLost')
  if (value === null || !fits(value)) return unread(trace, code)
  step(trace, 'unit', bare)
  writeNumber(trace, value, options.country)
  return read(trace, value)
}

/** `1.23457E+11`: six digits are all that a spreadsheet shows of a number that has twelve or more. */
export function isRounded(text: string): boolean {
  return text.length > 9 && /^-?\d\.\d{5}e\+?(?:1[1-9]|[2-9]\d)$/i.test(text)
}

const none: Standardised['changes'] = []

/** Digits that no rule applies to, as most numbers of a file are. */
export function isPlainInteger(raw: string): boolean {
  if (raw.length === 0 || raw.length > 15 || (raw.charCodeAt(0) === 48 && raw.length > 1)) return false
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}

/** 35 for `35 %`; what has no sign is taken as it stands, 0.35 being 0.35 %. */
export function standardisePercent(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  const bare = trace.text.replace(/\s*(?:%|percent|per cent)$/i, '').replace(/^百分之|^%\s*/, '')
  const value = parseNumber(bare, options.country)
  if (value === null) return unread(trace, 'percentUnreadable')
  const text = numberText(value, options.country)
  // `10` and `10 %` mean what `10%` does: nothing is corrected.
  if (bare.replace(/\.0+$/, '') === text && /^[^%]*%?$/.test(trace.text) && !/percent|per cent|百分/i.test(trace.text))
    return read(trace, value)
  if (bare.replace(/\.0+$/, '') !== text) step(trace, 'numberFormat', `${text}%`)
  step(trace, 'percentSign', `${text}%`)
  return read(trace, value)
}

/** Writes the number plainly, naming the rule that says best what was done. */
export function writeNumber(trace: Trace, value: number, country: string): void {
  step(trace, /[^\d\s.,'’_()+\-−e]/i.test(trace.text) ? 'hanNumber' : 'numberFormat', numberText(value, country))
}

/** Where 1.234,56 is written: a lone point before three digits parts thousands there. */
const commaCountries = new Set([
  'DE',
  'AT',
  'FR',
  'ES',
  'IT',
  'NL',
  'BE',
  'PT',
  'BR',
  'PL',
  'CZ',
  'SK',
  'HU',
  'RO',
  'BG',
  'HR',
  'SI',
  'RS',
  'GR',
  'TR',
  'RU',
  'UA',
  'SE',
  'NO',
  'DK',
  'FI',
  'AR',
  'CL',
  'CO',
  'ID',
  'VN',
])

/** A number of at most 15 significant digits, so that none is lost; null for anything else. */
export function parseNumber(input: string, country: string): number | null {
  const text = input
    .replace(/[\s’'_]/g, '')
    .replace(/^\((.+)\)$/, '-$1')
    .replace(/^(.*\d)-$/, '-$1')
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text) && !isGrouped(text, country)) return exact(text)
  const scaled =
    /^([+-]?[\d.,]+)(万亿|萬億|千万|千萬|百万|百萬|亿|億|万|萬|千|k|m|mn|bn|b|thousand|million|billion)$/i.exec(text)
  if (scaled) {
    const base = parseNumber(scaled[1]!, country)
    if (base === null) return null
    const value = Number((base * scales[scaled[2]!.toLowerCase()]!).toPrecision(15))
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null
  }
  if (/^[+-]?[\d.,]*\d(?:e[+-]?\d{1,3})?$/i.test(text)) {
    const plain = withoutGroups(text, country)
    return plain === null ? null : exact(plain)
  }
  return hanNumber(text)
}

const scales: Readonly<Record<string, number>> = {
  千: 1e3,
  k: 1e3,
  万: 1e4,
  萬: 1e4,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  百万: 1e6,
  百萬: 1e6,
  m: 1e6,
  mn: 1e6,
  千万: 1e7,
  千萬: 1e7,
  亿: 1e8,
  億: 1e8,
  bn: 1e9,
  b: 1e9,
  万亿: 1e12,
  萬億: 1e12,
}

function isGrouped(text: string, country: string): boolean {
  return commaCountries.has(country) && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text)
}

function withoutGroups(text: string, country: string): string | null {
  const point = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  if (point >= 0 && comma >= 0) {
    const [group, decimal] = point > comma ? [',', '.'] : ['.', ',']
    const [whole = '', fraction = ''] = text.split(decimal)
    if (text.split(decimal).length > 2 || fraction.includes(group) || !isGroups(whole, group)) return null
    return `${whole.replaceAll(group, '')}.${fraction}`
  }
  if (comma >= 0) {
    if (isGroups(text, ',') && !(commaCountries.has(country) && text.split(',').length === 2))
      return text.replaceAll(',', '')
    return text.split(',').length === 2 ? text.replace(',', '.') : isGroups(text, ',') ? text.replaceAll(',', '') : null
  }
  if (point >= 0 && (text.split('.').length > 2 || isGrouped(text, country)))
    return isGroups(text, '.') ? text.replaceAll('.', '') : null
  return text
}

/** Groups of three, or of four as Chinese sometimes has them, or India's of two. */
function isGroups(text: string, mark: string): boolean {
  const m = mark === '.' ? '\\.' : mark
  return (
    new RegExp(`^[+-]?(?:\\d{1,3}(?:${m}\\d{3})+|\\d{1,4}(?:${m}\\d{4})+|\\d{1,2}(?:${m}\\d{2})*${m}\\d{3})$`).test(
      text,
    ) || /^[+-]?\d*$/.test(text)
  )
}

function exact(text: string): number | null {
  const value = Number(text)
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return null
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
    .replace(text.includes('.') ? /0+$/ : /$^/, '')
  return digits.length > 15 && !Number.isSafeInteger(value) ? null : value === 0 ? 0 : value
}

/** Plain digits; where a point before three digits would be read as thousands, one zero more. */
export function numberText(value: number, country: string): string {
  const text = String(value)
  return isGrouped(text, country) ? `${text}0` : text
}

/** 五星 */
function hanStars(text: string): number | undefined {
  const at = '一二三四五'.indexOf(/^([一二三四五])星级?$/.exec(text)?.[1] ?? '-')
  return at < 0 ? undefined : at + 1
}

/** A one-to-five star rating; Twenty writes `RATING_4`. */
export function standardiseRating(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  const stars = /^(★+)☆*$/.exec(trace.text)?.[1]?.length ?? /^⭐+$/.exec(trace.text)?.[0].length ?? hanStars(trace.text)
  const value = stars ?? Number(/^(?:RATING_)?([1-5])(?:\.0+|\s*(?:stars?|星|\/\s*5))?$/i.exec(trace.text)?.[1] ?? NaN)
  if (!(value >= 1 && value <= 5))
    return { ...unread(trace, 'integerUnreadable'), problem: problem('integerUnreadable', raw) }
  step(trace, 'numberFormat', String(value))
  return read(trace, value)
}
