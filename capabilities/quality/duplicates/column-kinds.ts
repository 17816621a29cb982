import { modelNumber } from '#capabilities/quality/duplicates/model-number.ts'
import { headerWords, type ColumnKind } from '#capabilities/quality/engine/match/profile.ts'
import type { Model, ModelField, ModelObject } from '#core/objects/model.ts'
import { titleSql } from '#core/records/select.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

/** One thing records are compared by: what it is, and the SQL of its text over a row called `t`. */
export type MatchColumn = {
  readonly name: string
  readonly kind: ColumnKind
  readonly sql: string
  /** What of the text counts; all of it where nothing is said. */
  readonly reads?: 'model'
}

// Texts that name one thing only, and say more than words.
const codes = new Set(['wechat', 'code', 'taxId'])
const places: readonly (readonly [part: string, kind: ColumnKind])[] = [
  ['city', 'place'],
  ['street', 'address'],
  ['postcode', 'postcode'],
]

export function isNaming({ kind }: MatchColumn): boolean {
  return kind === 'name' || kind === 'company'
}

/**
 * What the records of an object are compared by, their name first. People and firms are known by what reaches them;
 * what somebody wrote about them says nothing of who they are. A thing that nobody can write to or call, such as a
 * product, is known by all that describes it.
 */
export function columnsOf(model: Model, object: ModelObject): MatchColumn[] {
  const fields = [...object.fields.values()].filter(({ hidden }) => !hidden)
  const isAbout = fields.some(({ type }) => type === 'linkAny')
  const isReached = !isAbout && fields.some(({ type }) => reaching.has(type))
  const columns = fields.flatMap((field) => {
    const own = fieldColumns(model, object, field)
    const more = own.length === 0 && isAbout ? placing(field) : own
    return more.length === 0 && !isReached ? describing(object, field) : more
  })
  const title = object.fields.get(object.title)
  // What is sold to somebody is called by what it is about; a model number there names the thing, not the sale.
  const isThing =
    !isReached && !isAbout && !fields.some(({ type, target = '' }) => type === 'link' && parties.has(target))
  if (isThing && title?.type === 'text')
    columns.push({ name: `${title.name}.model`, kind: 'code', sql: columnSql(title), reads: 'model' })
  return columns.toSorted((a, b) => Number(b.name === object.title) - Number(a.name === object.title))
}

const reaching: ReadonlySet<string> = new Set(['personName', 'email', 'phone', 'idNumber', 'creditCode'])

const parties: ReadonlySet<string> = new Set(['company', 'contact', 'lead'])

function columnSql(field: ModelField): string {
  return `t.${quoted(field.columns[0] ?? 'id')}`
}

function fieldColumns(model: Model, object: ModelObject, field: ModelField): MatchColumn[] {
  const column = columnSql(field)
  const one = (kind: ColumnKind, sql: string) => [{ name: field.name, kind, sql }]
  switch (field.type) {
    case 'personName':
      return one('name', column)
    case 'email':
      return one('email', `array_to_string(${column}, ';')`)
    case 'phone':
      return one('phone', `array_to_string(${column}, ';')`)
    case 'date':
      return field.name === 'birthday' ? one('date', `${column}::text`) : []
    case 'idNumber':
    case 'creditCode':
      return one('code', column)
    case 'text':
      return textColumn(object, field, column)
    case 'link':
      return linkColumn(model, field, column)
    case 'address':
      return places.map(([part, kind]) => ({
        name: `${field.name}.${part}`,
        kind,
        sql: `t.${quoted(field.columns[field.kind.parts?.[part] ?? 0] as string)}`,
      }))
    default:
      return []
  }
}

function textColumn(object: ModelObject, field: ModelField, sql: string): MatchColumn[] {
  if (field.name === object.title || field.name === 'companyName') return [{ name: field.name, kind: 'company', sql }]
  const isCode = field.unique || codes.has(field.name) || (field.custom && codeWords.test(wordsOf(field)))
  if (isCode) return [{ name: field.name, kind: 'code', sql }]
  return field.name === 'domain' ? [{ name: field.name, kind: 'url', sql }] : []
}

