import { addDays, addMonths } from '#web/records/calendar/days.ts'
import { boardField } from '#web/records/board/board-field.ts'
import type { Field } from '#web/records/field/value.ts'
import { isNumeric } from '#web/records/field/value.ts'
import { groupFields } from '#web/records/groups/group-field.ts'
import type { Condition, Where } from '#web/records/list/conditions.ts'
import { recordTimes } from '#web/records/list/filter-fields.ts'
import type { ObjectMeta } from '#web/types.ts'

export const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]
/** What the rows or columns of a pivot are: the values of a field, days put together by a period. */
export type Axis = { field: Field; period: Period | undefined }
export const verbs = ['sum', 'avg', 'min', 'max'] as const
export type Verb = (typeof verbs)[number]
/** What stands in a cell: how many records, or a figure of one of their fields. */
export type Measure = { verb: 'count'; field: undefined } | { verb: Verb; field: Field }

const isDate = ({ type }: Field) => type === 'date' || type === 'dateTime'

/** The fields a pivot can be laid out by, what tells most first. */
export function axisFields(object: ObjectMeta): Field[] {
  const first = boardField(object)?.name
  const rank = (field: Field) =>
    field.name === first ? 0 : field.type === 'choice' ? 1 : field.name === 'owner' ? 2 : field.type === 'text' ? 4 : 3
  return [...groupFields(object), ...recordTimes].toSorted((a, b) => rank(a) - rank(b))
}

/** Reads `closesOn:month`. Undefined where the object has no such field. */
export function readAxis(object: ObjectMeta, text: string | undefined): Axis | undefined {
  const [name = '', period] = (text ?? '').split(':')
  const field = axisFields(object).find((one) => one.name === name)
  if (!field) return undefined
  if (!isDate(field)) return { field, period: undefined }
  return { field, period: periods.find((one) => one === period) ?? 'month' }
}

export function axisText({ field, period }: Axis): string {
  return period ? `${field.name}:${period}` : field.name
}

type Layout = { rows: Axis; cols: Axis | undefined }

/** As the address has it; else by stage or status, across by owner. Both ways by the same field is no table. */
export function layoutOf(object: ObjectMeta, asked: { rows?: string; cols?: string }): Layout {
  const fields = axisFields(object)
  const rows = readAxis(object, asked.rows) ?? (readAxis(object, fields[0]?.name) as Axis)
  if (asked.cols === 'none') return { rows, cols: undefined }
  const other = readAxis(object, asked.cols) ?? readAxis(object, usualCols(fields, rows))
  return { rows, cols: other?.field.name === rows.field.name ? undefined : other }
}

function usualCols(fields: readonly Field[], rows: Axis): string | undefined {
  const others = fields.filter(({ name }) => name !== rows.field.name)
  return (others.find(({ name }) => name === 'owner') ?? others.find(({ type }) => type === 'choice') ?? others[0])
    ?.name
}

/** The fields that have figures. */
export function measureFields(object: ObjectMeta): Field[] {
  return object.fields.filter((field) => (isNumeric(field) && field.type !== 'rollup') || field.type === 'rating')
}

/** Reads `sum:amount`; how many, where it cannot. */
export function readMeasure(object: ObjectMeta, text: string | undefined): Measure {
  const [verb, name] = (text ?? '').split(':')
  const known = verbs.find((one) => one === verb)
  const field = measureFields(object).find((one) => one.name === name)
  return known && field ? { verb: known, field } : { verb: 'count', field: undefined }
}

/** The first day of the period after this one. */
function nextStart(first: string, period: Period): string {
  if (period === 'day') return addDays(first, 1)
  if (period === 'week') return addDays(first, 7)
  return addMonths(first, period === 'month' ? 1 : period === 'quarter' ? 3 : 12)
}

/** The conditions that the records of a row or a column meet. */
export function valueConditions({ field, period }: Axis, value: string | null): Condition[] {
  const { name, type } = field
  if (value === null) return [{ field: name, op: 'empty', value: '' }]
  if (period) {
    return [
      { field: name, op: 'gte', value },
      { field: name, op: 'lt', value: nextStart(value, period) },
    ]
  }
  return [{ field: name, op: ['text', 'boolean', 'rating'].includes(type) ? 'eq' : 'in', value }]
}

/** A filter and conditions that hold beside it. Where any of its parts was enough, each part takes them along. */
export function narrowed(where: Where, also: readonly Condition[]): Where {
  if (also.length === 0) return where
  if (where.match === 'all' || where.conditions.length + where.groups.length <= 1)
    return { match: 'all', conditions: [...where.conditions, ...also], groups: where.groups }
  const parts = [
    ...where.conditions.map((one) => [one]),
    ...where.groups.flatMap(({ match, conditions }) =>
      match === 'all' ? [[...conditions]] : conditions.map((one) => [one]),
    ),
  ]
  return {
    match: 'any',
    conditions: [],
    groups: parts.map((part) => ({ match: 'all', conditions: [...part, ...also] })),
  }
}
