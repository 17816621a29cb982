import { parseNumber, numberText } from '#capabilities/quality/engine/standardise/numbers/number.ts'
import {
  beginTrace,
  empty,
  read,
  step,
  unread,
  type Standardised,
  type StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isNothing, tidyCode } from '#capabilities/quality/engine/standardise/text.ts'

/**
 * An amount and its currency. What names no currency is in `options.currency`; an amount in another one is shown
 * with its ISO 4217 code.
 */
export function standardiseMoney(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  const { currency, rest } = findCurrency(trace.text, options.currency)
  const amount = parseNumber(rest, options.country)
  if (amount === null || rest === '') return unread(trace, 'moneyUnreadable')
  const text = numberText(amount, options.country)
  const shown = currency === options.currency ? text : `${text} ${currency}`
  if (text !== rest)
    step(
      trace,
      /[万亿萬億千百kmb一二三四五六七八九十]/i.test(rest) ? 'hanNumber' : 'numberFormat',
      trace.text.replace(rest, text),
    )
  step(trace, 'currency', shown)
  return read(trace, { amount, currency })
}

const words: readonly (readonly [word: string, currency: string])[] = [
  ['人民币', 'CNY'],
  ['人民幣', 'CNY'],
  ['RMB', 'CNY'],
  ['CNH', 'CNY'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['欧元', 'EUR'],
  ['歐元', 'EUR'],
  ['英镑', 'GBP'],
  ['日元', 'JPY'],
  ['日圆', 'JPY'],
  ['韩元', 'KRW'],
  ['港币', 'HKD'],
  ['港元', 'HKD'],
  ['港幣', 'HKD'],
  ['新台币', 'TWD'],
  ['新臺幣', 'TWD'],
  ['台币', 'TWD'],
  ['澳元', 'AUD'],
  ['加元', 'CAD'],
  ['新加坡元', 'SGD'],
  ['新元', 'SGD'],
  ['US$', 'USD'],
  ['HK$', 'HKD'],
  ['NT$', 'TWD'],
  ['S$', 'SGD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['R$', 'BRL'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['元', 'CNY'],
  ['圆', 'CNY'],
  ['块', 'CNY'],
]
const dollars = new Set(['USD', 'AUD', 'CAD', 'HKD', 'SGD', 'TWD', 'NZD', 'MXN', 'MOP'])
const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

function findCurrency(text: string, assumed: string): { currency: string; rest: string } {
  if (/^[-\d.,\s]+$/.test(text)) return { currency: assumed, rest: text.trim() }
  const code = /^([A-Za-z]{3})\s*(?=[\d(+.-])|(?<=[\d)万亿千百])\s*([A-Za-z]{3})$/.exec(text)
  const named = (code?.[1] ?? code?.[2])?.toUpperCase()
  if (code && named && (codes.has(named) || named === 'RMB')) {
    const currency = named === 'RMB' ? 'CNY' : named
    return { currency, rest: stripSign(text.replace(code[0], ''), currency) }
  }
  for (const [word, currency] of words) {
    const at = text.toUpperCase().indexOf(word)
    if (at < 0) continue
    const rest = text.slice(0, at) + text.slice(at + word.length)
    return { currency, rest: stripSign(rest.replace(/元|整|正/g, ''), currency) }
  }
  if (text.includes('¥')) return { currency: assumed === 'JPY' ? 'JPY' : 'CNY', rest: text.replace('¥', '').trim() }
  if (text.includes('$'))
    return { currency: dollars.has(assumed) ? assumed : 'USD', rest: text.replace('$', '').trim() }
  return { currency: assumed, rest: text.trim() }
}

/** `CNY ¥120`: code and sign say the same. */
function stripSign(text: string, currency: string): string {
  const sign = currency === 'CNY' || currency === 'JPY' ? '¥' : dollars.has(currency) ? '$' : ''
  return (sign === '' ? text : text.replace(sign, '')).trim()
}
