import {
  isPlainInteger,
  isRounded,
  parseNumber,
  numberText,
} from '#capabilities/quality/engine/standardise/numbers/number.ts'
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
  if (isPlainInteger(raw))
    return { value: { amount: Number(raw), currency: options.currency }, shown: raw, changes: none, problem: null }
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (isNothing(trace)) return empty(trace)
  if (isRounded(trace.text)) return unread(trace, 'digitsLost')
  const bare = withoutRemark(trace.text)
  const { currency, rest } = findCurrency(bare, options.currency)
  const coins = currency === 'CNY' ? readCoins(bare, options.country) : null
  const amount = coins ?? parseNumber(rest.replace(tenThousands, '$1万'), options.country)
  if (amount === null || rest === '') return unread(trace, 'moneyUnreadable')
  step(trace, 'amountNote', bare)
  if (coins !== null) step(trace, 'hanNumber', `${numberText(coins, options.country)}元`)
  const text = numberText(amount, options.country)
  const shown = currency === options.currency ? text : `${text} ${currency}`
  if (text !== rest && trace.text.includes(rest))
    step(trace, /[万亿萬億千百kmbw一-龥]/i.test(rest) ? 'hanNumber' : 'numberFormat', trace.text.replace(rest, text))
  step(trace, 'currency', shown)
  return read(trace, { amount, currency })
}

const none: Standardised['changes'] = []

/** `5w`, as 万 is typed in haste; `5 W` would be watts. */
const tenThousands = /^([+-]?[\d.,]+)w$/i

/** `1000元（含税）`: what is in brackets and is neither a number nor a currency, and whether the tax is in it. */
function withoutRemark(text: string): string {
  if (!/[(（税]/.test(text)) return text
  return text
    .replace(/\s*\(\s*([A-Za-z]{3})\s*\)$/, ' $1')
    .replace(/(?<=[\d\p{Script=Han}])\s*[(（][^\d()（）]+[)）]$/u, '')
    .replace(/^(?:不?含税价?|未税价?)[:：]?\s*(?=.)|(?<=.)\s*(?:不?含税|未税)$/g, '')
}

const coinsAt =
  /^(?:人民[币幣]|RMB|CNY|¥)?\s*(?:([^元圆圓块]+)[元圆圓块]零?)?(?:([\d零一二三四五六七八九壹贰叁肆伍陆柒捌玖])[角毛]零?)?(?:([\d零一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?[钱整正]?$/i

/** Yuan with its tenths and hundredths said: `壹佰元伍角`, `5角`, `3元2角5分`; null for anything else. */
function readCoins(text: string, country: string): number | null {
  if (!/[角毛分]/.test(text)) return null
  const [found, yuan = '0', tenths = '0', hundredths = '0'] = coinsAt.exec(text.replace(/\s/g, '')) ?? []
  if (found === undefined) return null
  const [whole, a, b] = [yuan, tenths, hundredths].map((part) => parseNumber(part, country))
  if (whole === null || whole === undefined || !Number.isInteger(whole)) return null
  return (whole * 100 + (a ?? 0) * 10 + (b ?? 0)) / 100
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
  ['日円', 'JPY'],
  ['円', 'JPY'],
  ['US$', 'USD'],
  ['HK$', 'HKD'],
  ['NT$', 'TWD'],
  ['S$', 'SGD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['R$', 'BRL'],
  ['CN¥', 'CNY'],
  ['RS.', 'INR'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['元', 'CNY'],
  ['圆', 'CNY'],
  ['圓', 'CNY'],
  ['块钱', 'CNY'],
  ['块', 'CNY'],
]
const dollars = new Set(['USD', 'AUD', 'CAD', 'HKD', 'SGD', 'TWD', 'NZD', 'MXN', 'MOP'])
const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

function findCurrency(text: string, assumed: string): { currency: string; rest: string } {
  if (/^[-\d.,\s]+$/.test(text)) return { currency: assumed, rest: text.trim() }
  const code = /^([A-Za-z]{3})\s*(?=[\d(+.-])|(?<=[\d)万亿千百nk])\s*([A-Za-z]{3})$/.exec(text)
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
