import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { ColumnPlan } from '#capabilities/quality/engine/clean/plan.ts'
import { noteCell, noteFilled, noteRagged, type CleanReport } from '#capabilities/quality/engine/clean/report.ts'
import type { Row } from '#capabilities/quality/engine/read/table.ts'
import type { RuleName } from '#capabilities/quality/engine/standardise/rules.ts'
import type { Standardised } from '#capabilities/quality/engine/standardise/result.ts'

/** Cleans one row in place and counts in the report what was done. */
export type RowCleaner = (row: Row, report: CleanReport) => string[]

type CleanerOptions = {
  readonly country: string
  readonly off?: ReadonlySet<string> | undefined
}

/**
 * Cleans rows by the plan. A row's own country says how its phone numbers are dialled; an empty country is filled in
 * from the phone or the address, an empty name from its parts. Rows with too many cells are left as they were.
 */
export function rowCleaner(plans: readonly ColumnPlan[], { country, off }: CleanerOptions): RowCleaner {
  const isOn = (rule: RuleName) => !off?.has(rule)
  const countryAt = plans.findIndex(({ type }) => type === 'country')
  const phoneAt = plans.findIndex(({ type }) => type === 'phone')
  const addressAt = plans.findIndex(({ type }) => type === 'address')
  const nameAt = plans.findIndex(({ type }) => type === 'personName')
  const partsAt = ['name.given', 'name.family'].map((field) => plans.findIndex((plan) => plan.field === field))
  const fillsCountry = countryAt >= 0 && plans[countryAt]!.isCertain
  // The country goes first: phones are read by it.
  const order = plans.map((_, i) => i).sort((a, b) => Number(b === countryAt) - Number(a === countryAt))
  return ({ line, cells, extra }, report) => {
    report.rows += 1
    if (extra) {
      noteRagged(report, line)
      return [...cells, ...extra]
    }
    let here = country
    let phone: Standardised | null = null
    let address: Standardised | null = null
    for (const i of order) {
      const raw = cells[i]!
      if (raw === '') continue
      const result = plans[i]!.clean(raw, here)
      if (i === countryAt && typeof result.value === 'string') here = result.value
      if (i === phoneAt) phone = result
      if (i === addressAt) address = result
      if (result.changes.length > 0 || result.problem || result.flags) noteCell(report.columns[i]!, line, raw, result)
      cells[i] = result.shown
    }
    if (fillsCountry && cells[countryAt] === '') {
      const fromPhone = isOn('countryFromPhone') ? countryOfPhone(phone) : null
      const found = fromPhone ?? (isOn('countryFromAddress') ? countryOfAddress(address) : null)
      if (found) {
        cells[countryAt] = found
        const rule = fromPhone ? 'countryFromPhone' : 'countryFromAddress'
        noteFilled(report.columns[countryAt]!, line, { rule, from: '', to: found })
      }
    }
    if (nameAt >= 0 && cells[nameAt] === '' && isOn('nameJoined'))
      fillName(cells, nameAt, partsAt, (to) =>
        noteFilled(report.columns[nameAt]!, line, { rule: 'nameJoined', from: '', to }),
      )
    return cells
  }
}

/** Only a number written with its country says where it is from. */
function countryOfPhone(phone: Standardised | null): string | null {
  const first = (phone?.value as string[] | null)?.[0]
  return first ? (parsePhoneNumberFromString(first.split(';')[0]!)?.country ?? null) : null
}

function countryOfAddress(address: Standardised | null): string | null {
  return (address?.value as { country: string | null } | null)?.country ?? null
}

function fillName(cells: string[], at: number, partsAt: readonly number[], note: (to: string) => void): void {
  const [given = '', family = ''] = partsAt.map((i) => cells[i] ?? '')
  if (given === '' && family === '') return
  const isHan = /\p{Script=Han}/u.test(given + family)
  const name = isHan ? family + given : [given, family].filter(Boolean).join(' ')
  cells[at] = name
  note(name)
}

/** Full years from a day of birth to another day, both `YYYY-MM-DD`; '' when the birth lies later or is no date. */
export function fullYears(birth: string, today: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birth) || birth > today) return ''
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return String(today.slice(5) < birth.slice(5) ? years - 1 : years)
}
