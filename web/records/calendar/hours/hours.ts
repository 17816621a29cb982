import { addDays, dayOf, daysBetween } from '#web/records/calendar/days.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Ends } from '#web/records/timeline/bars.ts'
import type { CrmRecord } from '#web/types.ts'

// Minutes count from midnight where the reader is, by the clock on the wall.

export const dayMinutes = 24 * 60
/** How tall an hour is, in pixels. */
export const hourHeight = 48
/** What moments are moved by. */
export const stepMinutes = 15
/** How long something without an end is drawn, and what it gets when it is given one. */
export const usualMinutes = 30

/** From when to when on a day; `to` may lie after midnight. */
export type Time = { readonly day: string; readonly from: number; readonly to: number }
/** What of a time is moved: all of it, or its end. */
export type Grip = 'both' | 'end'

/** The moment so many minutes after the beginning of a day, as ISO 8601 in UTC. */
export function atMinute(day: string, minute: number): string {
  const at = new Date(`${day}T00:00:00`)
  at.setMinutes(minute)
  return at.toISOString()
}

function minuteOf(value: unknown): number {
  const at = new Date(value as string)
  return at.getHours() * 60 + at.getMinutes()
}

/** When a record is; null where it has no start. Without an end, or with one that is not after it, half an hour. */
export function timeOf({ start, end }: Ends, record: CrmRecord): Time | null {
  const day = dayOf(start, record[start.name])
  if (day === null) return null
  const from = minuteOf(record[start.name])
  const last = end?.type === 'dateTime' ? dayOf(end, record[end.name]) : null
  const to = last === null || !end ? from : daysBetween(day, last) * dayMinutes + minuteOf(record[end.name])
  return { day, from, to: to > from ? to : from + usualMinutes }
}

/** A time moved by days and minutes; its end stays a step after its start at least. */
export function movedTime({ day, from, to }: Time, grip: Grip, by: { days: number; minutes: number }): Time {
  if (grip === 'end') return { day, from, to: Math.max(from + stepMinutes, to + by.minutes) }
  const start = from + by.minutes
  const over = Math.floor(start / dayMinutes)
  return {
    day: addDays(day, by.days + over),
    from: start - over * dayMinutes,
    to: to + by.minutes - over * dayMinutes,
  }
}

/** The values a record has at another time. Where it had no end it gets none by being moved. */
export function timeValues({ start, end }: Ends, record: CrmRecord, next: Time, grip: Grip): Record<string, unknown> {
  const hasEnd = end?.type === 'dateTime' && typeof record[end.name] === 'string'
  return {
    ...(grip === 'both' ? { [start.name]: atMinute(next.day, next.from) } : {}),
    ...(end && (grip === 'end' || hasEnd) ? { [end.name]: atMinute(next.day, next.to) } : {}),
  }
}

/** Whether a field says the time of day. */
export const isMoment = ({ type }: Pick<Field, 'type'>): boolean => type === 'dateTime'

export type Placed<T> = T & {
  /** Which of how many places side by side. */
  readonly place: number
  readonly places: number
}

/** Times of one day that overlap stand side by side, each in the first place that is free. */
export function sideBySide<T extends { time: Time }>(entries: readonly T[]): Placed<T>[] {
  const sorted = entries.toSorted((a, b) => a.time.from - b.time.from || b.time.to - a.time.to)
  const placed: Placed<T>[] = []
  let together: { entry: T; place: number }[] = []
  let ends: number[] = []
  const close = () => {
    for (const { entry, place } of together) placed.push({ ...entry, place, places: ends.length })
    together = []
    ends = []
  }
  for (const entry of sorted) {
    if (ends.length > 0 && ends.every((end) => end <= entry.time.from)) close()
    const free = ends.findIndex((end) => end <= entry.time.from)
    const place = free < 0 ? ends.length : free
    ends[place] = entry.time.to
    together.push({ entry, place })
  }
  close()
  return placed
}
