import { writeDate, type DateStyle } from '#capabilities/quality/generator/calendar.ts'
import {
  formulaLike,
  fullWidth,
  slip,
  soil,
  takeBrush,
  type Brush,
} from '#capabilities/quality/generator/files/dirt.ts'
import { dirtRate, type Entry } from '#capabilities/quality/generator/files/plan.ts'
import type { Drawing } from '#capabilities/quality/generator/files/drawing.ts'
import {
  companyCell,
  emailCell,
  hasEmail,
  phoneCell,
  splitName,
} from '#capabilities/quality/generator/files/wording.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import { countryOf } from '#capabilities/quality/generator/tables/countries.ts'
import type { Company, Person, World } from '#capabilities/quality/generator/world-types.ts'

// `Email` stands there twice and the last column has no name: exports joined by hand look like that.
const HEADER = [
  'Record ID',
  'First Name',
  'Last Name',
  'Email',
  'Phone Number',
  'Mobile Phone Number',
  'Company Name',
  'Job Title',
  'Country/Region',
  'State/Region',
  'City',
  'Street Address',
  'Postal Code',
  'Date of birth',
  'Lifecycle Stage',
  'Original Source',
  'Create Date',
  'Notes',
  'Email',
  '',
]
const STAGE_LABELS: Readonly<Record<Person['stage'], string>> = {
  new: 'New',
  contacted: 'Contacted',
  qualified: 'Qualified',
  proposal: 'Proposal',
  customer: 'Customer',
  lost: 'Lost',
}
const SOURCE_LABELS: Readonly<Record<Person['source'], string>> = {
  web: 'Web',
  referral: 'Referral',
  campaign: 'Campaign',
  import: 'Import',
  fair: 'Fair',
  shop: 'Shop',
  phone: 'Phone',
}

/** The contacts of a CRM export with HubSpot-like columns; birthdays are day first, with exceptions. */
export function drawCrmContacts(random: Random, world: World, entries: readonly Entry<Person>[]): Drawing {
  const companies = new Map(world.companies.map((company) => [company.id, company]))
  const rows = entries.map(({ entity, copy }, at) => {
    const brush = takeBrush(random, { rate: dirtRate(entity, copy) })
    const company = entity.company ? companies.get(entity.company) : undefined
    const cells = contactCells(brush, entity, { company, id: String(1001 + at * 7) })
    return { cells, entity: entity.id, copy, dirt: brush.dirt }
  })
  return { above: [], header: HEADER, rows }
}

type Around = { company: Company | undefined; id: string }

function contactCells(brush: Brush, person: Person, { company, id }: Around): string[] {
  const { random } = brush
  const { first, last } = splitName(brush, person)
  const joined = random.chance(0.5)
  const email = emailCell(brush, joined ? person.emails : person.emails.slice(0, 1), false)
  const [mobile = '', line = ''] = person.phones
  const lost = !hasEmail(email) ? mobile : brush.spoil(['phone', 'missing', 0.12], mobile, () => '')
  const both = lost && line && random.chance(0.15)
  if (both) brush.dirt.push({ field: 'phone', kind: 'severalValues' })
  const mobileCell = lost && phoneCell(brush, 'phone', lost)
  const lineCell = line && phoneCell(brush, 'phone', line)
  const { address } = person
  const withAddress = !brush.random.chance(0.25)
  const part = (value: string | null) => (withAddress && value ? soil(brush, 'address', value) : '')
  return [
    id,
    first,
    last,
    email,
    both ? '' : lineCell,
    both ? mobileCell + random.pick([' / ', '; ', '、']) + lineCell : mobileCell,
    companyCell(brush, company, 0.75),
    titleCell(brush, person),
    countryCell(brush, person.country),
    part(address.region),
    part(address.city),
    part((address.district ?? '') + address.street),
    withAddress ? brush.spoil(['address', 'fullWidth', 0.02], address.postcode, fullWidth) : '',
    birthdayCell(brush, person),
    brush.spoil(['stage', 'wording', 0.1], STAGE_LABELS[person.stage], (text) =>
      random.pick([text.toLowerCase(), text.toUpperCase(), `${text} `]),
    ),
    SOURCE_LABELS[person.source],
    `${person.createdOn} ${pad(random.int(8, 19))}:${pad(random.int(0, 59))}`,
    noteCell(brush, person),
    joined ? '' : (person.emails[1] ?? ''),
    '',
  ]
}

function birthdayCell(brush: Brush, { birthday }: Person): string {
  if (!birthday) return ''
  const kept = brush.spoil(['birthday', 'missing', 0.15], birthday, () => '')
  if (kept === '') return ''
  return brush.spoil(['birthday', 'dateFormat', 0.05], writeDate(kept, 'dmy'), () =>
    writeDate(kept, brush.random.pick<DateStyle>(['ymd', 'dmyWords', 'dmyDots', 'han', 'compact'])),
  )
}

/** A country's English name, or what people put instead. */
export function countryCell(brush: Brush, code: string): string {
  const country = countryOf.get(code)
  if (!country) return code
  const named = brush.spoil(['country', 'wording', 0.2], country.en, () =>
    brush.random.pick([
      country.zh,
      code,
      country.en.toUpperCase(),
      ...(code === 'CN' ? ['PRC', '中国大陆', 'P.R. China'] : []),
    ]),
  )
  return brush.spoil(['country', 'missing', 0.08], named, () => '')
}

export function titleCell(brush: Brush, { title, locale }: Person): string {
  const spelt = brush.spoil(['title', 'typoKey', 0.02], title ?? '', (text) =>
    locale === 'en' ? slip(brush.random, text) : text,
  )
  const kept = brush.spoil(['title', 'missing', 0.1], spelt, () => '')
  return soil(brush, 'title', kept)
}

const NOTES = {
  zh: ['老客户', '展会认识', '上午联系', '由王工介绍，请尽快回访', '要开专票', '第一次沟通：\n对价格敏感', '已加微信'],
  en: [
    'Met at the fair',
    'Prefers e-mail',
    'Call after 10',
    'Referred by a partner, please follow up',
    'Old customer, "VIP"',
    'First talk:\nlikes the demo',
  ],
} as const

export function noteCell(brush: Brush, { locale }: Person): string {
  const { random } = brush
  if (!random.chance(0.22)) return ''
  const note = random.pick<string>(NOTES[locale])
  if (note.includes('\n')) brush.dirt.push({ field: 'description', kind: 'lineBreak' })
  return brush.spoil(['description', 'formula', 0.06], note, (text) => formulaLike(random, text))
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
