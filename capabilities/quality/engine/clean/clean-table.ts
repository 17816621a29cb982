import { fullYears, rowCleaner } from '#capabilities/quality/engine/clean/clean-row.ts'
import { guessCountry, planColumns, type ColumnPlan } from '#capabilities/quality/engine/clean/plan.ts'
import { newReport, noteFilled, type CleanReport } from '#capabilities/quality/engine/clean/report.ts'
import type { Row, Table } from '#capabilities/quality/engine/read/table.ts'
import { guessObject } from '#capabilities/quality/engine/standardise/guess-object.ts'
import type { MappableField } from '#capabilities/quality/engine/standardise/mapping.ts'
import { errors } from '#capabilities/quality/errors.ts'

export type CleanOptions = {
  /** Guessed from the columns when not given. */
  readonly object?: string
  /** ISO 3166-1 alpha-2; guessed from the phone numbers when not given, `fallbackCountry` where they do not tell. */
  readonly country?: string
  readonly fallbackCountry: string
  /** The column of birth dates, by its name or by the field it holds, to add a column `age`. */
  readonly ageFrom?: string
  /** `YYYY-MM-DD`, for ages. */
  readonly today: string
  /** Names of rules that must not be applied. */
  readonly off?: ReadonlySet<string>
  readonly fieldsOf: (object: string) => readonly MappableField[]
}

export type Cleaned = {
  readonly columns: string[]
  readonly report: CleanReport
  /** To be read once; the report is whole when they are. */
  readonly rows: AsyncGenerator<string[]>
}

const rowsSampled = 1000
const samplesKept = 300

/** Cleans a table row by row: the first thousand rows decide what each column holds. Memory stays bounded. */
export async function cleanTable(table: Table, options: CleanOptions): Promise<Cleaned> {
  const iterator = table.rows[Symbol.asyncIterator]()
  const peeked: Row[] = []
  while (peeked.length < rowsSampled) {
    const { value, done } = await iterator.next()
    if (done) break
    peeked.push(value)
  }
  const samples = table.columns.map((_, i) =>
    peeked
      .map(({ cells }) => cells[i]!)
      .filter((cell) => cell !== '')
      .slice(0, samplesKept),
  )
  const columns = table.columns.map((name, i) => ({ name, samples: samples[i]! }))
  const told = options.object ?? guessObject(columns)
  const object = told ?? 'contact'
  const country = options.country ?? guessCountry(columns, options.fallbackCountry)
  const currency = currencies[country] ?? 'USD'
  const plans = planColumns(table.columns, samples, options.fieldsOf(object), {
    country,
    currency,
    isObjectUnknown: told === null,
    off: options.off,
  })
  const report = newReport(object, country, plans)
  const age = options.ageFrom === undefined ? null : ageColumn(plans, options.ageFrom)
  if (age)
    report.columns.push({
      name: age.name,
      field: null,
      type: 'integer',
      changed: 0,
      filled: 0,
      rejected: 0,
      rules: {},
      problems: {},
    })
  const clean = rowCleaner(plans, { country, report, off: options.off })
  async function* rows(): AsyncGenerator<string[]> {
    const finish = (row: Row) => {
      const cells = clean(row)
      return age && !row.extra ? withAge(cells, row.line, { age, report, today: options.today }) : cells
    }
    for (const row of peeked) yield finish(row)
    peeked.length = 0
    for (;;) {
      const { value, done } = await iterator.next()
      if (done) return
      yield finish(value)
    }
  }
  return { columns: age ? [...table.columns, age.name] : table.columns, report, rows: rows() }
}

const currencies: Readonly<Record<string, string>> = {
  CN: 'CNY',
  HK: 'HKD',
  TW: 'TWD',
  MO: 'MOP',
  JP: 'JPY',
  KR: 'KRW',
  SG: 'SGD',
  GB: 'GBP',
  IN: 'INR',
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  DE: 'EUR',
  FR: 'EUR',
  ES: 'EUR',
  IT: 'EUR',
  NL: 'EUR',
  AT: 'EUR',
  BE: 'EUR',
  IE: 'EUR',
  PT: 'EUR',
  FI: 'EUR',
}

type Age = { readonly at: number; readonly name: string; readonly plan: ColumnPlan }

function ageColumn(plans: readonly ColumnPlan[], wanted: string): Age {
  const key = wanted.trim().toLowerCase()
  const byName = plans.findIndex(({ name }) => name.toLowerCase() === key)
  const at = byName >= 0 ? byName : plans.findIndex(({ field }) => field?.toLowerCase() === key)
  const plan = plans[at]
  if (!plan) throw errors.columnUnknown({ column: wanted, columns: plans.map(({ name }) => name).join(', ') })
  const taken = new Set(plans.map(({ name }) => name.toLowerCase()))
  let name = 'age'
  for (let n = 2; taken.has(name); n += 1) name = `age (${n})`
  return { at, name, plan }
}

type AgeContext = { readonly age: Age; readonly report: CleanReport; readonly today: string }

function withAge(cells: string[], line: number, { age, report, today }: AgeContext): string[] {
  const years = fullYears(cells[age.at]!.slice(0, 10), today)
  cells.push(years)
  if (years !== '') noteFilled(report.columns.at(-1)!, line, { rule: 'ageFromDate', from: '', to: years })
  return cells
}
