import { owned } from '#capabilities/quality/engine/read/csv/csv.ts'
import type { RuleName } from '#capabilities/quality/engine/standardise/rules.ts'
import type { Change, Problem, Standardised } from '#capabilities/quality/engine/standardise/result.ts'

type Example = { readonly line: number; readonly from: string; readonly to: string }
type Listed = { readonly line: number; readonly value: string }

export type ColumnReport = {
  readonly name: string
  readonly field: string | null
  readonly type: string
  changed: number
  filled: number
  rejected: number
  /** Values that are right and still worth a look. */
  flagged: number
  /** For each rule: how often it was applied, and some examples of it. */
  readonly rules: Partial<Record<RuleName, { count: number; examples: Example[] }>>
  /** For each error: how often, and the places; at most `placesListed` of them. */
  readonly problems: Record<string, { count: number; places: Listed[] }>
}

export type CleanReport = {
  readonly object: string
  readonly country: string
  rows: number
  /** Rows with more cells than the header; they are written as they were. */
  readonly ragged: { count: number; lines: number[] }
  readonly columns: ColumnReport[]
}

const examplesKept = 3
const placesListed = 10_000

type Named = Pick<ColumnReport, 'name' | 'field' | 'type'>
type About = { readonly object: string; readonly country: string; readonly columns: readonly Named[] }

export function newReport({ object, country, columns }: About): CleanReport {
  return {
    object,
    country,
    rows: 0,
    ragged: { count: 0, lines: [] },
    columns: columns.map(({ name, field, type }) => ({
      name,
      field,
      type,
      changed: 0,
      filled: 0,
      rejected: 0,
      flagged: 0,
      rules: {},
      problems: {},
    })),
  }
}

/** Adds what was done to later rows of the same table. */
export function addReport(report: CleanReport, more: CleanReport): void {
  report.rows += more.rows
  report.ragged.count += more.ragged.count
  report.ragged.lines.push(...more.ragged.lines.slice(0, placesListed - report.ragged.lines.length))
  for (const [i, column] of more.columns.entries()) {
    const into = report.columns[i]!
    into.changed += column.changed
    into.filled += column.filled
    into.rejected += column.rejected
    into.flagged += column.flagged
    for (const [rule, { count, examples }] of Object.entries(column.rules)) {
      const entry = (into.rules[rule as RuleName] ??= { count: 0, examples: [] })
      entry.count += count
      entry.examples.push(...examples.slice(0, examplesKept - entry.examples.length))
    }
    for (const [code, { count, places }] of Object.entries(column.problems)) {
      const entry = (into.problems[code] ??= { count: 0, places: [] })
      entry.count += count
      entry.places.push(...places.slice(0, placesListed - entry.places.length))
    }
  }
}

/** Counts what became of one cell. */
export function noteCell(column: ColumnReport, line: number, raw: string, result: Standardised): void {
  if (result.problem) noteProblem(column, line, raw, result.problem)
  if (result.flags) {
    column.flagged += 1
    for (const rule of result.flags) noteChange(column, line, { rule, from: raw, to: result.shown })
  }
  if (result.changes.length === 0) return
  column.changed += 1
  for (const change of result.changes) noteChange(column, line, change)
}

export function noteFilled(column: ColumnReport, line: number, change: Change): void {
  column.filled += 1
  noteChange(column, line, change)
}

function noteChange(column: ColumnReport, line: number, { rule, from, to }: Change): void {
  const entry = (column.rules[rule] ??= { count: 0, examples: [] })
  entry.count += 1
  if (entry.examples.length < examplesKept) entry.examples.push({ line, from: short(from), to: short(to) })
}

function noteProblem(column: ColumnReport, line: number, raw: string, problem: Problem): void {
  const entry = (column.problems[problem.code] ??= { count: 0, places: [] })
  column.rejected += 1
  entry.count += 1
  if (entry.places.length < placesListed) entry.places.push({ line, value: short(raw) })
}

export function noteRagged(report: CleanReport, line: number): void {
  report.ragged.count += 1
  if (report.ragged.lines.length < placesListed) report.ragged.lines.push(line)
}

export function findings(report: CleanReport): number {
  return report.ragged.count + report.columns.reduce((sum, { rejected }) => sum + rejected, 0)
}

/** What is kept until the end has memory of its own: see `owned`. */
function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : owned(text)
}
