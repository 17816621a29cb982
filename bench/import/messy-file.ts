import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { generateRecords, type BulkCompany, type BulkContact } from '#capabilities/quality/generator/records.ts'
import { fullWidth, soil, takeBrush, wrongDomain } from '#capabilities/quality/generator/files/dirt.ts'
import { openRandom, type Random } from '#capabilities/quality/generator/random.ts'
import { estates, streets, weightedCities } from '#capabilities/quality/generator/tables/places-zh.ts'

export type MessyFile = {
  readonly path: string
  readonly rows: number
  /** Of one seed and one `world`, the same people in the same order; `world` is how many there are. */
  readonly seed: number
  readonly world: number
  readonly owners: readonly string[]
  /** Share of rows that are about somebody further up in the file. */
  readonly repeated: number
  /** The same people a year later: some of what is known of them has changed. */
  readonly isLater?: boolean
}

const header = ['姓名', '手机', '邮箱', '公司', '职务', '地址', '生日', '阶段', '性别', '负责人', '创建时间', '备注']
const stages = ['新建', '已联系', '已确认', '已报价', '客户', '已流失', 'New', 'Customer', 'contacted']
const dates = [
  ([y, m, d]: string[]) => `${y}-${m}-${d}`,
  ([y, m, d]: string[]) => `${y}/${Number(m)}/${Number(d)}`,
  ([y, m, d]: string[]) => `${y}年${Number(m)}月${Number(d)}日`,
  ([y, m, d]: string[]) => `${y}.${m}.${d}`,
]

/** Writes contacts as they come out of an old system: in many hands' spelling, some of them twice. */
export async function writeMessyFile(file: MessyFile): Promise<void> {
  const out = createWriteStream(file.path)
  out.write(`\ufeff${header.join(',')}\r\n`)
  const companies: string[] = []
  const random = openRandom(`${file.seed}/messy`)
  const recent: string[][] = []
  let text = ''
  let written = 0
  const people = { contacts: file.world, companies: Math.ceil(file.world / 10), deals: 0 }
  for await (const record of generateRecords(file.seed, people)) {
    if (record.object === 'company') companies.push((record as BulkCompany).name)
    if (record.object !== 'contact') continue
    const row = cells(random, { record, company: companies[record.company ?? 0] ?? '', file })
    text += line(random, row)
    written += 1
    if (recent.length < 5000) recent.push(row)
    else recent[random.int(0, 4999)] = row
    if (written < file.rows && random.chance(file.repeated)) {
      text += line(random, random.pick(recent))
      written += 1
    }
    if (text.length > 1_000_000) {
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
    if (written >= file.rows) break
  }
  out.end(text)
  await once(out, 'finish')
}

type From = { readonly record: BulkContact; readonly company: string; readonly file: MessyFile }

function cells(random: Random, { record, company, file }: From): string[] {
  const { name, country, title, createdAt } = record
  const isChinese = country === 'CN'
  const number = record.phone[0]!
  const later = file.isLater === true && random.chance(0.6)
  const city = random.pick(weightedCities)
  const address = isChinese
    ? `${random.chance(0.7) ? city.region : ''}${city.city}${random.pick(city.districts)}${random.pick(streets)}${random.int(1, 300)}号${random.chance(0.4) ? `${random.pick(estates)}${random.int(1, 30)}幢${random.int(101, 2999)}室` : ''}`
    : `${random.int(1, 900)} ${random.pick(['Main Street', 'High Street', 'Station Road', 'Park Avenue'])}`
  const born = [String(random.int(1955, 2004)), two(random.int(1, 12)), two(random.int(1, 28))]
  return [
    isChinese && random.chance(0.05) ? `${name.full}（先生）` : name.full,
    phone(random, number),
    record.email[0]!.replace(/@.*/, (host) => (random.chance(0.5) ? host : random.pick(mailHosts))),
    random.chance(0.85) ? company : '',
    later ? `高级${title}` : title,
    random.chance(0.7) ? address : '',
    random.chance(0.4) ? random.pick(dates)(born) : '',
    random.pick(stages),
    isChinese ? random.pick(['男', '女', '先生', '女士', '']) : random.pick(['M', 'F', 'male', '']),
    random.chance(0.9) ? random.pick(file.owners) : '王无此人',
    createdAt.slice(0, 19).replace('T', ' '),
    random.chance(0.2)
      ? random.pick(['展会认识, 有意向', 'asked for "prices"', '已寄样品\n等回复', '老客户转介绍'])
      : '',
  ]
}

const mailHosts = ['@qq.com', '@163.com', '@126.com', '@gmail.com', '@outlook.com']

function phone(random: Random, e164: string): string {
  if (!e164.startsWith('+86')) return random.chance(0.5) ? e164 : e164.replace(/(\d{3})(?=\d{4})/, '$1 ')
  const own = e164.slice(3)
  const spaced = `${own.slice(0, 3)} ${own.slice(3, 7)} ${own.slice(7)}`
  return random.pick([own, own, own, e164, spaced, spaced.replaceAll(' ', '-'), `86${own}`, fullWidth(own), `${own} `])
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

const columnsSoiled = 6

function line(random: Random, row: readonly string[]): string {
  const brush = takeBrush(random, {})
  const spoilt = row.map((cell, i) => {
    if (i === 2 && random.chance(0.02)) return wrongDomain(random, cell)
    if (i === 2 && random.chance(0.03)) return cell.toUpperCase()
    if (i === 0 && random.chance(0.003)) return ''
    return i < columnsSoiled ? soil(brush, header[i]!, cell) : cell
  })
  return `${spoilt.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
