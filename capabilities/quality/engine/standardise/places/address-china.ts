import type { Address } from '#capabilities/quality/engine/standardise/places/address.ts'
import { tidyTail } from '#capabilities/quality/engine/standardise/places/address-tail.ts'
import { readHead, withoutGaps } from '#capabilities/quality/engine/standardise/places/address-head.ts'
import { step, type Trace } from '#capabilities/quality/engine/standardise/result.ts'

/**
 * Province, city, district and street of an address in Chinese. Short names are written in full and former ones as
 * today’s, each by a rule of its own; a province that only its city tells is in the value, not in the text.
 */
export function readChineseAddress(trace: Trace, assumed: string): Address {
  let address = readOnce(trace, assumed)
  // What is put in order may show one more part: until nothing changes.
  for (let round = 0, before = trace.raw; before !== trace.text && round < 6; round += 1) {
    before = trace.text
    address = readOnce(trace, assumed)
  }
  return address
}

function readOnce(trace: Trace, assumed: string): Address {
  const { said, postcode, rest: whole } = cutEnds(trace.text)
  const head = readHead(trace, whole)
  const street = trace.off.has('addressTail') ? head.rest : tidyTail(head.rest)
  const region = head.region ?? head.regionByCity
  const address = {
    country: said ? 'CN' : region !== null && assumed === 'CN' ? 'CN' : null,
    region,
    city: head.city,
    district: head.district,
    street: street === '' ? null : street,
    postcode,
  }
  if (head.isShort) rewrite(trace, 'addressRegion', whole, head.said + head.rest)
  const full = head.isShort ? head.said + head.rest : whole
  if (head.isFormer) rewrite(trace, 'addressOldName', full, head.text + head.rest)
  if (street !== head.rest && trace.text.includes(head.rest))
    step(
      trace,
      'addressTail',
      trace.text.replace(head.rest, () => street),
    )
  const text = `${said ? '中国' : ''}${head.text}${street}`
  if (!trace.off.has('addressRegion') && !trace.off.has('addressOldName') && !trace.off.has('addressTail'))
    step(trace, 'addressForm', postcode === null ? text : `${text} ${postcode}`)
  return address
}

function rewrite(trace: Trace, rule: 'addressRegion' | 'addressOldName', from: string, to: string): void {
  if (trace.text.includes(from))
    step(
      trace,
      rule,
      trace.text.replace(from, () => to),
    )
}

/** The country in front, the postcode at either end. */
function cutEnds(text: string): { said: boolean; postcode: string | null; rest: string } {
  const said = text.charCodeAt(0) === china ? countryInFront.exec(text) : null
  let rest = said ? text.slice(said[0].length) : text
  const digits = sixDigits(rest)
  const isPostcode =
    digits >= 0 &&
    (digits === 0 ||
      /^\s*[)）]?$/.test(rest.slice(digits + 6)) ||
      /(?:邮编|郵編)[:：]?\s*$/.test(rest.slice(0, digits)))
  if (!isPostcode) return { said: said !== null, postcode: null, rest: withoutGaps(rest) }
  const postcode = rest.slice(digits, digits + 6)
  const before = rest.slice(0, digits).replace(/[\s,，;；(（]*(?:邮编|郵編)?[:：]?\s*$/, '')
  const behind = rest.slice(digits + 6).replace(/^\s*[)）]?[\s,，;；]*/, '')
  rest = before !== '' && behind !== '' ? `${before} ${behind}` : before + behind
  return { said: said !== null, postcode, rest: withoutGaps(rest) }
}

const countryInFront = /^(?:中华人民共和国|中国)\s*[,，]?\s*(?!路|街|银行|移动|联通|电信|石)/
const china = '中'.charCodeAt(0)

/** Where six digits and no more stand together for the first time; -1 for nowhere. */
function sixDigits(text: string): number {
  let run = 0
  for (let i = 0; i <= text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) run += 1
    else if (run === 6) return i - 6
    else run = 0
  }
  return -1
}
