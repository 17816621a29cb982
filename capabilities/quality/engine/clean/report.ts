import type { ColumnPlan } from '#capabilities/quality/engine/clean/plan.ts'
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

export function newReport(object: string, country: string, plans: readonly ColumnPlan[]): CleanReport {
  const columns = plans.map(({ name, field, type }): ColumnReport => ({
    name,
    field,
    type,
    changed: 0,
    filled: 0,
    rejected: 0,
    rules: {},
    problems: {},
  }))
  return { object, country, rows: 0, ragged: { count: 0, lines: [] }, columns }
}

/** Counts what became of one cell. */
export function noteCell(column: ColumnReport, line: number, raw: string, result: Standardised): void {
  if (result.problem) noteProblem(column, line, raw, result.problem)
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

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}
