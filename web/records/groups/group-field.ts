import { addDays } from '#web/records/calendar/days.ts'
import type { Field } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

/** The fields a list can be parted by. */
export function groupFields(object: ObjectMeta): Field[] {
  return object.fields.filter((field) => field.name !== object.title && isGroupable(field))
}

const groupable = new Set(['choice', 'country', 'boolean', 'rating', 'link', 'user', 'date', 'dateTime', 'text'])

export function isGroupable({ type }: Field): boolean {
  return groupable.has(type)
}

/** What the API groups by: days are put together by month. */
export function groupPath({ name, type }: Field): string {
  return type === 'date' || type === 'dateTime' ? `${name}:month` : name
}

/** The records of one group, as a filter. A month is known by its first day. */
export function groupFilter({ name, type }: Field, value: string | null): Record<string, unknown> {
  if (value === null) return { [name]: { empty: true } }
  if (type !== 'date' && type !== 'dateTime') return { [name]: { eq: value } }
  const first = value.slice(0, 10)
  return { [name]: daysFilter(type, first, `${addDays(first, 32).slice(0, 7)}-01`) }
}

/** From one of the reader's days up to another, which is left out. */
export function daysFilter(type: Field['type'], from: string, to: string): { gte: string; lt: string } {
  const start = (day: string) => (type === 'date' ? day : new Date(`${day}T00:00:00`).toISOString())
  return { gte: start(from), lt: start(to) }
}
