import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { ColumnPlan } from '#capabilities/quality/engine/clean/plan.ts'
import {
  noteCell,
  noteFilled,
  noteRagged,
  type CleanReport,
  type ColumnReport,
} from '#capabilities/quality/engine/clean/report.ts'
import type { Row } from '#capabilities/quality/engine/read/table.ts'
import { countryOfNumber } from '#capabilities/quality/engine/standardise/contacts/phone-plans.ts'
import type { RuleName } from '#capabilities/quality/engine/standardise/rules.ts'
import type { Standardised } from '#capabilities/quality/engine/standardise/result.ts'

/** Cleans rows in place and counts in the report what was done; gives their cells, of rows with too many all of them. */
export type RowsCleaner = (rows: readonly Row[], report: CleanReport) => string[][]

type CleanerOptions = {
  readonly country: string
  readonly off?: ReadonlySet<string> | undefined
}

/** Hears what became of a cell that was not empty; `r` is the place of its row. */
type Seen = (result: Standardised, raw: string, r: number) => void

/**
 * Cleans rows by the plan. A row's own country says how its phone numbers are dialled; an empty country is filled in
 * from the phone or the address, an empty name from its parts. Rows with too many cells are left as they were.
 *
 * It goes column after column, not row after row: what reads one type stays at hand, which is twice as quick.
 */
export function rowsCleaner(plans: readonly ColumnPlan[], { country, off }: CleanerOptions): RowsCleaner {
  const isOn = (rule: RuleName) => !off?.has(rule)
  const at = (type: ColumnPlan['type']) => plans.findIndex((plan) => plan.type === type)
  const [countryAt, phoneAt, addressAt, nameAt] = [at('country'), at('phone'), at('address'), at('personName')]
  const partsAt = ['name.given', 'name.family'].map((field) => plans.findIndex((plan) => plan.field === field))
  const fillsCountry = countryAt >= 0 && plans[countryAt]!.isCertain
  const [fromPhone, fromAddress] = [isOn('countryFromPhone'), isOn('countryFromAddress')]
  const fillsName = nameAt >= 0 && partsAt.some((i) => i >= 0) && isOn('nameJoined')
  const others = [...plans.keys()].filter((i) => i !== countryAt && !(fillsName && i === nameAt))
  return (all, report) => {
    report.rows += all.length
    for (const { line, extra } of all) if (extra) noteRagged(report, line)
    const rows = all.filter(({ extra }) => !extra)
    const here = rows.map(() => country)
    const each = (i: number, seen: Seen) => cleanColumn(rows, i, { clean: plans[i]!.clean, here, seen })
    const noting = (i: number) => noteInto(report.columns[i]!, rows)
    // The country goes first: phones are read by it. It is noted in the order of the rows, with what is filled in.
    const countries = keptCells()
    if (countryAt >= 0)
      each(countryAt, (result, raw, r) => {
        countries.keep(result, raw, r)
        if (typeof result.value === 'string') here[r] = result.value
      })
    const [phones, addresses] = [keptCells(), keptCells()]
    for (const i of others) {
      const note = noting(i)
      const kept = i === phoneAt && fromPhone ? phones : i === addressAt && fromAddress ? addresses : null
      if (!kept || !fillsCountry) each(i, note)
      else
        each(i, (result, raw, r) => {
          note(result, raw, r)
          if (rows[r]!.cells[countryAt] === '') kept.keep(result, raw, r)
        })
    }
    const fill = (i: number, { at: cellAt }: ReturnType<typeof keptCells>, found: (r: number) => Found | null) => {
      const note = noting(i)
      for (const [r, row] of rows.entries()) {
        const cell = cellAt(r)
        if (cell) note(cell.result, cell.raw, r)
        const filled = row.cells[i] === '' ? found(r) : null
        if (!filled) continue
        row.cells[i] = filled.to
        noteFilled(report.columns[i]!, row.line, { from: '', ...filled })
      }
    }
    if (countryAt >= 0)
      fill(countryAt, countries, (r) =>
        fillsCountry ? countryFrom(phones.at(r)?.result, addresses.at(r)?.result) : null,
      )
    if (fillsName) {
      const names = keptCells()
      each(nameAt, names.keep)
      fill(nameAt, names, (r) => joinedName(partsAt.map((i) => rows[r]!.cells[i] ?? '')))
    }
    return all.map(({ cells, extra }) => (extra ? [...cells, ...extra] : cells))
  }
}

type Column = {
  readonly clean: ColumnPlan['clean']
  /** The country of each row. */
  readonly here: readonly string[]
  readonly seen: Seen
}

function cleanColumn(rows: readonly Row[], at: number, { clean, here, seen }: Column): void {
  for (let r = 0; r < rows.length; r += 1) {
    const { cells } = rows[r]!
    const raw = cells[at]!
    if (raw === '') continue
    const result = clean(raw, here[r]!)
    cells[at] = result.shown
    seen(result, raw, r)
  }
}

function noteInto(column: ColumnReport, rows: readonly Row[]): Seen {
  return (result, raw, r) => {
    if (result.changes.length > 0 || result.problem || result.flags) noteCell(column, rows[r]!.line, raw, result)
  }
}

type Kept = { readonly raw: string; readonly result: Standardised }

/** Cells by the place of their row. */
function keptCells() {
  const all: (Kept | undefined)[] = []
  const keep: Seen = (result, raw, r) => void (all[r] = { raw, result })
  return { at: (r: number) => all[r], keep }
}

type Found = { readonly rule: RuleName; readonly to: string }

function countryFrom(phone: Standardised | undefined, address: Standardised | undefined): Found | null {
  const dialled = countryOfPhone(phone ?? null)
  if (dialled) return { rule: 'countryFromPhone', to: dialled }
  const said = countryOfAddress(address ?? null)
  return said ? { rule: 'countryFromAddress', to: said } : null
}

/** Only a number written with its country says where it is from. */
function countryOfPhone(phone: Standardised | null): string | null {
  const first = (phone?.value as string[] | null)?.[0]
  if (!first) return null
  const number = first.split(';')[0]!
  return countryOfNumber(number) ?? parsePhoneNumberFromString(number)?.country ?? null
}

function countryOfAddress(address: Standardised | null): string | null {
  return (address?.value as { country: string | null } | null)?.country ?? null
}

function joinedName([given = '', family = '']: readonly string[]): Found | null {
  if (given === '' && family === '') return null
  const isHan = /\p{Script=Han}/u.test(given + family)
  return { rule: 'nameJoined', to: isHan ? family + given : [given, family].filter(Boolean).join(' ') }
}

/** Full years from a day of birth to another day, both `YYYY-MM-DD`; '' when the birth lies later or is no date. */
export function fullYears(birth: string, today: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birth) || birth > today) return ''
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return String(today.slice(5) < birth.slice(5) ? years - 1 : years)
}
