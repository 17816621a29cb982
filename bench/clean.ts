import { fork } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { writeDate } from '#capabilities/quality/generator/calendar.ts'
import { countryCell } from '#capabilities/quality/generator/files/crm-contacts.ts'
import { soil, takeBrush } from '#capabilities/quality/generator/files/dirt.ts'
import { companyCell, emailCell, phoneCell, wholeName } from '#capabilities/quality/generator/files/wording.ts'
import { openRandom } from '#capabilities/quality/generator/random.ts'
import { generateRecords } from '#capabilities/quality/generator/records.ts'
import { generateWorld } from '#capabilities/quality/generator/world.ts'
import type { Company, Person } from '#capabilities/quality/generator/world-types.ts'
import { clean } from '#cli/clean.ts'

/**
 * `tend clean` on files made from a seed, all standard rules on: rows a second, processor time, peak memory.
 *
 * `records` are contacts as a system exports them, eight columns; in `messy`, twelve columns, two cells of five have to
 * be changed.
 *
 *   npm run bench clean [-- --rows 500000 --seed 1 --only messy --skip RULE,RULE]
 */
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '500000' },
    seed: { type: 'string', default: '1' },
    skip: { type: 'string' },
    only: { type: 'string' },
    file: { type: 'string' },
    out: { type: 'string' },
  },
})
const messyHeader = 'Name,Company,Title,Mobile,Email,Birthday,Country,Address,Source,Created,Stage,Note\n'
const worldSize = 20_000

if (options.file !== undefined) await measured(options.file, options.out!)
else {
  process.stdout.write('| file | rows | size | time | rate | processor | peak memory | cells |\n')
  process.stdout.write(`${'|---'.repeat(8)}|\n`)
  for (const kind of ['records', 'messy'] as const)
    if (options.only === undefined || options.only === kind) await bench(kind)
}

type Kind = 'records' | 'messy'

async function bench(kind: Kind): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tend-bench-clean-'))
  try {
    const input = join(folder, 'in.csv')
    await (kind === 'messy' ? writeMessy(input) : writeRecords(input))
    const child = fork(import.meta.filename, ['--file', input, '--out', join(folder, 'out.csv'), ...skipped()])
    const [told] = (await once(child, 'message')) as [Told]
    await once(child, 'exit')
    const bytes = statSync(input).size
    const line = [
      kind,
      told.rows.toLocaleString('en'),
      `${(bytes / 1e6).toFixed(0)} MB`,
      `${told.seconds.toFixed(1)} s`,
      `${Math.round(told.rows / told.seconds).toLocaleString('en')} rows/s`,
      `${told.processor.toFixed(1)} s of processor (${Math.round(told.rows / told.processor).toLocaleString('en')} rows/s)`,
      `${told.memory} MB peak`,
      `${told.changed.toLocaleString('en')} cells changed, ${told.rejected.toLocaleString('en')} to check`,
    ]
    process.stdout.write(`| ${line.join(' | ')} |\n`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function skipped(): string[] {
  return options.skip === undefined ? [] : ['--skip', options.skip]
}

/** Contacts with canonical values, as a system exports them. */
async function writeRecords(path: string): Promise<void> {
  const file = createWriteStream(path)
  file.write('Name,Email,Phone,Country,Stage,Score,Job title,Created\n')
  const rows = Number(options.rows)
  for await (const record of generateRecords(Number(options.seed), { contacts: rows, companies: 2000, deals: 0 })) {
    if (record.object !== 'contact') continue
    const { name, email, phone, country, stage, score, title, createdAt } = record
    const cells = [name.full, email.join('; '), phone.join('; '), country, stage, String(score), title, createdAt]
    if (!file.write(`${cells.map(quoted).join(',')}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}

async function writeMessy(path: string): Promise<void> {
  const file = createWriteStream(path)
  file.write(messyHeader)
  const rows = Number(options.rows)
  for (let made = 0, world = 0; made < rows; world += 1) {
    const { people, companies } = generateWorld({
      seed: Number(options.seed) * 1000 + world,
      contacts: Math.min(worldSize, rows - made),
      companies: 2000,
      deals: 0,
      activities: 0,
    })
    const byId = new Map(companies.map((company) => [company.id, company]))
    const random = openRandom(`${options.seed}/bench-clean/${world}`)
    for (const person of people) {
      const brush = takeBrush(random, { rate: 1 })
      const cells = cellsOf(brush, person, byId.get(person.company ?? ''))
      if (!file.write(`${cells.map(quoted).join(',')}\n`)) await once(file, 'drain')
      made += 1
    }
  }
  file.end()
  await once(file, 'close')
}

function cellsOf(brush: ReturnType<typeof takeBrush>, person: Person, company: Company | undefined): string[] {
  const { address, birthday } = person
  const whole =
    person.locale === 'zh'
      ? [address.region, address.city, address.district, address.street].filter(Boolean).join('')
      : [address.street, address.city, address.region, address.postcode].filter(Boolean).join(', ')
  const note = brush.random.chance(0.1) ? `Met at the fair, "very keen"; call ${brush.random.int(1, 28)} May` : ''
  return [
    wholeName(brush, person),
    companyCell(brush, company, 0.75),
    soil(brush, 'title', person.title ?? ''),
    phoneCell(brush, 'phone', person.phones[0] ?? ''),
    emailCell(brush, person.emails, false),
    birthday ? writeDate(birthday, 'dmy') : '',
    countryCell(brush, person.country),
    soil(brush, 'address', whole),
    person.source,
    `${person.createdOn} 09:30`,
    person.stage,
    note,
  ]
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

type Told = {
  readonly rows: number
  readonly seconds: number
  readonly processor: number
  readonly memory: number
  readonly changed: number
  readonly rejected: number
}

/** One run in a process of its own, so that memory and processor time are those of the command alone. */
async function measured(input: string, out: string): Promise<void> {
  let text = ''
  const stdout = new Writable({ write: (chunk, _, done) => ((text += String(chunk)), done()) })
  const before = process.resourceUsage()
  const started = performance.now()
  await clean([input, '-o', out, '--json', ...skipped()], {
    stdout,
    stderr: process.stderr,
    isTTY: false,
    locale: 'en',
  })
  const seconds = (performance.now() - started) / 1000
  const after = process.resourceUsage()
  const report = JSON.parse(text) as { rows: number; columns: { changed: number; rejected: number }[] }
  const told: Told = {
    rows: report.rows,
    seconds,
    processor: (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1e6,
    memory: Math.round(after.maxRSS / 1024),
    changed: report.columns.reduce((sum, { changed }) => sum + changed, 0),
    rejected: report.columns.reduce((sum, { rejected }) => sum + rejected, 0),
  }
  if (process.send) process.send(told)
  else process.stdout.write(`${JSON.stringify(told)}\n`)
  process.disconnect?.()
}
