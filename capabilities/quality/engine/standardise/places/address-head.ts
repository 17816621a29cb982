import {
  citiesAt,
  districtsIn,
  onlyDistrict,
  provinceAt,
  type Division,
  type Province,
} from '#capabilities/quality/engine/standardise/places/divisions.ts'
import {
  former,
  formerCities,
  formerDistrict,
  formerPairs,
} from '#capabilities/quality/engine/standardise/places/former.ts'
import type { Trace } from '#capabilities/quality/engine/standardise/result.ts'

// Places the table does not know: an old name, a development zone, a town abroad.
const someCity = /^(\p{Script=Han}{2,12}?(?:自治州|地区|盟|市))/u
const someDistrict = /^(\p{Script=Han}{1,12}?(?:自治县|自治旗|新区|开发区|高新区|区|县|旗|市))/u
// 小区, 园区 and the like are estates, not districts.
const estate = /(?:小|园|社|厂|校|景|宿舍|工业|商业|住宅|物流|保税|科技)区$/
/** What follows a short name when it is part of another: 上海路 is a street in Nanjing, not the city. */
const goesOn =
  /^(?:路|街|道|大道|大街|东路|西路|南路|北路|中路|巷|弄|镇|乡|村|桥|站|大厦|大楼|花园|苑|小区|公园|山|湖|河|江|港|门|里|城|府)/

