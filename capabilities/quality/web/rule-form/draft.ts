import type { Condition, Match } from '#web/records/list/conditions.ts'
import { filterOf, isComplete, operatorsOf } from '#web/records/list/conditions.ts'
import type { Field } from '#web/records/field/value.ts'
import type {
  Check,
  CheckKind,
  Comparison,
  Format,
  Rule,
  RuleFilter,
  Severity,
} from '#capabilities/quality/contract-rules.ts'

/** Conditions that are built line by line; `json` instead where they were written by hand. */
export type Conditions = { readonly lines: readonly Condition[]; readonly match: Match; readonly json: string | null }

/** A rule while it is written: everything that any kind of rule asks for, so that a change of kind loses nothing. */
export type Draft = {
  readonly object: string
  readonly name: string
  readonly kind: CheckKind
  readonly field: string
  readonly fields: readonly string[]
  readonly format: Format
  readonly pattern: string
  readonly min: number | string | null
  readonly max: number | string | null
  readonly values: string
  readonly right: string
  readonly operator: Comparison
  readonly holds: Conditions
  readonly when: Conditions
  readonly severity: Severity
  readonly onWrite: boolean
  readonly onImport: boolean
  readonly active: boolean
}

export const noConditions: Conditions = { lines: [], match: 'all', json: null }

export function newDraft(object: string): Draft {
  return {
    object,
    name: '',
    kind: 'required',
    field: '',
    fields: [],
    format: 'email',
    pattern: '',
    min: null,
    max: null,
    values: '',
    right: '',
    operator: 'eq',
    holds: noConditions,
    when: noConditions,
    severity: 'warning',
    onWrite: true,
    onImport: true,
    active: true,
  }
}

/** The check as the API takes it; null while something is missing. `fields` are those conditions may name. */
export function checkOf(
  draft: Draft,
  { fields, behind }: { fields: readonly Field[]; behind: readonly Field[] },
  today: string,
): Check | null {
  const { kind, field, min, max } = draft
  if (kind !== 'unique' && kind !== 'filter' && field === '') return null
  switch (kind) {
    case 'required':
      return { kind, field }
    case 'format':
      return { kind, field, format: draft.format }
    case 'pattern':
      return draft.pattern === '' ? null : { kind, field, pattern: draft.pattern }
    case 'length': {
      const bounds = boundsOf(min, max, (one) => typeof one === 'number')
      return bounds && { kind, field, ...(bounds as { min?: number; max?: number }) }
    }
    case 'range': {
      const bounds = boundsOf(min, max, () => true)
      return bounds && { kind, field, ...bounds }
    }
    case 'set': {
      const values = draft.values
        .split(/[,，]/)
        .map((one) => one.trim())
        .filter(Boolean)
      return values.length === 0 ? null : { kind, field, values }
    }
    case 'unique':
      return draft.fields.length === 0 ? null : { kind, fields: [...draft.fields] }
    case 'compare':
      return draft.right === '' ? null : { kind, left: field, operator: draft.operator, right: draft.right }
    case 'link': {
      const filter = filterFrom(draft.holds, behind, today)
      return filter === undefined ? null : { kind, field, ...(filter ? { filter } : {}) }
    }
    case 'filter': {
      const filter = filterFrom(draft.holds, fields, today)
      return filter ? { kind, filter } : null
    }
  }
}

type Bounds = { min?: number | string; max?: number | string }

function boundsOf(min: Draft['min'], max: Draft['max'], fits: (one: number | string) => boolean): Bounds | null {
  const bounds = { ...(min !== null && fits(min) ? { min } : {}), ...(max !== null && fits(max) ? { max } : {}) }
  return Object.keys(bounds).length === 0 ? null : bounds
}

/** The filter of conditions; null where there are none, undefined where what was written by hand is no JSON. */
export function filterFrom(
  conditions: Conditions,
  fields: readonly Field[],
  today: string,
): RuleFilter | null | undefined {
  if (conditions.json === null)
    return filterOf(conditions.lines.filter(isComplete), conditions.match, fields, { today, firstDay: 1 }) ?? null
  if (conditions.json.trim() === '') return null
  try {
    const value: unknown = JSON.parse(conditions.json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RuleFilter) : undefined
  } catch {
    return undefined
  }
}

/** Conditions as lines, where each compares one field; else as the JSON they are. */
export function conditionsFrom(filter: RuleFilter | null | undefined, fields: readonly Field[]): Conditions {
  if (!filter) return noConditions
  const byHand = { lines: [], match: 'all', json: JSON.stringify(filter, null, 2) } as const
  const isAny = Object.keys(filter).length === 1 && Array.isArray(filter.or)
  const isAll = Object.keys(filter).length === 1 && Array.isArray(filter.and)
  const parts = isAny ? (filter.or as unknown[]) : isAll ? (filter.and as unknown[]) : [filter]
  const lines = parts.map((part) => linesOf(part, fields))
  if (!lines.every((some) => some !== null) || (isAny && lines.some((some) => some.length !== 1))) return byHand
  return { lines: lines.flat(), match: isAny ? 'any' : 'all', json: null }
}

function linesOf(part: unknown, fields: readonly Field[]): Condition[] | null {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return null
  const lines = Object.entries(part).flatMap(([path, value]): (Condition | null)[] => {
    const field = fields.find(({ name }) => name === path)
    if (!field) return [null]
    const known = operatorsOf(field)
    const usual = known.includes('in') ? 'in' : 'eq'
    if (typeof value !== 'object' || value === null)
      return value === null ? [null] : [{ field: path, op: usual, value: String(value) }]
    return Object.entries(value).map(([op, operand]) => {
      if (op === 'empty')
        return { field: path, op: operand === true || operand === 'true' ? 'empty' : 'filled', value: '' }
      const name = op === 'eq' ? usual : (op as Condition['op'])
      const text = Array.isArray(operand) ? operand.join(',') : String(operand)
      const isDay = field.type === 'date' || field.type === 'dateTime'
      const fits = known.includes(name) || (isDay && (name === 'gt' || name === 'lte'))
      return fits && (operand === null || typeof operand !== 'object' || Array.isArray(operand))
        ? { field: path, op: name, value: text }
        : null
    })
  })
  return lines.every((one) => one !== null) ? lines : null
}

/** A rule that is there, ready to be changed. */
export function draftFrom(rule: Rule, fields: readonly Field[], behind: readonly Field[]): Draft {
  const { check } = rule
  const { object, name, severity, onWrite, onImport, active } = rule
  const when = conditionsFrom(rule.when, fields)
  const draft: Draft = { ...newDraft(object), name, kind: check.kind, severity, onWrite, onImport, active, when }
  switch (check.kind) {
    case 'required':
      return { ...draft, field: check.field }
    case 'format':
      return { ...draft, field: check.field, format: check.format }
    case 'pattern':
      return { ...draft, field: check.field, pattern: check.pattern }
    case 'length':
    case 'range':
      return { ...draft, field: check.field, min: check.min ?? null, max: check.max ?? null }
    case 'set':
      return { ...draft, field: check.field, values: check.values.join(',') }
    case 'unique':
      return { ...draft, fields: check.fields }
    case 'compare':
      return { ...draft, field: check.left, operator: check.operator, right: check.right }
    case 'link':
      return { ...draft, field: check.field, holds: conditionsFrom(check.filter, behind) }
    case 'filter':
      return { ...draft, holds: conditionsFrom(check.filter, fields) }
  }
}
