import type { Address } from '#capabilities/quality/engine/standardise/places/address.ts'
import { tidyTail } from '#capabilities/quality/engine/standardise/places/address-tail.ts'
import {
  citiesAt,
  districtsIn,
  formerCities,
  formerDistrict,
  provinceAt,
  type Division,
} from '#capabilities/quality/engine/standardise/places/divisions.ts'
import { step, type Trace } from '#capabilities/quality/engine/standardise/result.ts'

// Places the table does not know: an old name, a development zone, a town abroad.
const someCity = /^(\p{Script=Han}{2,12}?(?:自治州|地区|盟|市))/u
const someDistrict = /^(\p{Script=Han}{1,12}?(?:自治县|自治旗|新区|开发区|高新区|区|县|旗|市))/u
// 小区, 园区 and the like are estates, not districts.
const estate = /(?:小|园|社|厂|校|景|宿舍|工业|商业|住宅|物流|保税|科技)区$/
/** What follows a short name when it is part of another: 上海路 is a street in Nanjing, not the city. */
const goesOn =
  /^(?:路|街|道|大道|大街|东路|西路|南路|北路|中路|巷|弄|镇|乡|村|桥|站|大厦|大楼|花园|苑|小区|公园|山|湖|河|江|港|门|里|城|府)/

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
    digits >= 0 && (digits === 0 || digits + 6 === rest.length || /(?:邮编|郵編)[:：]?\s*$/.test(rest.slice(0, digits)))
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

type Head = {
  region: string | null
  regionByCity: string | null
  city: string | null
  district: string | null
  /** The parts found, in full, and the same in today’s names. */
  said: string
  text: string
  rest: string
  isShort: boolean
  isFormer: boolean
}

const gap = /^[\s,，]+/
const gapAtEnd = /[\s,，]+$/

function withoutGap(text: string): string {
  return mayBeGap(text.charCodeAt(0)) ? text.replace(gap, '') : text
}

function withoutGaps(text: string): string {
  const rest = withoutGap(text)
  return mayBeGap(rest.charCodeAt(rest.length - 1)) ? rest.replace(gapAtEnd, '') : rest
}

/** Letters, digits and Han are none. */
function mayBeGap(code: number): boolean {
  return code < 48 || (code > 122 && (code < 0x4e00 || code > 0x9fff))
}

function readHead(trace: Trace, whole: string): Head {
  const isFull = !trace.off.has('addressRegion')
  const head: Head = {
    region: null,
    regionByCity: null,
    city: null,
    district: null,
    said: '',
    text: '',
    rest: whole,
    isShort: false,
    isFormer: false,
  }
  const take = (length: number, name: string) => {
    if (head.rest.slice(0, length) !== name) head.isShort = true
    head.said += name
    head.text += name
    head.rest = withoutGap(head.rest.slice(length))
  }
  const province = provinceAt(whole)
  const length = province ? spelled(whole, province, isFull) : 0
  if (province && length > 0 && isWhole(whole, length, province)) {
    head.region = province.name
    take(length, province.name)
  }
  const isMunicipality = head.region?.endsWith('市') === true
  if (isMunicipality) {
    head.city = head.region
    head.rest = withoutCity(head.rest, head.region!)
  } else takeCity(head, take, isFull)
  if (head.region !== null || head.city !== null) takeDistrict(trace, head, take, isFull)
  return head
}

/** Behind a municipality the same name once more is its city, and 市辖区 is no name. */
function withoutCity(rest: string, region: string): string {
  if (rest.startsWith(region)) return withoutGap(rest.slice(region.length))
  return /^市辖区./.test(rest) ? withoutGap(rest.slice(3)) : rest
}

/** How many characters at the start of a text are the name of a division, in full or short; 0 for none. */
function spelled(text: string, { name, short }: Division, isShortToo: boolean): number {
  if (text.startsWith(name)) return name.length
  if (!text.startsWith(short) || !isShortToo) return 0
  const kind = /^(?:省|市|自治区|特别行政区)/.exec(text.slice(short.length))
  return short.length + (kind?.[0].length ?? 0)
}

/** A bare name must be followed by a place, or by nothing. */
function isWhole(text: string, length: number, { name, short }: Division): boolean {
  if (length > short.length || name === short) return true
  const behind = text.slice(length)
  return (
    behind === '' ||
    gap.test(behind) ||
    (!goesOn.test(behind) && (citiesAt(behind).length > 0 || someDistrict.test(behind)))
  )
}

type Take = (length: number, name: string) => void

const formerCityNames = Object.keys(formerCities)

function takeCity(head: Head, take: Take, isFull: boolean): void {
  const { rest, region } = head
  for (const [province, city] of citiesAt(rest)) {
    if (region !== null && province.name !== region) continue
    const isSpelledOut = rest.startsWith(city.name)
    const isShort =
      !isSpelledOut &&
      isFull &&
      rest.startsWith(city.short) &&
      isCityBefore(withoutGap(rest.slice(city.short.length)), city, region !== null)
    if (!isSpelledOut && !isShort) continue
    if (region === null && province.name.endsWith('市')) continue
    head.city = city.name
    if (region === null) head.regionByCity = province.name
    take(isSpelledOut ? city.name.length : city.short.length, city.name)
    return
  }
  const old = formerCityNames.find((name) => rest.startsWith(name))
  const other = old ?? someCity.exec(rest)?.[1]
  if (other === undefined) return
  head.city = old === undefined || !isFull ? other : formerCities[old]!
  if (head.city !== other) head.isFormer = true
  head.said += other
  head.text += head.city
  head.rest = withoutGap(rest.slice(other.length))
}

/** 深圳 is the city before 市, before one of its districts, and behind its province unless a longer name goes on. */
function isCityBefore(
  behind: string,
  city: { readonly name: string; readonly districts: readonly Division[] },
  isInProvince: boolean,
): boolean {
  if (city.districts.some(({ name }) => behind.startsWith(name))) return true
  if (formerDistrict(city.name, behind) || (isInProvince && /^\p{Script=Han}{1,4}?[区县]/u.test(behind))) return true
  return isInProvince && !goesOn.test(behind) && !/^(?:市|县|区)/.test(behind)
}

function takeDistrict(trace: Trace, head: Head, take: Take, isFull: boolean): void {
  const { rest, city } = head
  const old = city !== null && !trace.off.has('addressOldName') ? formerDistrict(city, rest) : null
  if (old) {
    head.district = old.now
    head.isFormer = true
    head.said += old.old
    head.text += old.now
    head.rest = withoutGap(rest.slice(old.old.length))
    return
  }
  const known = districtsIn(head.region ?? head.regionByCity, city)
  const full = known.find(({ name }) => rest.startsWith(name))
  if (full) {
    head.district = full.name
    take(full.name.length, full.name)
    return
  }
  const other = someDistrict.exec(rest)?.[1]
  if (other !== undefined && !estate.test(other)) {
    head.district = other
    take(other.length, other)
    return
  }
  const short = isFull
    ? known.find(
        (one) => one.short !== one.name && rest.startsWith(one.short) && !goesOn.test(rest.slice(one.short.length)),
      )
    : undefined
  // 南山 alone may be a hill: only where a street or a number comes behind it is it the district.
  if (!short || !/^[\s,，]*\p{Script=Han}{2,12}?(?:路|街|大道|巷|弄|\d)/u.test(rest.slice(short.short.length))) return
  head.district = short.name
  take(short.short.length, short.name)
}
