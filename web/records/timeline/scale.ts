import { addDays, addMonths, daysBetween, weekStart } from '#web/records/calendar/days.ts'

export type Zoom = 'day' | 'week' | 'month' | 'quarter'
export const zooms: readonly Zoom[] = ['day', 'week', 'month', 'quarter']

/** A stretch of days in columns of a day, a week, a month or a quarter; the end is left out. */
export type Scale = { from: string; to: string; columns: readonly string[]; days: number }

/** How many columns are shown, and how many of them lie before today. */
const shown: Record<Zoom, { wide: number; narrow: number; before: number }> = {
  day: { wide: 14, narrow: 5, before: 0 },
  week: { wide: 13, narrow: 4, before: 1 },
  month: { wide: 12, narrow: 4, before: 1 },
  quarter: { wide: 12, narrow: 4, before: 1 },
}

/** The first day of the column a day lies in. */
function columnStart(day: string, zoom: Zoom, firstDay: number): string {
  if (zoom === 'day') return day
  if (zoom === 'week') return weekStart(day, firstDay)
  if (zoom === 'month') return addMonths(day, 0)
  return addMonths(day, -((Number(day.slice(5, 7)) - 1) % 3))
}

/** So many columns further. */
export function shiftColumns(day: string, zoom: Zoom, count: number): string {
  if (zoom === 'day') return addDays(day, count)
  if (zoom === 'week') return addDays(day, count * 7)
  return addMonths(day, zoom === 'month' ? count : count * 3)
}

/** Where a timeline begins that shows this day in its usual place. Weeks begin on `firstDay`, Sunday is 0. */
export function startFor(day: string, zoom: Zoom, firstDay: number): string {
  const first = zoom === 'day' ? weekStart(day, firstDay) : columnStart(day, zoom, firstDay)
  return shiftColumns(first, zoom, -shown[zoom].before)
}

type Sight = { zoom: Zoom; isNarrow: boolean; firstDay: number }

export function scaleOf(start: string, { zoom, isNarrow, firstDay }: Sight): Scale {
  const first = columnStart(start, zoom, firstDay)
  const count = shown[zoom][isNarrow ? 'narrow' : 'wide']
  const columns = Array.from({ length: count }, (_, at) => shiftColumns(first, zoom, at))
  const to = shiftColumns(first, zoom, count)
  return { from: first, to, columns, days: daysBetween(first, to) }
}

/** Where a day begins, in percent of the width. */
export function placeOf({ from, days }: Scale, day: string): number {
  return (daysBetween(from, day) / days) * 100
}

/** Half of what is shown, for a turn of the page. */
export function pageOf({ columns }: Scale): number {
  return Math.max(1, Math.floor(columns.length / 2))
}
