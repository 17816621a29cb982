import { readChineseAddress } from '#capabilities/quality/engine/standardise/places/address-china.ts'
import { readJapaneseAddress } from '#capabilities/quality/engine/standardise/places/address-japan.ts'
import { countryCode } from '#capabilities/quality/engine/standardise/places/country.ts'
import { isRegion, isState } from '#capabilities/quality/engine/standardise/places/states.ts'
import {
  beginTrace,
  empty,
  read,
  step,
  type Standardised,
  type StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { isNothing, suspicion, tidy } from '#capabilities/quality/engine/standardise/text.ts'

export type Address = {
  readonly country: string | null
  readonly region: string | null
  readonly city: string | null
  readonly district: string | null
  readonly street: string | null
  readonly postcode: string | null
}

/** A postal address cut into its parts; what cannot be told apart stays in the street, so nothing is lost. */
export function standardiseAddress(raw: string, options: StandardiseOptions): Standardised {
  const trace = beginTrace(raw, options)
  if (trace.text.includes('\n'))
    step(
      trace,
      'addressForm',
      trace.text
        .split(/[\s,，]*[\r\n]+\s*/)
        .filter(Boolean)
        .join(', '),
    )
  tidy(trace)
  if (isNothing(trace)) return empty(trace)
  if (trace.text.includes('地址') || trace.text.startsWith('A')) step(trace, 'addressNote', withoutLabel(trace.text))
  const japanese = isNothing(trace) ? null : readJapaneseAddress(trace.text)
  if (japanese) return read(trace, japanese, suspicion(trace.text))
  // The word for a postcode is taken out: where it is all that is Chinese, the address is not.
  const bare =
    trace.text.includes('编') || trace.text.includes('編') ? trace.text.replace(/邮编|郵編/g, '') : trace.text
  const isChinese = hasHan(bare) && !/[ぁ-ヿ]/.test(bare)
  const address = isChinese ? readChineseAddress(trace, options.country) : readAddress(trace.text, options.country)
  return isNothing(trace) ? empty(trace) : read(trace, address, suspicion(trace.text))
}

const label =
  /^([\s,，、>|—/_-]*(?:\d{6}[\s,，、>|—/_-]*)?)(?:(?:(?:收货|公司|注册|办公|通讯|通信|联系|家庭|详细|邮寄|单位|经营)?地址|address)\s*[:：][\s,，、>|—/_-]*)+/i

/** What uncovers one label may uncover the next. */
function withoutLabel(text: string): string {
  let rest = text
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(label, '$1').trim()
  }
  return /[\p{L}\p{N}]/u.test(rest) ? rest : ''
}

/** Most Chinese text shows it by its first letter, and most other text has no letter so far up. */
function hasHan(text: string): boolean {
  let isBelow = true
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) return true
    if (code >= 0x2e80) isBelow = false
  }
  return !isBelow && /\p{Script=Han}/u.test(text)
}

const postcodes: readonly RegExp[] = [
  /\b([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b/i, // United Kingdom
  /\b([A-Z]\d[A-Z]\s*\d[A-Z]\d)\b/i, // Canada
  /\b(\d{5}-\d{4})\b/, // United States, nine digits
  /\b(\d{4}\s?[A-Z]{2})\b/, // Netherlands
  /(?:^|\s|〒)(\d{3}-\d{4})(?=\s|$)/, // Japan
  /(?:^|\s)((?:[A-Z]{1,2}-)?\d{4,6})(?=\s|$)/,
]

function postcodeIn(part: string): string | null {
  if (!/\d/.test(part)) return null
  for (const form of postcodes) {
    const found = form.exec(part)
    if (found) return found[1]!
  }
  return null
}

const australian = /^(.+) (NSW|VIC|QLD|WA|SA|TAS|ACT|NT)$/

/** The country in the last part. IL is Illinois behind a street of America, and Israel behind a postcode. */
function countryOf(parts: readonly string[], assumed: string): string | null {
  const last = parts.at(-1)!
  if (parts.length < 2 || /\d/.test(last)) return null
  const code = countryCode(last)
  if (code === null || !/^[A-Z]{2}$/.test(last) || !isState(last)) return code
  const isAmerican = assumed === 'US' || (/^\d+\s/.test(parts[0]!) && parts.slice(1).every((part) => !/\d/.test(part)))
  return isAmerican && code !== 'US' ? null : code
}

/** Parts between commas, the country last, then region or town with the postcode; the rest is the street. */
function readAddress(text: string, assumed: string): Address {
  const parts = text.split(/\s*[,，]\s*/).filter((part) => part !== '')
  // What holds a digit is a postcode's or a street's part, and no country.
  let country = countryOf(parts, assumed)
  if (country !== null) parts.pop()
  let postcode: string | null = null
  let region: string | null = null
  let city: string | null = null
  for (let i = parts.length - 1; i > 0 && postcode === null; i -= 1) {
    postcode = postcodeIn(parts[i]!)
    if (postcode === null) continue
    parts[i] = parts[i]!.replace(postcode, '').replace(/\s+/g, ' ').trim()
    if (parts[i] === '') parts.splice(i, 1)
    // `Guangdong, China 518000`: the country behind all, with the postcode.
    else if (country === null && i === parts.length - 1 && parts[i]!.length > 3) {
      country = countryCode(parts[i]!)
      if (country !== null && country !== 'SG') parts.pop()
    }
  }
  const last = parts.at(-1)!
  if (parts.length > 1 && (/^[A-Z]{2,3}$/.test(last) || isRegion(last))) region = parts.pop()!
  // Without a street, too, a town stands before its state and postcode.
  const isTown = parts.length === 1 && (region !== null || postcode !== null) && !/\d/.test(parts[0]!)
  if (parts.length > 1 || isTown) city = parts.pop()!
  const [, town, state] = (country === 'AU' && city !== null && australian.exec(city)) || []
  if (town !== undefined) [city, region] = [town, state!]
  return { country, region, city, district: null, street: parts.join(', ') || null, postcode }
}