/** A stage or a pipeline says where something stands, not what it is. */
function linkColumn(model: Model, field: ModelField, column: string): MatchColumn[] {
  const target = model.objects.get(field.target as string)
  if (field.readOnly || !target || target.inner) return []
  const sql = `(select ${titleSql(model, target, 'x')} from ${target.table} x where x.id = ${column}
    and x.deleted_at is null)`
  return [{ name: field.name, kind: field.target === 'company' ? 'company' : 'text', sql }]
}

/** Calls and meetings of one name are told apart by whom they are about and when. */
function placing(field: ModelField): MatchColumn[] {
  const column = columnSql(field)
  const one = (sql: string) => [{ name: field.name, kind: 'category' as const, sql }]
  if (field.type === 'linkAny') return one(`${column}::text`)
  return field.type === 'dateTime' ? one(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI')`) : []
}

const codeWords =
  /\b(sku|isbn|issn|ean|upc|gtin|barcode|bar code|serial|vin|passport|licen[cs]e|registration|id (no|number))\b|条码|条形码|货号|序列号|出厂编号|车架号|护照|证件号|登记号/
const makerWords = /\b(manufacturer|maker|brand|vendor|producer)\b|品牌|厂商|厂家|制造商|生产商/
const sortWords = /\b(category|type|kind|class|unit|sort)\b|类别|类型|分类|种类|单位/

function wordsOf({ name, label }: ModelField): string {
  return `${headerWords(name)} ${label.en.toLowerCase()} ${label.zh}`
}

/** Of long texts the beginning: what it is stands there, and a million manuals do not fit in memory. */
const mostRead = 600

/** What only describes; a choice that has a value from the start is a state, such as "draft", and says nothing. */
function describing(object: ModelObject, field: ModelField): MatchColumn[] {
  const column = columnSql(field)
  const one = (kind: ColumnKind, sql: string) => [{ name: field.name, kind, sql }]
  if (field.readOnly || field.name === object.title) return []
  switch (field.type) {
    case 'text':
      return one(
        makerWords.test(wordsOf(field)) ? 'company' : sortWords.test(wordsOf(field)) ? 'category' : 'text',
        column,
      )
    case 'longText':
      return one('text', `left(${column}, ${mostRead})`)
    case 'richText':
      return one('text', `left(regexp_replace(${column}, '<[^>]*>', ' ', 'g'), ${mostRead})`)
    case 'url':
      return one('url', column)
    case 'money':
    case 'number':
    case 'integer':
      return one('number', `${column}::text`)
    case 'date':
      return one('category', `${column}::text`)
    case 'country':
      return one('category', column)
    case 'choice':
      return field.fallback === undefined && field.name !== 'source' ? one('category', column) : []
    default:
      return []
  }
}

/** Of a moment, in UTC, up to its minutes: `2026-05-01T08:00`. */
const minutes = 16

/** What is compared of the text of a column. */
export function cellOf({ reads }: MatchColumn, text: unknown): string {
  const cell = (text as string | null) ?? ''
  return reads === 'model' ? modelNumber(cell) : cell
}

/** The same texts of values at hand; `linked` gives what a linked record is called. */
export function cellsOfValues(
  object: ModelObject,
  columns: readonly MatchColumn[],
  { values, linked }: { values: Values; linked: (field: string) => string },
): Readonly<Record<string, string>> {
  const cells: Record<string, string> = {}
  for (const { name, reads } of columns) {
    const [first = '', part] = name.split('.')
    const value = values[first] ?? null
    if (value === null) continue
    const field = object.fields.get(first)
    if (reads === 'model') cells[name] = modelNumber(String(value))
    else if (part !== undefined) cells[name] = ((value as Record<string, string | null>)[part] ?? '').toString()
    else if (field?.type === 'personName') cells[name] = (value as { full: string }).full
    else if (field?.type === 'linkAny') cells[name] = (value as { id: string }).id
    else if (field?.type === 'dateTime') cells[name] = String(value).slice(0, minutes)
    else if (field?.type === 'money') cells[name] = String((value as { amount: number }).amount)
    else if (field?.type === 'richText')
      cells[name] = String(value)
        .replace(/<[^>]*>/g, ' ')
        .slice(0, mostRead)
    else if (field?.type === 'longText') cells[name] = String(value).slice(0, mostRead)
    else if (Array.isArray(value)) cells[name] = value.join(';')
    else cells[name] = field?.type === 'link' ? linked(first) : String(value)
  }
  return cells
}
