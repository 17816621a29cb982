import { addDays } from '#web/records/calendar/days.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Today } from '#web/records/list/periods.ts'
import { periodDays } from '#web/records/list/periods.ts'

/** What a condition says of its field. Those that the API does not know (`filled`, `last`, `next`, `during`) become ones it does. */
export type Op =
  | 'eq'
  | 'ne'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'in'
  | 'contains'
  | 'startsWith'
  | 'empty'
  | 'filled'
  | 'last'
  | 'next'
  | 'during'

/**
 * One line of a filter. The value is text, as in the address: options and ids by comma, how many days for `last` and
 * `next`, the word of a period for `during`.
 */
export type Condition = { field: string; op: Op; value: string }
export type Match = 'all' | 'any'
/** Conditions that hold together: all of them, or any. */
export type Group = { match: Match; conditions: readonly Condition[] }
/** A filter: conditions and groups of them side by side, "country is China and (stage is new or amount is over 5)". */
export type Where = Group & { groups: readonly Group[] }

export const anything: Where = { match: 'all', conditions: [], groups: [] }

const blank: readonly Op[] = ['filled', 'empty']
const text: readonly Op[] = ['contains', 'startsWith', 'eq', 'ne', ...blank]
const number: readonly Op[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', ...blank]
const day: readonly Op[] = ['eq', 'lt', 'gte', 'during', 'last', 'next', ...blank]
const choice: readonly Op[] = ['in', 'ne', ...blank]

/** What can be asked of a field, the usual question first. Empty: nothing. */
export function operatorsOf({ type }: Pick<Field, 'type'>): readonly Op[] {
  switch (type) {
    case 'text':
    case 'longText':
    case 'richText':
    case 'url':
    case 'idNumber':
    case 'creditCode':
    case 'personName':
    case 'address':
    case 'email':
    case 'phone':
      return text
    case 'integer':
    case 'number':
    case 'percent':
    case 'rating':
    case 'duration':
    case 'money':
    case 'autoNumber':
    case 'formula':
    case 'rollup':
      return number
    case 'date':
    case 'dateTime':
      return day
    case 'choice':
    case 'country':
    case 'link':
    case 'user':
    case 'multiChoice':
      return choice
    case 'links':
    case 'file':
      return ['in']
    case 'linkAny':
    case 'recurrence':
      return blank
    case 'boolean':
      return ['eq']
    case 'json':
    case 'checklist':
      return []
  }
}

/** The condition a field begins with: its usual question, without an answer. */
export function blankFor(
  field: Field | undefined,
  questionsOf: (field: Field) => readonly Op[] = operatorsOf,
): Condition | undefined {
  const op = field && questionsOf(field)[0]
  return field && op ? { field: field.name, op, value: field.type === 'boolean' ? 'true' : '' } : undefined
}

export function needsValue(op: Op): boolean {
  return op !== 'empty' && op !== 'filled'
}

/** Conditions that are still being written do not count yet. */
export function isComplete({ op, value }: Condition): boolean {
  return !needsValue(op) || value.trim() !== ''
}

/** The filter without what is still being written. */
export function complete({ match, conditions, groups }: Where): Where {
  return {
    match,
    conditions: conditions.filter(isComplete),
    groups: groups
      .map((group) => ({ ...group, conditions: group.conditions.filter(isComplete) }))
      .filter((group) => group.conditions.length > 0),
  }
}

export function isAsking({ conditions, groups }: Where): boolean {
  return conditions.length > 0 || groups.length > 0
}

type Comparison = Record<string, unknown>

/** The filter of the API: `{ and: [{ country: { in: ['CN'] } }, …] }`; undefined when nothing is asked. */
export function filterOf(
  conditions: readonly Condition[],
  match: Match,
  fields: readonly Field[],
  now: Today,
): Record<string, unknown> | undefined {
  const parts = conditions.filter(isComplete).map((one) => {
    const field = fields.find(({ name }) => name === one.field)
    return { [one.field]: comparisonOf(one, field, now) }
  })
  return parts.length === 0 ? undefined : { [match === 'any' ? 'or' : 'and']: parts }
}

/** The whole filter of the API, its groups inside it. */
export function whereFilter(
  { conditions, match, groups }: Where,
  fields: readonly Field[],
  now: Today,
): Record<string, unknown> | undefined {
  const inner = groups.flatMap((group) => filterOf(group.conditions, group.match, fields, now) ?? [])
  const own = filterOf(conditions, match, fields, now)
  if (inner.length === 0) return own
  const word = match === 'any' ? 'or' : 'and'
  return { [word]: [...((own?.[word] as unknown[] | undefined) ?? []), ...inner] }
}

function comparisonOf({ op, value }: Condition, field: Field | undefined, now: Today): Comparison {
  if (op === 'empty' || op === 'filled') return { empty: op === 'empty' }
  if (op === 'in') return { in: value.split(',').filter(Boolean) }
  if (field?.type === 'date' || field?.type === 'dateTime')
    return dayComparison({ op, value }, field.type === 'dateTime', now)
  return { [op]: value }
}

function dayComparison({ op, value }: Omit<Condition, 'field'>, isMoment: boolean, now: Today): Comparison {
  const { today } = now
  const at = (day: string) => (isMoment ? new Date(`${day}T00:00:00`).toISOString() : day)
  const days = Number.parseInt(value, 10) || 0
  const span = (from: string, to: string) =>
    isMoment ? { gte: at(from), lt: at(addDays(to, 1)) } : { gte: from, lte: to }
  if (op === 'during') return span(...periodDays(value, now))
  if (op === 'last') return span(addDays(today, -days), today)
  if (op === 'next') return span(today, addDays(today, days))
  if (op === 'eq') return isMoment ? span(value, value) : { eq: value }
  return { [op]: /^\d{4}-\d\d-\d\d$/.test(value) ? at(value) : value }
}

/** The message that says a condition in words. Options read "is" where text reads "is exactly". */
export function sayingOf({ op, value }: Condition, field: Pick<Field, 'type'>): string {
  if (op === 'eq' && field.type === 'boolean') return value === 'true' ? 'filter.isTrue' : 'filter.isFalse'
  if (op === 'in') return value.includes(',') ? 'filter.says.in' : 'filter.says.is'
  const isDay = field.type === 'date' || field.type === 'dateTime'
  if (isDay && (op === 'lt' || op === 'gte' || op === 'eq')) return `filter.says.${op}Day`
  if (op === 'ne' && field.type === 'multiChoice') return 'filter.says.without'
  return `filter.says.${op}`
}
