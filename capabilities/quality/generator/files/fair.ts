import { noteCell, titleCell } from '#capabilities/quality/generator/files/crm-contacts.ts'
import { takeBrush, type Brush } from '#capabilities/quality/generator/files/dirt.ts'
import type { Drawing } from '#capabilities/quality/generator/files/drawing.ts'
import { dirtRate, type Entry } from '#capabilities/quality/generator/files/plan.ts'
import {
  companyCell,
  emailCell,
  hasEmail,
  moneyCell,
  phoneCell,
  wholeName,
} from '#capabilities/quality/generator/files/wording.ts'
import type { Cell } from '#capabilities/quality/generator/files/xlsx.ts'
import type { Random } from '#capabilities/quality/generator/random.ts'
import { interests } from '#capabilities/quality/generator/tables/business-en.ts'
import { countryOf } from '#capabilities/quality/generator/tables/countries.ts'
import type { Company, Person, World } from '#capabilities/quality/generator/world-types.ts'

const TITLE = '2026 鹭屿国际智能装备展 观众登记表 · Luyu Smart Equipment Fair 2026, visitor list'
const HEADER = [
  'No.',
  '姓名 Name',
  '公司 Company',
  '职务 Title',
  '电话 Tel',
  '手机 Mobile',
  'E-mail',
  '国家/地区 Country',
  '到访日期 Visit date',
  '预算 Budget',
  '兴趣 Interest',
  '备注 Remarks',
]
const DAYS = ['2026-04-14', '2026-04-15', '2026-04-16', '2026-04-17']

/** A trade-fair list: a title above the header, two languages in one column, numbers where text should be. */
export function drawFair(random: Random, world: World, entries: readonly Entry<Person>[]): Drawing<Cell> {
  const companies = new Map(world.companies.map((company) => [company.id, company]))
  const rows = entries.map(({ entity, copy }, at) => {
    const brush = takeBrush(random, { rate: dirtRate(entity, copy) })
    const company = entity.company ? companies.get(entity.company) : undefined
    return { cells: [at + 1, ...visitorCells(brush, entity, company)], entity: entity.id, copy, dirt: brush.dirt }
  })
  return { above: [[TITLE], []], header: HEADER, rows }
}

function visitorCells(brush: Brush, person: Person, company: Company | undefined): Cell[] {
  const { random } = brush
  const zh = person.locale === 'zh'
  const country = countryOf.get(person.country)!
  const [mobile = '', line = ''] = person.phones
  const email = emailCell(brush, person.emails, false)
  const budget = Math.round(Math.exp(random.next() * 3 + 9.5) / 1000) * 1000
  return [
    wholeName(brush, person),
    companyCell(brush, company, 0.55),
    titleCell(brush, person),
    line && phoneCell(brush, 'phone', line),
    mobileCell(brush, mobile, !hasEmail(email)),
    email,
    random.chance(0.1) ? null : zh ? country.zh : country.en,
    visitDate(brush),
    random.chance(0.35) ? budgetCell(brush, budget, country.currency) : null,
    random.chance(0.6) ? random.pick(interests)[zh ? 0 : 1] : null,
    noteCell(brush, person),
  ]
}

/** Excel turns a bare Chinese mobile number into a number; so do we, one time in four. */
function mobileCell(brush: Brush, mobile: string, keep: boolean): Cell {
  const kept = keep ? mobile : brush.spoil(['phone', 'missing', 0.15], mobile, () => '')
  if (kept === '') return null
  const cell = phoneCell(brush, 'phone', kept)
  return /^1\d{10}$/.test(cell) && brush.random.chance(0.25) ? Number(cell) : cell
}

function visitDate(brush: Brush): Cell {
  const date = brush.random.pick(DAYS)
  const day = Number(date.slice(8))
  const text = brush.spoil(['visitedOn', 'dateFormat', 0.06], date, () =>
    brush.random.pick([`4月${day}日`, `${day}.4.2026`, `2026.4.${day}`]),
  )
  return text === date ? { date } : text
}

function budgetCell(brush: Brush, amount: number, currency: 'CNY' | 'USD' | 'EUR'): Cell {
  const cell = moneyCell(brush, 'budget', { amount, currency })
  return cell === String(amount) ? amount : cell
}
