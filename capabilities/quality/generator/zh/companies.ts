import { makeCreditCode } from '#capabilities/quality/generator/credit-code.ts'
import { landline } from '#capabilities/quality/generator/details.ts'
import { wrongDigit } from '#capabilities/quality/generator/files/dirt.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import { brandFirst, brandSecond, legalForms, trades } from '#capabilities/quality/generator/tables/business-zh.ts'
import { toTraditional } from '#capabilities/quality/generator/tables/characters-zh.ts'
import { towers, type City } from '#capabilities/quality/generator/tables/places-zh.ts'
import { makeHome, type Home } from '#capabilities/quality/generator/zh/places.ts'

export type ZhCompany = {
  readonly id: string
  readonly name: string
  readonly brand: string
  readonly trade: string
  readonly city: City
  readonly creditCode: string
  readonly phone: string
  readonly home: Home
  readonly tower: string
}

export const companyColumns = ['公司名称', '统一社会信用代码', '电话', '地址', '行业'] as const

/** A new company, or a branch of one: another company, though its name holds all of the other's. */
export function makeCompany(random: Random, { id, of }: { id: string; of?: ZhCompany | undefined }): ZhCompany {
  const home = makeHome(random)
  const { city } = home
  const brand = of?.brand ?? random.pick(brandFirst).text + random.pick(brandSecond).text
  const trade = of?.trade ?? random.pick(trades).zh
  const name = of ? `${of.name}${city.short}分公司` : `${city.short}${brand}${trade}${random.pick(legalForms)}`
  return {
    id,
    name,
    brand,
    trade,
    city,
    creditCode: makeCreditCode(random, home.division),
    phone: landline(random, city).replace(/;ext=.*/, ''),
    home,
    tower: random.pick(towers),
  }
}

export function writeCompany(random: Random, company: ZhCompany, copy: number): string[] {
  const isClean = copy === 0 && random.chance(0.7)
  const missing = (chance: number, text: string) => (!isClean && random.chance(chance) ? '' : text)
  const { creditCode } = company
  return [
    isClean ? company.name : writtenName(random, company),
    missing(0.55, isClean || random.chance(0.97) ? creditCode : wrongDigit(random, creditCode)),
    missing(0.3, writtenPhone(random, company, isClean)),
    missing(0.3, writtenAddress(random, company, isClean)),
    missing(0.4, company.trade),
  ]
}

/** 全称 and 简称, the town in brackets, behind or left out, the legal form otherwise. A branch always says so. */
function writtenName(random: Random, { name, brand, trade, city }: ZhCompany): string {
  const branch = /[^公司]{1,6}分公司$/.exec(name)?.[0] ?? ''
  const head = name.slice(0, name.length - branch.length)
  const form = /(?:股份|责任)?有限(?:责任)?公司$|集团有限公司$/.exec(head)?.[0] ?? ''
  const place = branch === '' ? city.short : head.slice(0, head.indexOf(brand))
  const names = [
    head,
    head,
    head.slice(0, head.length - form.length),
    brand + trade + form,
    brand + trade,
    `${brand}（${place}）${trade}${form}`,
    `${brand}(${place})${trade}${form}`,
    `${place}市${brand}${trade}${form}`,
    toTraditional(head),
    head.replace(/有限公司$/, '有限责任公司'),
  ]
  return random.pick(names) + branch
}

function writtenPhone(random: Random, { phone, city }: ZhCompany, isClean: boolean): string {
  const number = phone.slice(3 + city.areaCode.length)
  const typed = isClean || random.chance(0.97) ? number : wrongDigit(random, number)
  const forms = [
    `0${city.areaCode}-${typed}`,
    `0${city.areaCode}${typed}`,
    `(0${city.areaCode})${typed}`,
    `+86 ${city.areaCode} ${typed}`,
  ]
  return isClean ? forms[0]! : random.pick(forms)
}

function writtenAddress(random: Random, { home, tower }: ZhCompany, isClean: boolean): string {
  const { city, district, street, number } = home
  const street2 = `${street}${number}号`
  const whole = (city.region === city.city ? city.city : city.region + city.city) + district + street2 + tower
  if (isClean) return whole
  return random.pick([
    whole,
    city.city + district + street2,
    city.short + district + street2 + tower,
    district + street2 + tower,
  ])
}
