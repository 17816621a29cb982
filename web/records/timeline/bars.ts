import { dateFields } from '#web/records/calendar/date-fields.ts'
import { addDays, dayOf, daysBetween, onDay } from '#web/records/calendar/days.ts'
import type { Field } from '#web/records/field/value.ts'
import { daysFilter } from '#web/records/groups/group-field.ts'
import type { Settings } from '#web/records/list/address.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

/** The fields a bar goes from and to; without the second, a bar is a day. */
export type Ends = { start: Field; end: Field | undefined }
/** What of a bar is moved. */
export type Part = 'start' | 'end' | 'both'
export type Bar = { from: string; to: string }

/** Those the address names; else a start and an end that belong together; else from the making of a record to its date. */
export function endsOf(object: ObjectMeta, { by, end }: Settings): Ends {
  const fields = dateFields(object)
  const named = (name: string | undefined) => fields.find((field) => field.name === name)
  const usual = usualEnds(fields)
  const start = named(by) ?? usual.start
  if (end !== undefined) return { start, end: named(end) }
  return { start, end: start.name === usual.start.name ? usual.end : undefined }
}

function usualEnds(fields: readonly Field[]): Ends {
  for (const start of fields) {
    const rest = /^start(s|ed)?(?=[A-Z]|$)/.exec(start.name)
    const end = rest && fields.find(({ name }) => /^end(s|ed)?(?=[A-Z]|$)/.test(name))
    if (end) return { start, end }
  }
  const made = fields.find(({ name }) => name === 'createdAt') as Field
  return { start: made, end: fields.find((field) => field.name !== 'createdAt') }
}

/** The records that have a part of their bar between two days, the second left out. */
export function barsFilter({ start, end }: Ends, from: string, to: string): Record<string, unknown> {
  const inside = (field: Field) => ({ [field.name]: daysFilter(field.type, from, to) })
  if (!end) return inside(start)
  const before = { [start.name]: { lt: daysFilter(start.type, from, to).lt } }
  const after = { [end.name]: { gte: daysFilter(end.type, from, to).gte } }
  return {
    or: [
      { and: [before, after] },
      { and: [inside(start), { [end.name]: { empty: true } }] },
      { and: [inside(end), { [start.name]: { empty: true } }] },
    ],
  }
}

/** From its first day to its last; null where it has neither. What ends before it begins is shown by its start. */
export function barOf({ start, end }: Ends, record: CrmRecord): Bar | null {
  const first = dayOf(start, record[start.name])
  const last = end ? dayOf(end, record[end.name]) : null
  const from = first ?? last
  if (from === null) return null
  return { from, to: last !== null && last > from ? last : from }
}

/** What the reader may move of a bar. */
export function movable(object: ObjectMeta, { start, end }: Ends): ReadonlySet<Part> {
  const parts: Part[] = []
  if (!object.may.update) return new Set()
  if (!start.readOnly && (!end || !end.readOnly)) parts.push('both')
  if (end && !start.readOnly) parts.push('start')
  if (end && !end.readOnly) parts.push('end')
  return new Set(parts)
}

/** The bar so many days further, or so many days longer; its end never before its start. */
export function moved({ from, to }: Bar, part: Part, days: number): Bar {
  if (part === 'both') return { from: addDays(from, days), to: addDays(to, days) }
  const length = daysBetween(from, to)
  if (part === 'start') return { from: addDays(from, Math.min(days, length)), to }
  return { from, to: addDays(to, Math.max(days, -length)) }
}

/** The values a record has when its bar is moved. */
export function movedValues(ends: Ends, record: CrmRecord, next: Bar, part: Part): Record<string, unknown> {
  const { start, end } = ends
  return {
    ...(part !== 'end' ? { [start.name]: onDay(start, record[start.name], next.from) } : {}),
    ...(end && part !== 'start' && (part === 'end' || dayOf(end, record[end.name]) !== null)
      ? { [end.name]: onDay(end, record[end.name], next.to) }
      : {}),
  }
}
