import type { Ctx } from '#core/context.ts'
import { errors as coreErrors } from '#core/errors.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { systemField } from '#core/records/filter.ts'
import { fieldOf } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

/** Where a value stands: its field, and the SQL of the one scalar it is compared by. */
export type Place = {
  readonly field: ModelField
  readonly part: string | undefined
  readonly sql: string
  readonly comparison: ModelField['kind']['comparison']
}

/** A field of the row `alias`, or one part of it: `amount`, `address.city`. */
export function ownPlace(ctx: Ctx, object: ModelObject, path: string, alias: string): Place {
  const [name = '', part, ...rest] = path.split('.')
  const field = systemField(name) ?? fieldOf(object, name)
  if (part === undefined) {
    const sql = fieldSql(ctx.model, object, field, alias).plain
    return { field, part, sql, comparison: field.kind.comparison }
  }
  const at = field.kind.parts?.[part]
  if (at === undefined || rest.length > 0) throw coreErrors.fieldNotFound({ object: object.name, field: path })
  return {
    field,
    part,
    sql: `${alias}.${quoted(field.columns[at] as string)}`,
    comparison: partComparison(field, part),
  }
}

const farthest = 3

/** The same, also behind links: `company.country` is a look at the linked record, null where there is none. */
export function placeOf(ctx: Ctx, object: ModelObject, path: string, alias: string): Place {
  const [first = '', ...rest] = path.split('.')
  const field = systemField(first) ?? fieldOf(object, first)
  const isLink = (field.type === 'link' || field.type === 'user') && field.target !== undefined
  if (rest.length === 0 || !isLink) return ownPlace(ctx, object, path, alias)
  if (rest.length > farthest) throw coreErrors.fieldNotFound({ object: object.name, field: path })
  const target = ctx.model.objects.get(field.target as string) as ModelObject
  const inner = `${alias}_${field.columns[0] as string}`
  const place = placeOf(ctx, target, rest.join('.'), inner)
  const sql =
    `(select ${place.sql} from ${target.table} ${inner} ` +
    `where ${inner}.id = ${alias}.${quoted(field.columns[0] as string)} and ${inner}.deleted_at is null)`
  return { ...place, sql }
}

/** An SQL condition: nothing stands in the field. */
export function emptySql({ field, part, sql }: Place, alias: string): string {
  if (field.linkTable) return `not exists (select from ${field.linkTable} l where l.record_id = ${alias}.id)`
  if (field.type !== 'address' || part !== undefined) return `${sql} is null`
  return `coalesce(${field.columns.map((column) => `${alias}.${quoted(column)}`).join(', ')}) is null`
}

function partComparison(field: ModelField, part: string): Place['comparison'] {
  return field.type === 'money' && part === 'amount' ? 'number' : 'text'
}
