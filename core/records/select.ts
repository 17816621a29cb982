import { condition } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { Model, ModelField, ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { quoted } from '#platform/db/pool.ts'

/** Collects the values of a query and hands out their places. */
export type Values = { readonly list: unknown[]; readonly add: (value: unknown) => string }

export function newValues(): Values {
  const list: unknown[] = []
  return { list, add: (value) => `$${list.push(value)}` }
}

/** What to give of a record: all fields unless some are named; links opened where `expand` names them. */
export type Shape = { readonly fields?: readonly string[]; readonly expand?: readonly string[] }

export type Selection = { readonly json: string; readonly joins: string }

const always = ["'id'", '%.id', "'rev'", '%.rev', "'createdAt'", '%.created_at', "'updatedAt'", '%.updated_at']

/**
 * One record as JSON, made by the database so that nothing is read and written twice on the way out.
 * A linked record that the reader may not see, or that is deleted, is given as null.
 */
export function recordJson(
  ctx: Ctx,
  object: ModelObject,
  shape: Shape,
  at: { alias: string; values: Values },
): Selection {
  const { alias, values } = at
  const joins: string[] = []
  const wanted = shape.fields ? shape.fields.map((name) => fieldOf(object, name)) : [...object.fields.values()]
  const expanded = new Set(shape.expand)
  for (const name of expanded)
    if (!isExpandable(fieldOf(object, name))) throw errors.fieldNotFound({ object: object.name, field: name })
  const pairs = wanted.map((field) => {
    if (!expanded.delete(field.name)) return [field.name, fieldSql(ctx.model, object, field, alias).json]
    return [field.name, expandLink(ctx, { object, field, alias, values, joins })]
  })
  for (const name of expanded) {
    pairs.push([name, expandLink(ctx, { object, field: fieldOf(object, name), alias, values, joins })])
  }
  const parts = [
    ...always.map((part) => part.replace('%', alias)),
    ...pairs.flatMap(([name, sql]) => [`'${name}'`, sql]),
  ]
  return { json: jsonObject(parts as string[]), joins: joins.join('\n') }
}

/** A field of the object, or a 400 that names both. */
export function fieldOf(object: ModelObject, name: string): ModelField {
  const field = object.fields.get(name)
  if (!field) throw errors.fieldNotFound({ object: object.name, field: name })
  return field
}

function isExpandable(field: ModelField): boolean {
  return field.type === 'link' || field.type === 'user'
}

type Expansion = { object: ModelObject; field: ModelField; alias: string; values: Values; joins: string[] }

function expandLink(ctx: Ctx, { field, alias, values, joins }: Expansion): string {
  const target = ctx.model.objects.get(field.target as string) as ModelObject
  const inner = `x${joins.length}`
  const may = condition(ctx, target, { action: 'read', alias: inner, add: values.add })
  joins.push(
    `left join ${target.table} ${inner} on ${inner}.id = ${alias}.${quoted(field.columns[0] as string)} ` +
      `and ${inner}.deleted_at is null and ${may}`,
  )
  const names = target.listed.filter((name) => target.fields.get(name)?.type !== 'rollup')
  const pairs = names.flatMap((name) => [`'${name}'`, fieldSql(ctx.model, target, fieldOf(target, name), inner).json])
  const parts = [
    "'id'",
    `${inner}.id`,
    "'rev'",
    `${inner}.rev`,
    "'title'",
    titleSql(ctx.model, target, inner),
    ...pairs,
  ]
  return `case when ${inner}.id is not null then ${jsonObject(parts)} end`
}

/** The title of a record as text. An object named by a number shows it with its prefix. */
export function titleSql(model: Model, object: ModelObject, alias: string): string {
  const field = fieldOf(object, object.title)
  const { plain } = fieldSql(model, object, field, alias)
  if (field.type === 'richText') return `left(regexp_replace(${plain}, '<[^>]+>', ' ', 'g'), 120)`
  return field.type === 'text' || field.type === 'personName' ? plain : `${plain}::text`
}

// A function of PostgreSQL takes at most 100 arguments; wider objects are glued together.
function jsonObject(parts: readonly string[]): string {
  if (parts.length <= 100) return `json_build_object(${parts.join(', ')})`
  const chunks: string[] = []
  for (let i = 0; i < parts.length; i += 100) chunks.push(`jsonb_build_object(${parts.slice(i, i + 100).join(', ')})`)
  return `(${chunks.join(' || ')})::json`
}
