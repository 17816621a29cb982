import iconv from 'iconv-lite'
import { drawCrmContacts } from '#capabilities/quality/generator/files/crm-contacts.ts'
import { drawCrmActivities, drawCrmCompanies, drawCrmDeals } from '#capabilities/quality/generator/files/crm-trade.ts'
import { writeCsv } from '#capabilities/quality/generator/files/csv.ts'
import type { Dirt } from '#capabilities/quality/generator/files/dirt.ts'
import type { Drawing, DrawnRow } from '#capabilities/quality/generator/files/drawing.ts'
import { drawFair } from '#capabilities/quality/generator/files/fair.ts'
import { drawPhone } from '#capabilities/quality/generator/files/phone.ts'
import { planContacts } from '#capabilities/quality/generator/files/plan.ts'
import { drawShop } from '#capabilities/quality/generator/files/shop.ts'
import { writeXlsx, type Cell } from '#capabilities/quality/generator/files/xlsx.ts'
import { openRandom } from '#capabilities/quality/generator/random.ts'
import type { World } from '#capabilities/quality/generator/world-types.ts'

/** What one row of a file is really about. */
export type RowTruth = {
  readonly file: string
  /** Where it begins, from 1: the line of a text file (a quoted cell may hold several), the row of a sheet. */
  readonly line: number
  /** Which record of the file it is, from 1, the header not counted. */
  readonly row: number
  /** Id of a person, company, deal or activity of the world. */
  readonly entity: string
  /** 0 in one row about each entity, over all files; any other number marks a duplicate. */
  readonly copy: number
  /** What was spoilt; of the shop's members it is not told. */
  readonly dirt: readonly Dirt[]
}

export type DemoFile = {
  readonly name: string
  readonly bytes: Buffer
  /** `activity` stands for notes, calls, meetings and tasks: the file's first column says which. */
  readonly object: 'contact' | 'company' | 'deal' | 'activity'
  readonly describes: { readonly en: string; readonly zh: string }
  readonly truth: readonly RowTruth[]
}

/**
 * The world as files people really have, in the order to import them: companies, contacts, deals, activities.
 *
 * The same world gives the same bytes. Each file carries the truth about its rows, so that what an import
 * corrected and what a scan joined can be scored.
 */
export function demoFiles(world: World): DemoFile[] {
  const random = (file: string) => openRandom(`${world.seed}/files/${file}`)
  const shelves = planContacts(random('plan'), world.people)
  return [
    csvFile('crm-export-companies.csv', 'company', drawCrmCompanies(random('companies'), world), {
      en: 'Companies exported from the old CRM (CSV, UTF-8)',
      zh: '旧 CRM 导出的公司（CSV，UTF-8）',
    }),
    csvFile('crm-export-contacts.csv', 'contact', drawCrmContacts(random('contacts'), world, shelves.crm), {
      en: 'Contacts exported from the old CRM (CSV, UTF-8)',
      zh: '旧 CRM 导出的联系人（CSV，UTF-8）',
    }),
    fairFile(drawFair(random('fair'), world, shelves.fair)),
    shopFile(drawShop(random('shop'), world, shelves.shop)),
    phoneFile(drawPhone(random('phone'), world, shelves.phone)),
    csvFile('crm-export-deals.csv', 'deal', drawCrmDeals(random('deals'), world), {
      en: 'Deals exported from the old CRM (CSV, UTF-8)',
      zh: '旧 CRM 导出的商机（CSV，UTF-8）',
    }),
    csvFile('crm-export-activities.csv', 'activity', drawCrmActivities(random('activities'), world), {
      en: 'Notes, calls, meetings and tasks exported from the old CRM (CSV, UTF-8)',
      zh: '旧 CRM 导出的跟进记录：备注、通话、会议和任务（CSV，UTF-8）',
    }),
  ]
}

function csvFile(
  name: string,
  object: DemoFile['object'],
  drawing: Drawing,
  describes: DemoFile['describes'],
): DemoFile {
  const { text, lines } = writeCsv([drawing.header, ...drawing.rows.map(({ cells }) => cells)])
  return {
    name,
    object,
    describes,
    bytes: Buffer.from(`\ufeff${text}`),
    truth: truthOf(name, drawing.rows, (at) => lines[at + 1]!),
  }
}

function shopFile(drawing: Drawing): DemoFile {
  const name = '店铺客户.csv'
  const { text, lines } = writeCsv([drawing.header, ...drawing.rows.map(({ cells }) => cells)])
  return {
    name,
    object: 'contact',
    describes: {
      en: 'Customers of an online shop (CSV, GBK, Chinese headers)',
      zh: '网店系统导出的客户（CSV，GBK 编码）',
    },
    bytes: iconv.encode(text, 'gbk'),
    truth: truthOf(name, drawing.rows, (at) => lines[at + 1]!),
  }
}

function fairFile(drawing: Drawing<Cell>): DemoFile {
  const name = 'fair-2026.xlsx'
  return {
    name,
    object: 'contact',
    describes: { en: 'Visitors of a trade fair (Excel, two languages)', zh: '展会观众登记表（Excel，中英文混排）' },
    bytes: writeXlsx(
      '观众 Visitors',
      [...drawing.above, drawing.header, ...drawing.rows.map(({ cells }) => cells)],
      ['A1:L1'],
    ),
    truth: truthOf(name, drawing.rows, (at) => drawing.above.length + 2 + at),
  }
}

function phoneFile(rows: readonly DrawnRow[]): DemoFile {
  const name = 'phone.vcf'
  const lines: number[] = []
  let line = 1
  for (const {
    cells: [card = ''],
  } of rows) {
    lines.push(line)
    line += card.split('\n').length - 1
  }
  return {
    name,
    object: 'contact',
    describes: { en: 'Address book of a mobile phone (vCard 3.0 and 2.1)', zh: '手机通讯录（vCard 3.0 与 2.1）' },
    bytes: Buffer.from(rows.map(({ cells }) => cells[0]).join('')),
    truth: truthOf(name, rows, (at) => lines[at]!),
  }
}

function truthOf(file: string, rows: readonly DrawnRow<unknown>[], lineOf: (at: number) => number): RowTruth[] {
  return rows.map(({ entity, copy, dirt }, at) => ({ file, line: lineOf(at), row: at + 1, entity, copy, dirt }))
}
