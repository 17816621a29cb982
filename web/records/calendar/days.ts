import type { Field } from '#web/records/field/value.ts'

// Days are `YYYY-MM-DD` where the reader is. Weeks begin on Monday (1) unless another first day is said; Sunday is 0.

export type Span = 'month' | 'week' | 'day'

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** The reader's day as `YYYY-MM-DD`. */
export function localDay(now: Date = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** The first day of a day's week. */
export function weekStart(day: string, firstDay = 1): string {
  return addDays(day, -((weekdayOf(day) + 7 - firstDay) % 7))
}

/** On which day weeks begin, and on which nobody works; Sunday is 0. */
export type Week = { readonly firstDay: number; readonly restDays: readonly number[] }

/** The first day of the week after a day's that is worked on. */
export function nextWorkweek(day: string, { firstDay, restDays }: Week): string {
  const week = Array.from({ length: 7 }, (_, at) => addDays(weekStart(day, firstDay), 7 + at))
  return week.find((one) => !restDays.includes(weekdayOf(one))) ?? (week[0] as string)
}

/** Sunday is 0. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export function monthStart(day: string): string {
  return `${day.slice(0, 8)}01`
}

/** The first of the month so many months later. */
export function addMonths(day: string, count: number): string {
  const date = new Date(`${monthStart(day)}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + count)
  return date.toISOString().slice(0, 10)
}

/** The weeks that are shown: all that a month touches, or the one of the day; of a single day, that day. */
export function weeksOf(day: string, span: Span, firstDay = 1): string[][] {
  if (span === 'day') return [[day]]
  const first = weekStart(span === 'month' ? monthStart(day) : day, firstDay)
  const end = span === 'month' ? addMonths(day, 1) : addDays(first, 7)
  const weeks: string[][] = []
  for (let start = first; start < end; start = addDays(start, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(start, at)))
  return weeks
}

/** The day a value falls on where the reader is; null for none. */
export function dayOf({ type }: Pick<Field, 'type'>, value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null
  if (type === 'date') return value.slice(0, 10)
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? null : localDay(at)
}

/** A value on another day: a moment keeps its time of day, and has nine in the morning where it had none. */
export function onDay({ type }: Pick<Field, 'type'>, value: unknown, day: string): string {
  if (type === 'date') return day
  const at = typeof value === 'string' && value !== '' ? new Date(value) : null
  const [hour, minute, second] = at ? [at.getHours(), at.getMinutes(), at.getSeconds()] : [9, 0, 0]
  const next = new Date(`${day}T00:00:00`)
  next.setHours(hour, minute, second, at?.getMilliseconds() ?? 0)
  return next.toISOString()
}

/** How many days lie between two. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** A day as the address has it, else today. */
export function dayIn(text: string | undefined): string {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
    ? text
    : localDay()
}
