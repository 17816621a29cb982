import { fullYears, rowsCleaner, type RowsCleaner } from '#capabilities/quality/engine/clean/clean-rows.ts'
import { guessCountry, planColumns, type ColumnPlan } from '#capabilities/quality/engine/clean/plan.ts'
import { newReport, noteFilled, type CleanReport } from '#capabilities/quality/engine/clean/report.ts'
import type { Row, Table } from '#capabilities/quality/engine/read/table.ts'
import { guessObject } from '#capabilities/quality/engine/standardise/columns/guess-object.ts'
import type { MappableField } from '#capabilities/quality/engine/standardise/columns/mapping.ts'
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

/** All that a thread needs to clean rows of a table as another one would. */
export type CleanSetup = {
  readonly columns: readonly string[]
  readonly samples: readonly (readonly string[])[]
  readonly object: string
  readonly isObjectUnknown: boolean
  readonly country: string
  readonly off: ReadonlySet<string>
  readonly fields: readonly MappableField[]
  readonly ageFrom: string | undefined
  readonly today: string
}

export type TableCleaner = {
  /** Those of the table, and the one for ages where it was asked for. */
  readonly columns: readonly string[]
  readonly report: CleanReport
  readonly clean: RowsCleaner
}

const rowsSampled = 1000
const samplesKept = 300

/** Looks at a table's first thousand rows, which decide what each column holds. The rows are all still to come. */
export async function openCleaning(
  table: Table,
  options: CleanOptions,
): Promise<{ cleaner: TableCleaner; setup: CleanSetup; batches: AsyncGenerator<Row[]>; looked: number }> {
  const given = table.batches()
  const first: Row[] = []
  while (first.length < rowsSampled) {
    const { value, done } = await given.next()
    if (done) break
    first.push(...value)
  }
  const peeked = first.slice(0, rowsSampled)
  const samples = table.columns.map((_, i) =>
    peeked
      .map(({ cells }) => cells[i]!)
      .filter((cell) => cell !== '')
      .slice(0, samplesKept),
  )
  const setup = setupOf(table.columns, samples, options)
  async function* batches(): AsyncGenerator<Row[]> {
    yield first.splice(0)
    yield* given
  }
  return { cleaner: tableCleaner(setup), setup, batches: batches(), looked: first.length }
}

function setupOf(names: readonly string[], samples: readonly string[][], options: CleanOptions): CleanSetup {
  const columns = names.map((name, i) => ({ name, samples: samples[i]! }))
  const told = options.object ?? guessObject(columns)
  const object = told ?? 'contact'
  return {
    columns: names,
    samples,
    object,
    isObjectUnknown: told === null,
    country: options.country ?? guessCountry(columns, options.fallbackCountry),
    off: options.off ?? new Set(),
    fields: options
      .fieldsOf(object)
      .map(({ name, type, label, options: choices, readOnly }) => ({ name, type, label, options: choices, readOnly })),
    ageFrom: options.ageFrom,
    today: options.today,
  }
}

/** Cleans the rows of a table: the same rows in, the same rows out, whoever was cleaned before. */
export function tableCleaner(setup: CleanSetup): TableCleaner {
  const { columns, samples, object, country, off, fields } = setup
  const plans = planColumns(columns, samples, fields, {
    object,
    country,
    currency: currencies[country] ?? 'USD',
    isObjectUnknown: setup.isObjectUnknown,
    off,
  })
  const clean = rowsCleaner(plans, { country, off })
  if (setup.ageFrom === undefined) return { columns, report: newReport({ object, country, columns: plans }), clean }
  const age = ageColumn(plans, setup.ageFrom)
  const report = newReport({ object, country, columns: [...plans, { name: age.name, field: null, type: 'integer' }] })
  return {
    columns: [...columns, age.name],
    report,
    clean: (rows, into) =>
      clean(rows, into).map((cells, r) => {
        const { extra, line } = rows[r]!
        return extra ? cells : withAge(cells, line, { age, report: into, today: setup.today })
      }),
  }
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
