import type { Random } from '#capabilities/quality/generator/random.ts'
import { countries, countryOf, type Country } from '#capabilities/quality/generator/tables/countries.ts'
import { namePools } from '#capabilities/quality/generator/tables/names-world.ts'
import {
  estates,
  mobilePrefixes,
  streets,
  towers,
  type City,
} from '#capabilities/quality/generator/tables/places-zh.ts'
import { spread } from '#capabilities/quality/generator/random.ts'
import type { Address } from '#capabilities/quality/generator/world-types.ts'

const demoCountries = spread(countries.map((country) => [country, country.demo] as const))

export function pickCountry(random: Random): Country {
  return random.pick(demoCountries)
}

/** A mobile number in E.164. Prefixes are those really given out; the rest is chance. */
export function mobileNumber(random: Random, country: string): string {
  if (country === 'CN') return `+86${random.pick(mobilePrefixes)}${random.digits(8)}`
  const { dial, mobile } = countryOf.get(country)!
  return `+${dial}${random.pick(mobile.prefixes)}${random.digits(mobile.digits)}`
}

// Cities where numbers still have seven digits: 厦门, 太原, 南宁, 兰州.
const SHORT_NUMBERS = new Set(['592', '351', '771', '931'])

/** A Chinese landline in E.164, now and then with an extension. */
export function landline(random: Random, city: City): string {
  const rest = random.digits(SHORT_NUMBERS.has(city.areaCode) ? 6 : 7)
  const number = `+86${city.areaCode}${random.pick('2345678'.split(''))}${rest}`
  return random.chance(0.25) ? `${number};ext=${random.int(100, 899)}` : number
}

export function homeAddress(random: Random, city: City): Address {
  const room = `${random.int(1, 28)}栋${random.int(1, 4)}单元${random.int(1, 32)}0${random.int(1, 6)}室`
  return inChina(random, city, `${random.pick(streets)}${random.int(1, 399)}号${random.pick(estates)}${room}`)
}

export function officeAddress(random: Random, city: City): Address {
  const floor = `${random.pick(towers)}${random.pick(['A座', 'B座', '1号楼', ''])}${random.int(2, 38)}楼`
  return inChina(random, city, `${random.pick(streets)}${random.int(1, 1999)}号${floor}`)
}

function inChina(random: Random, city: City, street: string): Address {
  const postcode = city.postcode + String(random.int(0, 80)).padStart(2, '0')
  return {
    country: 'CN',
    region: city.region,
    city: city.city,
    district: random.pick(city.districts),
    street,
    postcode,
  }
}

export function addressAbroad(random: Random, country: Country): Address {
  const street = random.pick(namePools[country.names]!.streets)
  const number = random.int(1, 240)
  const numberFirst = ['en', 'fr', 'in', 'sg'].includes(country.names)
  return {
    country: country.code,
    region: null,
    city: random.pick(country.cities),
    district: null,
    street: numberFirst ? `${number} ${street}` : `${street} ${number}`,
    postcode: country.code === 'GB' ? britishPostcode(random) : String(random.int(10_000, 98_999)),
  }
}

function britishPostcode(random: Random): string {
  const area = random.pick(['SW', 'SE', 'NW', 'LS', 'BS'])
  return `${area}${random.int(1, 9)} ${random.int(1, 9)}${random.pick(['AA', 'BD', 'EF', 'QP'])}`
}

/** Latin letters without accents, blanks or marks, in lower case: what fits in an e-mail address. */
export function plainLatin(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
}

/** The first of `name`, `name2`, `name3` … that `taken` does not hold yet; it holds it afterwards. */
export function firstFree(taken: Set<string>, name: (attempt: number) => string): string {
  for (let attempt = 1; ; attempt += 1) {
    const candidate = name(attempt)
    if (taken.has(candidate)) continue
    taken.add(candidate)
    return candidate
  }
}
