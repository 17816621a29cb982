import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { typeSpoken } from '#core/fields/type-labels.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { lexemes, titleHeads, type Heads, type Searchable } from '#core/records/words.ts'

/** Canonical values by field name; null empties a field. */
export type Values = Record<string, unknown>

/** Checks and canonicalises what somebody wants to write. Everything wrong is refused by name; nothing is guessed. */
export function parseValues(object: ModelObject, input: unknown): Values {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw errors.badBody({ why: 'a record is a JSON object' })
  }
  const values: Values = {}
  for (const [name, given] of Object.entries(input)) {
    const field = object.fields.get(name)
    if (!field) {
      // What a client read it may send back; only what it could change is looked at.
      if (['id', 'rev', 'createdAt', 'updatedAt', 'warnings'].includes(name)) continue
      throw errors.fieldNotFound({ object: object.name, field: name })
    }
    if (field.readOnly) throw errors.fieldReadOnly({ field })
    values[name] = parseValue(field, given)
  }
  return values
}

function parseValue(field: ModelField, given: unknown): unknown {
  const isEmpty = given === null || given === undefined || given === '' || (Array.isArray(given) && given.length === 0)
  const value = isEmpty ? null : field.kind.parse(given, field)
  if (value === undefined) {
    throw invalid(field, shortened(given))
  }
  if (value === null && field.required) throw errors.fieldRequired({ field })
  return value
}

/** Long numbers are mistyped in one digit: who hears so looks at the digits, not at the form. */
function invalid(field: ModelField, value: string): Error {
  if (field.type === 'idNumber') return errors.idNumberInvalid({ field, value })
  if (field.type === 'creditCode') return errors.creditCodeInvalid({ field, value })
  return errors.fieldInvalid({ field, value, type: typeSpoken(field.type) })
}

function shortened(given: unknown): string {
  const text = typeof given === 'string' ? given : (JSON.stringify(given) ?? String(given))
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** Puts fallbacks where nothing was said and refuses what lacks a required field. */
export function completed(ctx: Ctx, object: ModelObject, values: Values): Values {
  const whole: Values = { ...values }
  for (const field of object.fields.values()) {
    if (whole[field.name] === undefined && field.fallback !== undefined) whole[field.name] = field.fallback
    if (field.required && (whole[field.name] ?? null) === null) throw errors.fieldRequired({ field })
  }
  // Who makes a record looks after it, unless it was said who else.
  if (whole.owner === undefined && object.fields.get('owner')?.type === 'user') whole.owner = ctx.actor.id
  return whole
}

/** The values of the physical columns, as JSON for `json_to_recordset`. */
export function columnValues(object: ModelObject, values: Values): Record<string, unknown> {
  const columns: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const field = object.fields.get(name) as ModelField
    const parts = value === null ? [] : field.kind.write ? field.kind.write(value as never) : [value]
    field.columns.forEach((column, i) => {
      // A JSON column gets its text as text: inside JSON it would be taken for a string.
      columns[column] = isJson(field) && value !== null ? value : (parts[i] ?? null)
    })
  }
  return columns
}

/** Whether the column holds JSON. */
export function isJson(field: ModelField): boolean {
  return field.kind.columns[0]?.[1] === 'jsonb'
}

/** What is kept for finding a record, by the columns of its search table. */
export type SearchRow = { _words: string[]; _keys: string[] } & { [K in keyof Heads as `_${K}`]: Heads[K] }

/** The words, the heads of the title and the match keys of a record. */
export function searchRow(object: ModelObject, values: Values): SearchRow {
  const texts: Searchable[] = []
  const keys: string[] = []
  for (const field of object.searched) {
    const value = values[field.name] ?? null
    if (value === null) continue
    const text =
      field.type === 'autoNumber' ? `${field.prefix ?? ''}${String(value)}` : field.kind.text?.(value as never)
    if (field.type === 'phone' || field.type === 'email') {
      const kind = field.type === 'phone' ? 'phone' : 'mail'
      for (const text of value as string[]) texts.push({ text, kind })
    } else if (text) texts.push({ text, kind: wordKind(object, field) })
  }
  for (const field of object.keyed) {
    const value = values[field.name] ?? null
    if (value !== null) keys.push(...(field.kind.keys as (value: unknown) => string[])(value))
  }
  const { head, spoken, initials } = headsOf(object, values)
  return { _words: lexemes(texts), _keys: [...new Set(keys)], _head: head, _spoken: spoken, _initials: initials }
}

function headsOf(object: ModelObject, values: Values): Heads {
  const field = object.fields.get(object.title) as ModelField
  const value = values[object.title] ?? null
  if (!field.searched || value === null || (field.type !== 'text' && field.type !== 'personName')) {
    return { head: null, spoken: null, initials: null }
  }
  return titleHeads(field.kind.text?.(value as never) ?? '', field.type === 'personName' ? 'person' : 'name')
}

function wordKind(object: ModelObject, field: ModelField): Searchable['kind'] {
  if (field.type === 'personName') return 'person'
  const isName = field.name === object.title || field.name === 'shortName' || field.name === 'companyName'
  return isName && field.type === 'text' ? 'name' : 'word'
}
