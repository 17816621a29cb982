import { daysBefore } from '#capabilities/quality/generator/calendar.ts'
import { makeCreditCode } from '#capabilities/quality/generator/credit-code.ts'
import {
  addressAbroad,
  firstFree,
  landline,
  mobileNumber,
  officeAddress,
  pickCountry,
} from '#capabilities/quality/generator/details.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import { stemFirst, stemSecond } from '#capabilities/quality/generator/tables/business-en.ts'
import {
  brandFirst,
  brandSecond,
  legalForms,
  trades,
  type Trade,
} from '#capabilities/quality/generator/tables/business-zh.ts'
import { cities, weightedCities, type City } from '#capabilities/quality/generator/tables/places-zh.ts'
import type { Company, LookAlike } from '#capabilities/quality/generator/world-types.ts'

type Build = {
  readonly random: Random
  readonly today: string
  readonly domains: Set<string>
  readonly brands: Set<string>
}

/**
 * The companies of a world: three in five Chinese, and among every forty one that looks like another and is not
 * (a branch, a subsidiary abroad, the same 字号 in another city and trade).
 */
export function makeCompanies(
  random: Random,
  today: string,
  count: number,
): { companies: Company[]; lookAlikes: LookAlike[] } {
  const build: Build = { random, today, domains: new Set(), brands: new Set() }
  const companies: Company[] = []
  const lookAlikes: LookAlike[] = []
  while (companies.length < count) {
    const id = `company-${companies.length + 1}`
    const twin = companies.length > 20 && random.chance(0.07) ? makeTwin(build, id, random.pick(companies)) : undefined
    companies.push(twin?.company ?? (random.chance(0.6) ? chineseCompany(build, id) : companyAbroad(build, id)))
    if (twin) lookAlikes.push({ left: twin.of, right: id, why: twin.why })
  }
  return { companies, lookAlikes }
}

function chineseCompany(build: Build, id: string): Company {
  const { random, brands } = build
  const brand = firstFreeBrand(random, brands)
  return chinese(build, {
    id,
    brand: brand.text,
    pinyin: brand.pinyin,
    city: random.pick(weightedCities),
    trade: random.pick(trades),
  })
}

/** A new 字号 while there are any left, then one that several companies share. */
function firstFreeBrand(random: Random, brands: Set<string>): { text: string; pinyin: string } {
  for (let attempt = 0; ; attempt += 1) {
    const [first, second] = [random.pick(brandFirst), random.pick(brandSecond)]
    const text = first.text + second.text
    if (first.text === second.text || (brands.has(text) && attempt < 40)) continue
    brands.add(text)
    return { text, pinyin: first.pinyin + second.pinyin }
  }
}

type Chinese = { id: string; brand: string; pinyin: string; city: City; trade: Trade }

function chinese(build: Build, { id, brand, pinyin, city, trade }: Chinese): Company {
  const { random, domains } = build
  const form = random.pick(legalForms)
  const name = random.chance(0.15)
    ? `${brand}（${city.short}）${trade.zh}${form}`
    : `${city.short}${brand}${trade.zh}${form}`
  const domain = firstFree(domains, (n) =>
    n === 1
      ? `${pinyin}.example`
      : n === 2
        ? `${pinyin}-${trade.domain}.example`
        : `${pinyin}-${city.pinyin}${n - 2}.example`,
  )
  return {
    id,
    locale: 'zh',
    name,
    shortName: brand,
    domain,
    website: `https://www.${domain}`,
    phone: landline(random, city),
    industry: trade.industry,
    ...size(build, 'CNY'),
    country: 'CN',
    address: officeAddress(random, city),
    creditCode: makeCreditCode(random, city.division),
    parent: null,
  }
}

function companyAbroad(build: Build, id: string): Company {
  const { random, brands } = build
  const country = pickCountry(random)
  const trade = random.pick(trades)
  let stem = random.pick(stemFirst) + random.pick(stemSecond)
  for (let attempt = 0; brands.has(stem) && attempt < 40; attempt += 1)
    stem = random.pick(stemFirst) + random.pick(stemSecond)
  brands.add(stem)
  return abroad(build, { id, stem, middle: random.chance(0.7) ? ` ${trade.en}` : '', country, trade })
}

type Abroad = { id: string; stem: string; middle: string; country: ReturnType<typeof pickCountry>; trade: Trade }

function abroad(build: Build, { id, stem, middle, country, trade }: Abroad): Company {
  const { random, domains } = build
  const domain = firstFree(domains, (n) =>
    n === 1 ? `${stem.toLowerCase()}.example` : `${stem.toLowerCase()}-${trade.domain}${n > 2 ? n : ''}.example`,
  )
  return {
    id,
    locale: 'en',
    name: `${stem}${middle} ${random.pick(country.forms)}`,
    shortName: stem,
    domain,
    website: `https://www.${domain}`,
    phone: mobileNumber(random, country.code),
    industry: trade.industry,
    ...size(build, country.currency),
    country: country.code,
    address: addressAbroad(random, country),
    creditCode: null,
    parent: null,
  }
}

/** Head count and turnover go together; most companies are small. */
function size({ random, today }: Build, currency: 'CNY' | 'USD' | 'EUR') {
  const employees = Math.round(5 * Math.exp(random.next() * random.next() * 7.5))
  const perHead = (currency === 'CNY' ? 60 : 12) * (0.5 + random.next())
  const amount = Math.max(1, Math.round(employees * perHead)) * 10_000
  return { employees, revenue: { amount, currency }, createdOn: daysBefore(today, random.int(20, 1100)) }
}

type Twin = { company: Company; of: string; why: LookAlike['why'] }

function makeTwin(build: Build, id: string, of: Company): Twin | undefined {
  if (of.parent) return undefined
  if (of.locale === 'en') return subsidiary(build, id, of)
  const city = build.random.pick(cities)
  if (of.name.startsWith(city.short) || of.name.includes(`（${city.short}）`)) return undefined
  return build.random.chance(0.5) ? branch(build, id, { of, city }) : sameBrand(build, id, { of, city })
}

/** A branch has a code, an address and a telephone of its own, and shares the web site. */
function branch({ random, today }: Build, id: string, { of, city }: { of: Company; city: City }): Twin {
  const company: Company = {
    ...of,
    id,
    name: `${of.name}${city.short}分公司`,
    shortName: `${of.shortName}${city.short}`,
    phone: landline(random, city),
    employees: Math.max(3, Math.round(of.employees * 0.15)),
    address: officeAddress(random, city),
    creditCode: makeCreditCode(random, city.division),
    parent: of.id,
    createdOn: daysBefore(today, random.int(20, 1100)),
  }
  return { company, of: of.id, why: 'branch' }
}

function sameBrand(build: Build, id: string, { of, city }: { of: Company; city: City }): Twin {
  const trade = build.random.pick(trades.filter((other) => other.industry !== of.industry))
  const pinyin = of.domain.split(/[.-]/)[0]!
  return { company: chinese(build, { id, brand: of.shortName, pinyin, city, trade }), of: of.id, why: 'sameBrand' }
}

function subsidiary(build: Build, id: string, of: Company): Twin | undefined {
  const country = pickCountry(build.random)
  if (country.code === of.country) return undefined
  const trade = build.random.pick(trades.filter(({ industry }) => industry === of.industry))
  const middle = of.name.slice(of.shortName.length).includes(trade.en) ? ` ${trade.en}` : ''
  const company = abroad(build, { id, stem: of.shortName, middle, country, trade })
  return { company: { ...company, parent: of.id }, of: of.id, why: 'subsidiary' }
}
