import { condition } from '#core/access/grants.ts'
import { emailKey } from '#core/fields/email.ts'
import { isUuid } from '#core/fields/link.ts'
import { fieldTypes } from '#core/fields/registry.ts'
import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { fieldOf, type Values } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

export const operators = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'contains', 'startsWith', 'empty'] as const
export type Operator = (typeof operators)[number]

/** A filter as the API takes it: `{ "and": [ { "country": "CN" }, { "company.country": { "in": ["DE"] } } ] }`. */
export type Filter = { readonly [key: string]: unknown }

const mostConditions = 100
const deepest = 8

type At = { ctx: Ctx; object: ModelObject; alias: string; values: Values; budget: { left: number } }

/** The filter as an SQL condition. Too many conditions, or nested too deep, is refused before any SQL is made. */
export function filterSql(
  ctx: Ctx,
  object: ModelObject,
  filter: Filter,
  at: { alias: string; values: Values },
): string {
  return groupSql({ ctx, object, ...at, budget: { left: mostConditions } }, filter, 0)
}

function groupSql(at: At, filter: unknown, depth: number): string {
  if (depth > deepest) throw errors.filterTooLarge({ most: mostConditions, depth: deepest })
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    throw errors.badFilter({ field: 'filter', why: 'it is not an object' })
  }
  const parts = Object.entries(filter).map(([key, value]) => {
    if (key === 'and' || key === 'or') {
      if (!Array.isArray(value)) throw errors.badFilter({ field: key, why: 'it is not a list' })
      const inner = value.map((one) => groupSql(at, one, depth + 1))
      if (inner.length === 0) return key === 'and' ? 'true' : 'false'
      return `(${inner.join(key === 'and' ? ' and ' : ' or ')})`
    }
    if (key === 'not') return `not coalesce(${groupSql(at, value, depth + 1)}, false)`
    return pathSql(at, key, value)
  })
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`
}

function pathSql(at: At, path: string, value: unknown): string {
  const [first = '', ...rest] = path.split('.')
  const own = systemField(first)
  const field = own ?? fieldOf(at.object, first)
  const isPart = rest.length === 1 && field.kind.parts !== undefined && (rest[0] as string) in field.kind.parts
  if (rest.length === 0 || isPart) {
    const comparisons = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { eq: value }
    return Object.entries(comparisons)
      .map(([operator, operand]) => {
        at.budget.left -= 1 + (Array.isArray(operand) ? operand.length / 10 : 0)
        if (at.budget.left < 0) throw errors.filterTooLarge({ most: mostConditions, depth: deepest })
        return comparisonSql(at, { field, part: rest[0], operator, operand })
      })
      .join(' and ')
  }
  return relationSql(at, field, rest.join('.'), value)
}

// Through a link: the linked record must exist, be readable, and pass the rest of the path.
function relationSql(at: At, field: ModelField, rest: string, value: unknown): string {
  if (!field.target || rest.split('.').length > 3)
    throw errors.fieldNotFound({ object: at.object.name, field: `${field.name}.${rest}` })
  const target = at.ctx.model.objects.get(field.target) as ModelObject
  const alias = `${at.alias}_${field.columns[0] ?? field.name.toLowerCase()}`
  const may = condition(at.ctx, target, { action: 'read', alias, add: at.values.add })
  const inner = pathSql({ ...at, object: target, alias }, rest, value)
  const link = field.linkTable
    ? `${alias}.id in (select target_id from ${field.linkTable} where record_id = ${at.alias}.id)`
    : `${alias}.id = ${at.alias}.${quoted(field.columns[0] as string)}`
  return `exists (select from ${target.table} ${alias} where ${link} and ${alias}.deleted_at is null and ${may} and ${inner})`
}

type Comparison = { field: ModelField; part: string | undefined; operator: string; operand: unknown }

function comparisonSql(at: At, { field, part, operator, operand }: Comparison): string {
  if (!operators.includes(operator as Operator)) throw errors.badOperator({ field: field.name, operator })
  const place = part === undefined ? 0 : ((field.kind.parts as Record<string, number>)[part] as number)
  const column =
    place > 0 || field.columns.length > 0
      ? `${at.alias}.${quoted(field.columns[place] as string)}`
      : fieldSql(at.ctx.model, at.object, field, at.alias).plain
  if (operator === 'empty')
    return `${emptiness(field, part, at.alias, column)} is ${isYes(field, operand) ? '' : 'not '}null`
  if (operand === null) {
    if (operator === 'eq') return `${column} is null`
    if (operator === 'ne') return `${column} is not null`
    throw errors.badFilter({ field: field.name, why: `${operator} needs a value` })
  }
  const comparison = part === undefined ? field.kind.comparison : partComparison(field, part)
  const how = comparisons[comparison]
  const sql = how?.({ at, field, part, column, operator: operator as Operator, operand })
  if (sql === undefined) throw errors.badOperator({ field: field.name, operator })
  return sql
}

/** What is null where a field of the row `alias` is empty; `column` is its own SQL. */
export function emptiness(field: ModelField, part: string | undefined, alias: string, column: string): string {
  if (field.type !== 'address' || part !== undefined) return column
  return `coalesce(${field.columns.map((one) => `${alias}.${quoted(one)}`).join(', ')})`
}

function isYes(field: ModelField, operand: unknown): boolean {
  if (operand === true || operand === 'true') return true
  if (operand === false || operand === 'false') return false
  throw errors.badFilter({ field: field.name, why: 'empty takes true or false' })
}

function partComparison(field: ModelField, part: string): ModelField['kind']['comparison'] {
  return field.type === 'money' && part === 'amount' ? 'number' : 'text'
}

type Operation = { at: At; field: ModelField; part?: string; column: string; operator: Operator; operand: unknown }
const signs: Partial<Record<Operator, string>> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' }

const comparisons: Record<ModelField['kind']['comparison'], ((op: Operation) => string | undefined) | undefined> = {
  text: textSql,
  number: (op) => orderedSql(op, 'numeric'),
  date: (op) => orderedSql(op, op.field.type === 'date' ? 'date' : 'timestamptz'),
  boolean: (op) => orderedSql(op, 'boolean'),
  id: idSql,
  list: listSql,
  none: undefined,
}

function textSql({ at, field, column, operator, operand }: Operation): string | undefined {
  const texts = asTexts(field, operand)
  const one = texts[0] as string
  switch (operator) {
    case 'eq':
      return `${column} = ${at.values.add(one)}`
    case 'ne':
      return `${column} is distinct from ${at.values.add(one)}`
    case 'in':
      return `${column} = any(${at.values.add(texts)}::text[])`
    case 'contains':
      return `${column} ilike ${at.values.add(`%${likeEscaped(one)}%`)}`
    case 'startsWith':
      return `${column} ilike ${at.values.add(`${likeEscaped(one)}%`)}`
    default:
      return `${column} ${signs[operator]} ${at.values.add(one)}`
  }
}

function orderedSql({ at, field, column, operator, operand }: Operation, type: string): string | undefined {
  const given = Array.isArray(operand) ? operand : operator === 'in' ? String(operand).split(',') : [operand]
  const values = given.map((one) => readOperand(field, type, one))
  if (operator === 'in') return `${column} = any(${at.values.add(values)}::${type}[])`
  if (operator === 'ne') return `${column} is distinct from ${at.values.add(values[0])}::${type}`
  const sign = signs[operator]
  if (!sign || (type === 'boolean' && operator !== 'eq')) return undefined
  return `${column} ${sign} ${at.values.add(values[0])}::${type}`
}

function readOperand(field: ModelField, type: string, operand: unknown): unknown {
  const reader = type === 'numeric' ? fieldTypes.number : type === 'boolean' ? fieldTypes.boolean : fieldTypes.date
  const isInstant = type === 'timestamptz'
  const value = (isInstant ? fieldTypes.dateTime.parse(operand, field) : undefined) ?? reader.parse(operand, field)
  if (value === undefined)
    throw errors.badFilter({ field: field.name, why: `${JSON.stringify(operand)} is not a ${field.type}` })
  return value
}

function idSql({ at, field, column, operator, operand }: Operation): string | undefined {
  // Of a link to any object, the id says enough: it is unique over all.
  const given =
    typeof operand === 'object' && !Array.isArray(operand) && operand !== null
      ? (operand as { id?: unknown }).id
      : operand
  const ids = (Array.isArray(given) ? given : String(given).split(',')) as unknown[]
  if (!ids.every(isUuid)) throw errors.badFilter({ field: field.name, why: 'it is not an id' })
  if (operator === 'eq') return `${column} = ${at.values.add(ids[0])}::uuid`
  if (operator === 'ne') return `${column} is distinct from ${at.values.add(ids[0])}::uuid`
  return operator === 'in' ? `${column} = any(${at.values.add(ids)}::uuid[])` : undefined
}

function listSql({ at, field, column, operator, operand }: Operation): string | undefined {
  const items = asTexts(field, operand)
  const one = items[0] as string
  if (operator === 'contains' || operator === 'startsWith') {
    if (field.linkTable) return undefined
    const pattern = operator === 'contains' ? `%${likeEscaped(one)}%` : `${likeEscaped(one)}%`
    return `exists (select from unnest(${column}) one where one ilike ${at.values.add(pattern)})`
  }
  if (operator !== 'eq' && operator !== 'ne' && operator !== 'in') return undefined
  const wanted = operator === 'in' ? items : [one]
  const overlap = `coalesce(${column}, '{}') && ${at.values.add(wanted)}::${field.linkTable ? 'uuid' : 'text'}[]`
  if (operator === 'ne') return `not (${overlap})`
  // E-mails and phones are found through the index of match keys, then compared as they are written.
  if (!field.kind.keys) return overlap
  const keys = wanted.map((item) => (field.type === 'email' ? `e:${emailKey(item)}` : `p:${item}`))
  return `(${at.alias}.id in (select id from ${at.object.searchTable} where keys && ${at.values.add(keys)}::text[]) and ${overlap})`
}

function asTexts(field: ModelField, operand: unknown): string[] {
  const items = Array.isArray(operand) ? operand : [operand]
  if (items.length === 0 || items.length > 1000)
    throw errors.badFilter({ field: field.name, why: 'the list is empty or longer than 1000' })
  return items.map((item) => {
    if (typeof item !== 'string' && typeof item !== 'number')
      throw errors.badFilter({ field: field.name, why: 'it is not a text' })
    return String(item).replaceAll('\0', '')
  })
}

function likeEscaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

const system: Record<string, ModelField> = {
  id: { name: 'id', type: 'link', label: { en: 'Id', zh: '编号' }, kind: fieldTypes.link, columns: ['id'] },
  rev: {
    name: 'rev',
    type: 'integer',
    label: { en: 'Revision', zh: '版本' },
    kind: fieldTypes.integer,
    columns: ['rev'],
  },
  createdAt: {
    name: 'createdAt',
    type: 'dateTime',
    label: { en: 'Created', zh: '创建时间' },
    kind: fieldTypes.dateTime,
    columns: ['created_at'],
  },
  updatedAt: {
    name: 'updatedAt',
    type: 'dateTime',
    label: { en: 'Updated', zh: '更新时间' },
    kind: fieldTypes.dateTime,
    columns: ['updated_at'],
  },
  createdBy: {
    name: 'createdBy',
    type: 'user',
    target: 'user',
    label: { en: 'Created by', zh: '创建人' },
    kind: fieldTypes.link,
    columns: ['created_by'],
  },
}

/** Fields that every record has beside its own. */
export function systemField(name: string): ModelField | undefined {
  return Object.hasOwn(system, name) ? system[name] : undefined
}
