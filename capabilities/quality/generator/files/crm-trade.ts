import { writeDate, type DateStyle } from '#capabilities/quality/generator/calendar.ts'
import { countryCell } from '#capabilities/quality/generator/files/crm-contacts.ts'
import { formulaLike, soil, takeBrush, type Brush } from '#capabilities/quality/generator/files/dirt.ts'
import type { Drawing } from '#capabilities/quality/generator/files/drawing.ts'
import { planTwice } from '#capabilities/quality/generator/files/plan.ts'
import { companyCell, moneyCell, phoneCell } from '#capabilities/quality/generator/files/wording.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import type { Activity, Company, Deal, Person, World } from '#capabilities/quality/generator/world-types.ts'

type Known = {
  companies: ReadonlyMap<string, Company>
  people: ReadonlyMap<string, Person>
  deals: ReadonlyMap<string, Deal>
}

const known = (world: World): Known => ({
  companies: byId(world.companies),
  people: byId(world.people),
  deals: byId(world.deals),
})

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((item) => [item.id, item]))
}

/** The companies of the CRM export; about one row in seven repeats a company under another spelling. */
export function drawCrmCompanies(random: Random, world: World): Drawing {
  const { companies } = known(world)
  const rows = planTwice(random, world.companies, 0.19).map(({ entity, copy }) => {
    const brush = takeBrush(random, { rate: copy > 0 ? 1.6 : 1 })
    return { cells: companyCells(brush, entity, { copy, companies }), entity: entity.id, copy, dirt: brush.dirt }
  })
  const header = [
    'Company name',
    'Short name',
    'Company Domain Name',
    'Website URL',
    'Industry',
    'Number of Employees',
    'Annual Revenue',
    'Phone Number',
    'Country/Region',
    'State/Region',
    'City',
    'Street Address',
    'Postal Code',
    'Unified Social Credit Code',
    'Parent Company',
    'Create Date',
    '',
  ]
  return { above: [], header, rows }
}

function companyCells(
  brush: Brush,
  company: Company,
  { copy, companies }: { copy: number; companies: Known['companies'] },
): string[] {
  const { random } = brush
  const { address } = company
  const missing = (field: string, value: string, p: number) => brush.spoil([field, 'missing', p], value, () => '')
  // A second row that shares neither domain nor code could not be told by anybody.
  const domain = copy > 0 ? company.domain : missing('domain', company.domain, 0.12)
  return [
    companyCell(brush, company, copy > 0 ? 0.3 : 0.92),
    missing('shortName', company.shortName, 0.4),
    brush.spoil(['domain', 'wording', 0.1], domain, (text) =>
      random.pick([`www.${text}`, text.toUpperCase(), `https://${text}/`]),
    ),
    missing('website', company.website, 0.3),
    brush.spoil(['industry', 'wording', 0.12], company.industry, (text) =>
      random.pick([text.toUpperCase(), `${text} `]),
    ),
    missing(
      'employees',
      brush.spoil(['employees', 'wording', 0.06], String(company.employees), (text) =>
        random.pick([`${text}人`, `~${text}`, `${text}+`]),
      ),
      0.2,
    ),
    random.chance(0.4) ? moneyCell(brush, 'revenue', company.revenue) : '',
    random.chance(0.9) ? phoneCell(brush, 'phone', company.phone) : '',
    countryCell(brush, company.country),
    address.region ?? '',
    soil(brush, 'address', address.city),
    soil(brush, 'address', (address.district ?? '') + address.street),
    missing('address', address.postcode, 0.2),
    brush.spoil(['creditCode', 'lowerCase', 0.05], missing('creditCode', company.creditCode ?? '', 0.3), (text) =>
      text.toLowerCase(),
    ),
    company.parent ? (companies.get(company.parent)?.name ?? '') : '',
    company.createdOn,
    '',
  ]
}

const STAGE_LABELS: Readonly<Record<Deal['stage'], string>> = {
  new: 'New',
  qualified: 'Qualified',
  proposal: 'Proposal',
  negotiation: 'Negotiation',
  won: 'Won',
  lost: 'Lost',
}

