import { daysBefore } from '#capabilities/quality/generator/calendar.ts'
import { plainLatin } from '#capabilities/quality/generator/details.ts'
import { openRandom, spread, type Random } from '#capabilities/quality/generator/random.ts'
import { stemFirst, stemSecond } from '#capabilities/quality/generator/tables/business-en.ts'
import {
  brandFirst,
  brandSecond,
  legalForms,
  posts,
  trades,
} from '#capabilities/quality/generator/tables/business-zh.ts'
import { countries, type Country } from '#capabilities/quality/generator/tables/countries.ts'
import {
  femaleFirst,
  femaleSecond,
  maleFirst,
  maleSecond,
  surnames,
} from '#capabilities/quality/generator/tables/names-zh.ts'
import { namePools } from '#capabilities/quality/generator/tables/names-world.ts'
import { weightedCities } from '#capabilities/quality/generator/tables/places-zh.ts'

type Stamp = { readonly index: number; readonly createdAt: string }
export type BulkCompany = Stamp & {
  readonly object: 'company'
  readonly name: string
  readonly domain: string
  readonly industry: string
  readonly country: string
  readonly employees: number
}
export type BulkContact = Stamp & {
  readonly object: 'contact'
  readonly name: {
    readonly family: string
    readonly given: string
    readonly order: 'family' | 'given'
    readonly full: string
  }
  readonly email: readonly string[]
  readonly phone: readonly string[]
  readonly country: string
  readonly stage: string
  readonly score: number
  readonly title: string
  /** Index of a company, from 0; null where none were asked for. */
  readonly company: number | null
}
export type BulkDeal = Stamp & {
  readonly object: 'deal'
  readonly name: string
  readonly amount: { readonly amount: number; readonly currency: string }
  /** Index of a stage of a pipeline, 0 to 5: four open ones, won, lost. */
  readonly stage: number
  readonly closesOn: string
  readonly contact: number | null
  readonly company: number | null
}
export type BulkRecord = BulkCompany | BulkContact | BulkDeal

export type BulkSize = {
  readonly contacts: number
  readonly companies: number
  readonly deals: number
  readonly today?: string
}

/** Days over which the records were created: six years. */
const SPAN_DAYS = 2190
const STAGES = spread([
  ['new', 30],
  ['contacted', 25],
  ['qualified', 15],
  ['proposal', 8],
  ['customer', 17],
  ['lost', 5],
])
const DEAL_STAGES = spread([
  [0, 18],
  [1, 18],
  [2, 16],
  [3, 10],
  [4, 25],
  [5, 13],
])
const weighted = spread(countries.map((country) => [country, country.weight] as const))
const twoDigits = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))

/**
 * Clean canonical records for bulk loads: all companies first, then contacts, then deals, each numbered from 0.
 *
 * Countries are head-heavy (25 of them, China 38 %), as are the companies that contacts and deals belong to.
 * The same seed and size give the same records; memory grows with the number of companies and contacts only
 * by what links need. More than 200,000 contacts a second on one core.
 */
export async function* generateRecords(seed: number, size: BulkSize): AsyncGenerator<BulkRecord, void, undefined> {
  const days = lastDays(size.today ?? '2026-11-01')
  const domains: string[] = []
  const homes: Country[] = []
  const employers = new Uint32Array(size.contacts)

  const forCompanies = openRandom(`${seed}/bulk/companies`)
  for (let index = 0; index < size.companies; index += 1) {
    const country = forCompanies.pick(weighted)
    const company = bulkCompany(forCompanies, { index, country, days })
    domains.push(company.domain)
    homes.push(country)
    yield company
  }
  const forContacts = openRandom(`${seed}/bulk/contacts`)
  for (let index = 0; index < size.contacts; index += 1) {
    const company = size.companies > 0 ? Math.floor(forContacts.next() ** 2 * size.companies) : null
    employers[index] = company ?? 0
    const country = company === null ? forContacts.pick(weighted) : homes[company]!
    const domain = company === null ? 'gmail.com' : domains[company]!
    yield bulkContact(forContacts, { index, company, country, domain, days })
  }
  const forDeals = openRandom(`${seed}/bulk/deals`)
  for (let index = 0; index < size.deals; index += 1) {
    const contact = size.contacts > 0 ? Math.floor(forDeals.next() * size.contacts) : null
    const company =
      size.companies === 0 ? null : contact === null ? forDeals.int(0, size.companies - 1) : employers[contact]!
    const country = company === null ? forDeals.pick(weighted) : homes[company]!
    yield bulkDeal(forDeals, { index, contact, company, country, days })
  }
}

