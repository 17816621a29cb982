import type { ColumnKind } from '#capabilities/quality/engine/match/profile.ts'
import type { RecordCells } from '#capabilities/quality/engine/model/score.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { Model, ModelField, ModelObject } from '#core/objects/model.ts'
import { titleSql } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

/** One thing records are compared by: what it is, and the SQL of its text over a row called `t`. */
export type MatchColumn = { readonly name: string; readonly kind: ColumnKind; readonly sql: string }

// Texts that name one thing only, and say more than words.
const codes = new Set(['wechat', 'code', 'taxId'])
const places: readonly (readonly [part: string, kind: ColumnKind])[] = [
  ['city', 'place'],
  ['street', 'address'],
  ['postcode', 'postcode'],
]

/** The columns by which records of an object are compared; refuses an object that has none, such as a stage. */
export function matchColumns(ctx: Ctx, objectName: string): { object: ModelObject; columns: readonly MatchColumn[] } {
  const object = objectOf(ctx, objectName)
  const columns = [...object.fields.values()].flatMap((field) => columnsOf(ctx.model, object, field))
  if (object.inner || !columns.some(({ kind }) => kind === 'name' || kind === 'company')) {
    throw errors.objectNotMatched({ object: objectName })
  }
  return { object, columns }
}

function columnsOf(model: Model, object: ModelObject, field: ModelField): MatchColumn[] {
  const column = `t.${quoted(field.columns[0] ?? 'id')}`
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
      return field.readOnly
        ? []
        : one(field.target === 'company' ? 'company' : 'text', linkedTitle(model, field, column))
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
  if (field.unique || codes.has(field.name)) return [{ name: field.name, kind: 'code', sql }]
  return field.name === 'domain' ? [{ name: field.name, kind: 'url', sql }] : []
}

function linkedTitle(model: Model, field: ModelField, column: string): string {
  const target = model.objects.get(field.target as string) as ModelObject
  return `(select ${titleSql(model, target, 'x')} from ${target.table} x where x.id = ${column}
    and x.deleted_at is null)`
}

const chunk = 5000

/** All living records as rows of texts, in the order of their ids, some thousand at a time. */
export async function* readRows(
  ctx: Ctx,
  objectName: string,
): AsyncGenerator<{ ids: string[]; rows: string[][] }, undefined> {
  const { object, columns } = matchColumns(ctx, objectName)
  const text = `select t.id, ${columns.map(({ sql }) => sql).join(', ')} from ${object.table} t
    where t.deleted_at is null and t.id > $1 order by t.id limit ${chunk}`
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const found = await ctx.db.arrays({ text, values: [last] })
    if (found.length > 0)
      yield {
        ids: found.map(([id]) => id as string),
        rows: found.map(([, ...cells]) => cells.map((cell) => (cell as string | null) ?? '')),
      }
    if (found.length < chunk) return undefined
    last = found.at(-1)?.[0] as string
  }
}

/** What some records say, by column. */
export async function readCells(
  ctx: Ctx,
  objectName: string,
  ids: readonly string[],
): Promise<Map<string, RecordCells>> {
  const { object, columns } = matchColumns(ctx, objectName)
  const rows = await ctx.db.arrays({
    text: `select t.id, ${columns.map(({ sql }) => sql).join(', ')} from ${object.table} t
      where t.id = any($1::uuid[])`,
    values: [ids],
  })
  return new Map(
    rows.map(([id, ...cells]) => [
      id as string,
      Object.fromEntries(columns.map(({ name }, i) => [name, (cells[i] as string | null) ?? ''])),
    ]),
  )
}
