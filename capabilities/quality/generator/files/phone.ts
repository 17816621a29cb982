import { writeDate, type DateStyle } from '#capabilities/quality/generator/calendar.ts'
import { takeBrush, type Brush } from '#capabilities/quality/generator/files/dirt.ts'
import type { DrawnRow } from '#capabilities/quality/generator/files/drawing.ts'
import { dirtRate, type Entry } from '#capabilities/quality/generator/files/plan.ts'
import { writeVcard, type Property, type VcardVersion } from '#capabilities/quality/generator/files/vcard.ts'
import {
  companyCell,
  emailCell,
  phoneCell,
  splitName,
  wholeName,
} from '#capabilities/quality/generator/files/wording.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import type { Company, Person, World } from '#capabilities/quality/generator/world-types.ts'

/** The address book of a phone: one card a row, in three dialects of vCard. */
export function drawPhone(random: Random, world: World, entries: readonly Entry<Person>[]): DrawnRow[] {
  const companies = new Map(world.companies.map((company) => [company.id, company]))
  return entries.map(({ entity, copy }) => {
    const brush = takeBrush(random, { rate: dirtRate(entity, copy) })
    const company = entity.company ? companies.get(entity.company) : undefined
    const version = random.chance(0.72) ? '3.0' : random.chance(0.15) && entity.locale === 'zh' ? '2.1-gbk' : '2.1'
    const cells = [writeVcard(version, properties(brush, entity, { company, version }))]
    return { cells, entity: entity.id, copy, dirt: brush.dirt }
  })
}

function properties(
  brush: Brush,
  person: Person,
  { company, version }: { company: Company | undefined; version: VcardVersion },
): Property[] {
  const { random } = brush
  const list: Property[] = []
  // Many a phone knows one name only, and puts it where the family name belongs.
  if (random.chance(0.4)) {
    const name = wholeName(brush, person)
    list.push(['N', name, '', '', '', ''], ['FN', name])
  } else {
    const { first, last } = splitName(brush, person)
    const full = person.locale === 'zh' ? last + first : `${first} ${last}`.trim()
    list.push(['N', last, first, '', '', ''], ['FN', full])
  }
  person.phones.forEach((phone, at) =>
    list.push([at === 0 ? 'TEL;TYPE=CELL' : 'TEL;TYPE=WORK', phoneCell(brush, 'phone', phone)]),
  )
  if (random.chance(0.55)) {
    for (const email of person.emails) list.push(['EMAIL;TYPE=INTERNET', emailCell(brush, [email], true)])
  }
  if (company && random.chance(0.6)) list.push(['ORG', companyCell(brush, company, 0.35)])
  if (person.title && random.chance(0.35)) list.push(['TITLE', person.title])
  if (random.chance(0.15)) {
    const { street, district, city, region, postcode, country } = person.address
    list.push([
      'ADR;TYPE=HOME',
      '',
      '',
      (district ?? '') + street,
      city,
      region ?? '',
      postcode,
      country === 'CN' ? '中国' : country,
    ])
  }
  if (person.birthday && random.chance(0.25)) list.push(['BDAY', birthday(brush, person.birthday)])
  if (random.chance(0.06))
    list.push(['NOTE', person.locale === 'zh' ? '饭局上认识的，\n做采购' : 'Met on the train,\nbuys spare parts'])
  return version === '3.0' ? list : list.filter(([name]) => name !== 'NOTE')
}

function birthday(brush: Brush, date: string): string {
  return brush.spoil(['birthday', 'dateFormat', 0.3], date, () =>
    writeDate(date, brush.random.pick<DateStyle>(['compact', 'compact', 'ymdSlash'])),
  )
}