function lastDays(today: string): string[] {
  return Array.from({ length: SPAN_DAYS }, (_, back) => daysBefore(today, back + 1))
}

/** A moment of the last six years; recent ones are commoner, as in a base that grows. */
function moment(random: Random, days: readonly string[]): string {
  const day = days[Math.floor(random.next() ** 1.5 * SPAN_DAYS)]!
  return `${day}T${twoDigits[random.int(0, 23)]}:${twoDigits[random.int(0, 59)]}:${twoDigits[random.int(0, 59)]}.000Z`
}

type CompanySetting = { index: number; country: Country; days: readonly string[] }

function bulkCompany(random: Random, { index, country, days }: CompanySetting): BulkCompany {
  const trade = random.pick(trades)
  const number = index.toString(36)
  const shared = { object: 'company', index, industry: trade.industry, country: country.code } as const
  const employees = Math.round(5 * Math.exp(random.next() * random.next() * 7.5))
  if (country.code === 'CN') {
    const [first, second] = [random.pick(brandFirst), random.pick(brandSecond)]
    const name = random.pick(weightedCities).short + first.text + second.text + trade.zh + random.pick(legalForms)
    return {
      ...shared,
      name,
      domain: `${first.pinyin}${second.pinyin}-${number}.example`,
      employees,
      createdAt: moment(random, days),
    }
  }
  const stem = random.pick(stemFirst) + random.pick(stemSecond)
  const name = `${stem} ${trade.en} ${random.pick(country.forms)}`
  return {
    ...shared,
    name,
    domain: `${stem.toLowerCase()}-${number}.example`,
    employees,
    createdAt: moment(random, days),
  }
}

type ContactSetting = CompanySetting & { company: number | null; domain: string }

function bulkContact(random: Random, { index, company, country, domain, days }: ContactSetting): BulkContact {
  const { name, latin } = country.names === 'zh' ? chineseName(random) : nameAbroad(random, country)
  const post = random.pick(posts)
  const { prefixes, digits } = country.mobile
  return {
    object: 'contact',
    index,
    name,
    email: [`${latin}${index.toString(36)}@${domain}`],
    phone: [`+${country.dial}${random.pick(prefixes)}${random.digits(digits)}`],
    country: country.code,
    stage: random.pick(STAGES),
    score: random.int(0, 100),
    title: country.code === 'CN' ? post.zh : post.en,
    company,
    createdAt: moment(random, days),
  }
}

type Named = { readonly name: BulkContact['name']; readonly latin: string }

function chineseName(random: Random): Named {
  const male = random.chance(0.5)
  const family = random.pick(surnames)
  const second = random.pick(male ? maleSecond : femaleSecond)
  const first = random.chance(0.15) ? undefined : random.pick(male ? maleFirst : femaleFirst)
  const given = (first?.text ?? '') + second.text
  return {
    name: { family: family.text, given, order: 'family', full: family.text + given },
    latin: `${family.pinyin}${first?.pinyin ?? ''}${second.pinyin}.`,
  }
}

type LatinName = readonly [text: string, latin: string]
const latinPools = new Map(
  Object.entries(namePools).map(([key, pool]) => {
    const withLatin = (list: readonly string[]): LatinName[] => list.map((text) => [text, plainLatin(text)])
    return [key, { given: withLatin([...pool.male, ...pool.female]), family: withLatin(pool.family) }]
  }),
)

function nameAbroad(random: Random, country: Country): Named {
  const pool = latinPools.get(country.names)!
  const [given, givenLatin] = random.pick(pool.given)
  const [family, familyLatin] = random.pick(pool.family)
  return {
    name: { family, given, order: 'given', full: `${given} ${family}` },
    latin: `${givenLatin}.${familyLatin}.`,
  }
}

type DealSetting = CompanySetting & { contact: number | null; company: number | null }

function bulkDeal(random: Random, { index, contact, company, country, days }: DealSetting): BulkDeal {
  const trade = random.pick(trades)
  const stage = random.pick(DEAL_STAGES)
  return {
    object: 'deal',
    index,
    name: country.code === 'CN' ? `${trade.zh}项目 ${index + 1}` : `${trade.en} ${index + 1}`,
    amount: { amount: Math.round(Math.exp(random.next() * 5 + 7)), currency: country.currency },
    stage,
    closesOn: days[random.int(0, stage > 3 ? 900 : 120)]!,
    contact,
    company,
    createdAt: moment(random, days),
  }
}