/** The deals of the CRM export: the company by name, the contact by e-mail; closing dates are day first. */
export function drawCrmDeals(random: Random, world: World): Drawing {
  const { companies, people } = known(world)
  const rows = planTwice(random, world.deals, 0.015).map(({ entity: deal, copy }) => {
    const brush = takeBrush(random, {})
    const contact = deal.contact ? people.get(deal.contact) : undefined
    const zh = companies.get(deal.company)?.locale === 'zh'
    const cells = [
      soil(brush, 'name', deal.name),
      brush.spoil(['stage', 'wording', 0.1], STAGE_LABELS[deal.stage], (text) =>
        random.pick([text.toLowerCase(), text.toUpperCase(), `Closed ${text}`.replace(/Closed (?!Won|Lost)/, '')]),
      ),
      zh ? '国内销售' : 'International',
      brush.spoil(['amount', 'missing', 0.04], moneyCell(brush, 'amount', deal.amount), () => ''),
      brush.spoil(['currency', 'missing', 0.05], deal.amount.currency, () => ''),
      dayFirst(brush, 'closesOn', deal.closesOn),
      dayFirst(brush, 'createdAt', deal.createdOn),
      companyCell(brush, companies.get(deal.company), 0.9),
      contact?.emails[0] ?? '',
      contact?.name.full ?? '',
      deal.lostReason ?? '',
      '',
    ]
    return { cells, entity: deal.id, copy, dirt: brush.dirt }
  })
  const header = [
    'Deal Name',
    'Deal Stage',
    'Pipeline',
    'Amount',
    'Currency',
    'Close Date',
    'Create Date',
    'Associated Company',
    'Associated Contact',
    'Contact Name',
    'Closed Lost Reason',
    '',
  ]
  return { above: [], header, rows }
}

function dayFirst(brush: Brush, field: string, date: string): string {
  return brush.spoil([field, 'dateFormat', 0.04], writeDate(date, 'dmy'), () =>
    writeDate(date, brush.random.pick<DateStyle>(['ymd', 'dmyWords', 'dmyDots', 'han'])),
  )
}

/** Notes, calls, meetings and tasks of the CRM export, each naming its contact by e-mail and name. */
export function drawCrmActivities(random: Random, world: World): Drawing {
  const all = known(world)
  const rows = [...world.activities].sort(byTime).map((entity) => {
    const brush = takeBrush(random, {})
    return { cells: activityCells(brush, entity, all), entity: entity.id, copy: 0, dirt: brush.dirt }
  })
  const header = [
    'Activity Type',
    'Subject',
    'Body',
    'Activity Date',
    'Duration (minutes)',
    'Outcome',
    'Status',
    'Contact Email',
    'Contact Name',
    'Company',
    'Deal',
  ]
  return { above: [], header, rows }
}

function activityCells(brush: Brush, activity: Activity, { people, companies, deals }: Known): string[] {
  const { random } = brush
  const person = people.get(activity.contact)!
  const at = activity.at.replace('T', ' ')
  return [
    brush.spoil(['kind', 'wording', 0.05], activity.kind.toUpperCase(), (text) => text.toLowerCase()),
    soil(brush, 'subject', activity.subject),
    brush.spoil(['body', 'formula', 0.006], activity.body, (text) => formulaLike(random, text)),
    brush.spoil(['at', 'dateFormat', 0.03], at, () =>
      random.pick([activity.at, at.replaceAll('-', '/'), at.slice(0, 10)]),
    ),
    activity.minutes === null ? '' : String(activity.minutes),
    activity.outcome ?? '',
    activity.done === null ? '' : activity.done ? 'COMPLETED' : 'NOT_STARTED',
    person.emails[0] ?? '',
    person.name.full,
    companyCell(brush, activity.company ? companies.get(activity.company) : undefined, 0.95),
    activity.deal ? (deals.get(activity.deal)?.name ?? '') : '',
  ]
}

function byTime(left: Activity, right: Activity): number {
  return left.at < right.at ? -1 : left.at > right.at ? 1 : 0
}