/** What a Chinese address begins with: the places found, largest first, and what is left. */
export type Head = {
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

const gap = /^(?:[\s,，、>|]+|[-—/_](?=\p{Script=Han}))+/u
const gapAtEnd = /[\s,，]+$/

function withoutGap(text: string): string {
  return mayBeGap(text.charCodeAt(0)) ? text.replace(gap, '') : text
}

export function withoutGaps(text: string): string {
  const rest = withoutGap(text)
  return mayBeGap(rest.charCodeAt(rest.length - 1)) ? rest.replace(gapAtEnd, '') : rest
}

/** Letters, digits and Han are none. */
function mayBeGap(code: number): boolean {
  return code < 48 || code === 62 || code === 95 || (code > 122 && (code < 0x4e00 || code > 0x9fff))
}

export function readHead(trace: Trace, whole: string): Head {
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
  const kind = /^(?:省|市|自治区|特别行政区)/.exec(text.slice(short.length))?.[0] ?? ''
  // 吉林市 is a city in 吉林省; 广西省 is what people call 广西.
  return kind === '市' && !name.endsWith('市') ? short.length : short.length + kind.length
}

/** A bare name must be followed by a place, or by nothing. */
function isWhole(text: string, length: number, { name, short, cities }: Province): boolean {
  if (length > short.length || name === short) return true
  const behind = text.slice(length)
  // 吉林市 without its province: the city is to be found.
  if (behind.startsWith('市')) return false
  return (
    behind === '' ||
    gap.test(behind) ||
    (!goesOn.test(behind) &&
      (citiesAt(behind).length > 0 ||
        someDistrict.test(behind) ||
        cities.some((city) => city.districts.some((district) => isShortDistrict(behind, district))) ||
        (name.endsWith('市') && formerShort(name, behind) !== null)))
  )
}

type Take = (length: number, name: string) => void

const formerCityNames = Object.keys(formerCities)
const formerPairNames = Object.keys(formerPairs)

/** How many characters spell a city out: 恩施州 and 铜仁地区 do so as well. */
function spelledCity(rest: string, { name, short }: Division): number {
  if (rest.startsWith(name)) return name.length
  if (!rest.startsWith(short)) return 0
  const kind = /^(?:自治州|州|地区|盟)/.exec(rest.slice(short.length))?.[0] ?? ''
  const isKind = kind === '地区' || kind === '盟' || (kind !== '' && name.endsWith(kind.at(-1)!))
  return isKind ? short.length + kind.length : 0
}

const county = /^\p{Script=Han}{2,12}?(?:自治县|自治旗|新区|区|县|旗|市)/u

// Names that other cities had, and may have again.
const vague = /^(?:新市|老城|新城|城[东西南北中]|市[中南北]|[东西南北中][城关湖])区$/

/** 昆山市, 德清县, 海淀区 without their city: only one in the province, or in China, is called so. */
function takeCounty(head: Head, take: Take, isFull: boolean): boolean {
  const { rest, region } = head
  const name = county.exec(rest)?.[0]
  const found = name === undefined || (region === null && vague.test(name)) ? null : onlyDistrict(name, region)
  const whole = found ?? (isFull && region !== null ? shortCounty(rest, region) : null)
  if (!whole) return false
  const [province, city, district] = whole
  if (region === null) head.regionByCity = province.name
  head.city = city.name
  head.district = district.name
  take(found ? district.name.length : district.short.length, district.name)
  return true
}

/** 昆山 behind 江苏, before a town or a street. */
function shortCounty(rest: string, region: string): ReturnType<typeof onlyDistrict> {
  for (let length = 2; length <= 4; length += 1) {
    const found = onlyDistrict(`${rest.slice(0, length)}市`, region)
    if (found && isShortDistrict(rest, found[2])) return found
  }
  return null
}

function takeCity(head: Head, take: Take, isFull: boolean): void {
  const { rest, region } = head
  const pair = isFull ? formerPairNames.find((name) => rest.startsWith(name)) : undefined
  if (pair !== undefined) {
    head.isFormer = true
    head.said += pair
    head.rest = formerPairs[pair]! + withoutGap(rest.slice(pair.length))
    takeCity(head, take, isFull)
    return
  }
  for (const [province, city] of citiesAt(rest)) {
    if (region !== null && province.name !== region) continue
    const said = spelledCity(rest, city)
    const isSpelledOut = said > 0
    const isShort =
      !isSpelledOut &&
      isFull &&
      rest.startsWith(city.short) &&
      isCityBefore(withoutGap(rest.slice(city.short.length)), city, region !== null)
    if (!isSpelledOut && !isShort) continue
    if (region === null && province.name.endsWith('市')) continue
    head.city = city.name
    if (region === null) head.regionByCity = province.name
    take(isSpelledOut ? said : city.short.length, city.name)
    return
  }
  if (takeCounty(head, take, isFull)) return
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
  if (city.districts.some((one) => behind.startsWith(one.name) || isShortDistrict(behind, one))) return true
  if (formerShort(city.name, behind)) return true
  if (formerDistrict(city.name, behind) || (isInProvince && /^\p{Script=Han}{1,4}?[区县]/u.test(behind))) return true
  return isInProvince && !goesOn.test(behind) && !/^(?:市|县|区)/.test(behind)
}

function takeDistrict(trace: Trace, head: Head, take: Take, isFull: boolean): void {
  if (head.district !== null) return
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
  const short = isFull ? known.find((one) => isShortDistrict(rest, one)) : undefined
  if (short) {
    head.district = short.name
    take(short.short.length, short.name)
    return
  }
  const oldShort = city !== null && isFull && !trace.off.has('addressOldName') ? formerShort(city, rest) : null
  if (!oldShort) return
  head.district = oldShort.now
  head.isFormer = true
  head.said += oldShort.short
  head.text += oldShort.now
  head.rest = withoutGap(rest.slice(oldShort.short.length))
}

/** 南山 alone may be a hill, and 朝阳路 is a road: only where a street or a number comes behind it is it the district. */
function isShortDistrict(text: string, { name, short }: Division): boolean {
  return short !== name && text.startsWith(short) && isBeforeStreet(text.slice(short.length))
}

function isBeforeStreet(behind: string): boolean {
  return (
    !goesOn.test(behind) &&
    /^(?!区|县|市|旗|新区)[\s,，]*\p{Script=Han}{2,12}?(?:路|街|大道|巷|弄|镇|道|\d)/u.test(behind)
  )
}

/** Former districts by their names in short, of those that have one. */
const formerShorts: ReadonlyMap<string, readonly { readonly short: string; readonly now: string }[]> = new Map(
  Object.entries(former).map(([city, names]) => [
    city,
    Object.entries(names).flatMap(([old, now]) => (old.length >= 3 ? [{ short: old.slice(0, -1), now }] : [])),
  ]),
)

/** 闸北, as 闸北区 was called in short. */
function formerShort(city: string, text: string): { readonly short: string; readonly now: string } | null {
  return (
    formerShorts.get(city)?.find(({ short }) => text.startsWith(short) && isBeforeStreet(text.slice(short.length))) ??
    null
  )
}
