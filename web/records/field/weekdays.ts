import type { Weekday } from '#sdk/recurrence.ts'

/** The days of a week in the order of a region: Monday is 0 of what is returned, Sunday 0 of `firstDay`. */
export function weekdaysFrom(firstDay: number): Weekday[] {
  return Array.from({ length: 7 }, (_, at) => ((firstDay + 6 + at) % 7) as Weekday)
}
