import { daysBefore } from '#capabilities/quality/generator/calendar.ts'
import { spread, type Random } from '#capabilities/quality/generator/random.ts'
import { lostReasons, products } from '#capabilities/quality/generator/tables/business-en.ts'
import { scripts, type ActivityKind, type Script } from '#capabilities/quality/generator/tables/texts.ts'
import type { Activity, Company, Deal, Person } from '#capabilities/quality/generator/world-types.ts'

const stages = spread<Deal['stage']>([
  ['new', 18],
  ['qualified', 18],
  ['proposal', 16],
  ['negotiation', 10],
  ['won', 25],
  ['lost', 13],
])
const kinds = spread<ActivityKind>([
  ['note', 35],
  ['call', 30],
  ['meeting', 15],
  ['task', 20],
])
const outcomes = spread<NonNullable<Activity['outcome']>>([
  ['reached', 7],
  ['noAnswer', 2],
  ['voicemail', 1],
  ['busy', 1],
])

/** What activities and deals are about. Only contacts the sales team entered have them; a shop customer has orders. */
export type Parties = {
  readonly people: readonly Person[]
  readonly companies: readonly Company[]
  readonly today: string
}

export function makeDeals(random: Random, { people, companies, today }: Parties, count: number): Deal[] {
  const staff = new Map<string, Person[]>()
  for (const person of people.filter(isInSales)) {
    if (person.company) staff.set(person.company, [...(staff.get(person.company) ?? []), person])
  }
  return Array.from({ length: count }, (_, at) => {
    const company = random.pick(companies)
    const contacts = staff.get(company.id) ?? []
    const contact = contacts.length > 0 ? random.pick(contacts).id : null
    return deal(random, { id: `deal-${at + 1}`, company, contact, today })
  })
}

/** Deals and activities belong to contacts of the CRM itself, so that its export can name them. */
export function isInSales({ source }: Person): boolean {
  return source !== 'shop' && source !== 'fair' && source !== 'phone'
}

type Setting = { id: string; company: Company; contact: string | null; today: string }

function deal(random: Random, { id, company, contact, today }: Setting): Deal {
  const zh = company.locale === 'zh'
  const stage = random.pick(stages)
  const closed = stage === 'won' || stage === 'lost'
  const product = random.pick(products)
  const createdDaysAgo = random.int(closed ? 40 : 1, closed ? 540 : 200)
  const closesOn = closed
    ? daysBefore(today, random.int(1, createdDaysAgo - 10))
    : daysBefore(today, -random.int(-15, 150)) // an open deal is now and then overdue
  const currency = company.revenue.currency
  const amount = Math.round(Math.exp(random.next() * 4.2 + (currency === 'CNY' ? 8.6 : 7.4)) / 100) * 100
  return {
    id,
    name: zh ? `${company.shortName}${product[0]}` : `${company.shortName} – ${product[1]}`,
    company: company.id,
    contact,
    stage,
    amount: { amount, currency: zh && random.chance(0.04) ? 'USD' : currency },
    createdOn: daysBefore(today, createdDaysAgo),
    closesOn,
    lostReason: stage === 'lost' ? random.pick(lostReasons)[zh ? 0 : 1] : null,
  }
}

/** Notes, calls, meetings and tasks of the last 18 months, in the contact's language; tasks reach a month ahead. */
export function makeActivities(
  random: Random,
  parties: Parties & { deals: readonly Deal[] },
  count: number,
): Activity[] {
  const people = parties.people.filter(isInSales)
  if (people.length === 0) return []
  const companies = new Map(parties.companies.map((company) => [company.id, company]))
  const dealsOf = new Map(parties.deals.flatMap((deal) => (deal.contact ? [[deal.contact, deal.id] as const] : [])))
  return Array.from({ length: count }, (_, at) => {
    // Squared: a few contacts get most of the attention.
    const person = people[Math.floor(random.next() ** 2 * people.length)]!
    const company = person.company ? companies.get(person.company) : undefined
    return activity(random, {
      id: `activity-${at + 1}`,
      person,
      company,
      deal: dealsOf.get(person.id) ?? null,
      today: parties.today,
    })
  })
}

type Occasion = { id: string; person: Person; company: Company | undefined; deal: string | null; today: string }

function activity(random: Random, { id, person, company, deal, today }: Occasion): Activity {
  const kind = random.pick(kinds)
  const daysAgo =
    kind === 'task' && random.chance(0.4) ? -random.int(1, 30) : Math.floor(random.next() ** 1.4 * 545) + 1
  const at = `${daysBefore(today, daysAgo)}T${pad(random.int(8, 18))}:${pad(random.int(0, 11) * 5)}`
  const text = fillScript(random, random.pick(scripts[person.locale][kind]), { person, company })
  return {
    id,
    kind,
    at,
    deal,
    ...text,
    locale: person.locale,
    minutes: kind === 'call' ? random.int(1, 35) : kind === 'meeting' ? random.int(2, 8) * 15 : null,
    outcome: kind === 'call' ? random.pick(outcomes) : null,
    done: kind === 'task' ? daysAgo > 0 && random.chance(0.85) : null,
    contact: person.id,
    company: person.company,
  }
}

function fillScript(random: Random, script: Script, about: { person: Person; company: Company | undefined }): Script {
  const zh = about.person.locale === 'zh'
  const words: Record<string, string> = {
    name: zh ? about.person.name.full : about.person.name.given,
    company: about.company?.shortName ?? (zh ? '客户' : 'the customer'),
    product: random.pick(products)[zh ? 0 : 1],
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '')
  return { subject: fill(script.subject), body: capital(fill(script.body)) }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
