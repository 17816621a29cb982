import { errors } from '#core/errors.ts'
import type { Model, ModelField, ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { systemField } from '#core/records/filter.ts'
import { fieldOf, titleSql, type Values } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

export type SortKey = {
  readonly sql: string
  readonly type: string
  readonly isDown: boolean
  readonly isFilled: boolean
  /** Where the order is walked backwards, empty values come first. */
  readonly isBack?: boolean
}

const most = 4
// Chinese readers expect pinyin order, others the Unicode order; this collation of ICU gives both.
const collation = ' collate "zh-x-icu"'

/** The sort as the API takes it (`-createdAt,name`), with the id behind it so that the order is always total. */
export function sortKeys(model: Model, object: ModelObject, sort: string, alias: string): SortKey[] {
  const names = sort.split(',').filter(Boolean)
  if (names.length > most) throw errors.badSort({ field: sort })
  const keys = names.map((name) => sortKey(model, object, name, alias))
  const isDown = keys.at(-1)?.isDown ?? true
  return [...keys, { sql: `${alias}.id`, type: 'uuid', isDown, isFilled: true }]
}

function sortKey(model: Model, object: ModelObject, name: string, alias: string): SortKey {
  const isDown = name.startsWith('-')
  const [path = '', part] = name.replace(/^[-+]/, '').split('.')
  const own = systemField(path)
  if (own) {
    const column = `${alias}.${quoted(own.columns[0] as string)}`
    return { sql: column, type: sqlTypes[own.type] ?? 'uuid', isDown, isFilled: true }
  }
  const field = fieldOf(object, path)
  if (part !== undefined && !(field.kind.parts && part in field.kind.parts)) throw errors.badSort({ field: name })
  if (field.type === 'link' || field.type === 'user') {
    const target = model.objects.get(field.target as string) as ModelObject
    const column = `${alias}.${quoted(field.columns[0] as string)}`
    const of = (value: string) => `(select ${value} from ${target.table} s where s.id = ${column})`
    // What was put in an order by hand (a stage, a pipeline) sorts by it, whatever it is called.
    if (target.fields.has('position')) return { sql: of('s.position'), type: 'numeric', isDown, isFilled: false }
    const sql = of(titleSql(model, target, 's'))
    return { sql: sql + collation, type: 'text', isDown, isFilled: false }
  }
  const place = part === undefined ? 0 : ((field.kind.parts as Record<string, number>)[part] as number)
  const { comparison } = field.kind
  if (comparison === 'list')
    return { sql: `${alias}.${quoted(field.columns[0] ?? 'id')}::text`, type: 'text', isDown, isFilled: false }
  if (comparison === 'none' || comparison === 'id') throw errors.badSort({ field: name })
  const plain =
    field.columns.length > 0
      ? `${alias}.${quoted(field.columns[place] as string)}`
      : fieldSql(model, object, field, alias).plain
  // Stages run from new to won, not from contacted to won: a choice sorts as its options stand.
  if (field.type === 'choice') return { sql: optionPlace(field, plain), type: 'int', isDown, isFilled: false }
  const isText = comparison === 'text' || place > 0
  return {
    sql: isText ? plain + collation : plain,
    type: isText ? 'text' : (sqlTypes[field.type] ?? 'numeric'),
    isDown,
    isFilled: false,
  }
}

function optionPlace(field: ModelField, column: string): string {
  const values = (field.options ?? []).map(({ value }) => `'${value.replaceAll("'", "''")}'`)
  return `array_position(array[${values.join(', ')}]::text[], ${column})`
}

const sqlTypes: Record<string, string> = {
  link: 'uuid',
  user: 'uuid',
  integer: 'numeric',
  date: 'date',
  dateTime: 'timestamptz',
  boolean: 'boolean',
}

/** The same order, walked from its end. */
export function reversed(keys: readonly SortKey[]): SortKey[] {
  return keys.map((key) => ({ ...key, isDown: !key.isDown, isBack: !key.isBack }))
}

/** ORDER BY. Empty values come last whichever way it is sorted: nobody looks for them. */
export function orderSql(keys: readonly SortKey[]): string {
  return keys
    .map(({ sql, isDown, isFilled, isBack }) => {
      return `${sql}${isDown ? ' desc' : ''}${isFilled ? '' : ` nulls ${isBack ? 'first' : 'last'}`}`
    })
    .join(', ')
}

/** "Behind the row the cursor names", as SQL. */
export function afterSql(keys: readonly SortKey[], cursor: readonly unknown[], values: Values): string {
  return placeSql(keys, cursor, { values, withRow: false })
}

/** "The row the cursor names, and what lies before it", for keys that are reversed. */
export function upToSql(keys: readonly SortKey[], cursor: readonly unknown[], values: Values): string {
  return placeSql(keys, cursor, { values, withRow: true })
}

/**
 * Where all keys run one way and none can be empty, one row comparison says it, which an index can walk; else it is
 * spelled out key by key.
 */
function placeSql(
  keys: readonly SortKey[],
  cursor: readonly unknown[],
  { values, withRow }: { values: Values; withRow: boolean },
): string {
  // An empty value has no place: a parameter that the text does not use has no type.
  const places = keys.map((key, i) => ((cursor[i] ?? null) === null ? '' : `${values.add(cursor[i])}::${key.type}`))
  const [first] = keys as [SortKey]
  if (keys.every((key) => key.isFilled && key.isDown === first.isDown)) {
    const compared = `${first.isDown ? '<' : '>'}${withRow ? '=' : ''}`
    return `(${keys.map(({ sql }) => sql).join(', ')}) ${compared} (${places.join(', ')})`
  }
  const same = keys.map((key, i) => sameSql(key, places[i] as string, cursor[i] === null))
  const options = keys.map((key, i) => {
    const beyond = beyondSql(key, places[i] as string, cursor[i] === null)
    return `(${[...same.slice(0, i), beyond].join(' and ')})`
  })
  if (withRow) options.push(`(${same.join(' and ')})`)
  return `(${options.join(' or ')})`
}

function sameSql(key: SortKey, place: string, isEmpty: boolean): string {
  return isEmpty ? `${key.sql} is null` : `${key.sql} = ${place}`
}

function beyondSql(key: SortKey, place: string, isEmpty: boolean): string {
  // Empties are last: nothing is behind them but by the next key, and everything that is filled is before them.
  if (isEmpty) return key.isBack ? `${key.sql} is not null` : 'false'
  const beyond = `${key.sql} ${key.isDown ? '<' : '>'} ${place}`
  return key.isFilled || key.isBack ? beyond : `(${beyond} or ${key.sql} is null)`
}

/** A cursor tells its list by the sort it was made with; one of another list is refused, not misread. */
export function cursorOf(sort: string, last: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([sort, ...last])).toString('base64url')
}

export function readCursor(sort: string, keys: readonly SortKey[], cursor: string): unknown[] {
  try {
    const [made, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (made === sort && values.length === keys.length && values.every(isScalar)) return values
  } catch {
    // Not ours: refused below.
  }
  throw errors.badCursor()
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== 'object'
}
