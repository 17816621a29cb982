import { defaultWeight } from '#capabilities/quality/engine/health/weight.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'
import { dayOf } from '#platform/zone.ts'

/** A table of this capability, in the workspace's schema. */
export function tableOf(ctx: Ctx, name: string): string {
  return `${quoted(ctx.model.schema)}.${quoted(name)}`
}

/** The day it is where the workspace is, `YYYY-MM-DD`: a measurement belongs to it. */
export function today(ctx: Ctx): string {
  return dayOf(new Date(), ctx.workspace.timeZone)
}

// A box that is not ticked is an answer too: yes/no has nothing to be missing.
const unmeasured = new Set([
  'boolean',
  'json',
  'recurrence',
  'checklist',
  'autoNumber',
  'formula',
  'rollup',
  'links',
  'file',
  'linkAny',
])

/** The objects whose data have a state: not lines, people of our own, or what happened on a day. */
export function measuredObjects(ctx: Ctx): ModelObject[] {
  return [...ctx.model.objects.values()].filter(
    (object) => !object.inner && ![...object.fields.values()].some(({ type }) => type === 'linkAny'),
  )
}

export function measuredObject(ctx: Ctx, name: string): ModelObject {
  const object = objectOf(ctx, name)
  if (!measuredObjects(ctx).includes(object)) throw errors.objectNotMeasured({ object: name })
  return object
}

/** The fields that count, and those that might if somebody said so. */
export function measuredFields(object: ModelObject): ModelField[] {
  return [...object.fields.values()].filter(
    (field) => field.columns.length > 0 && !field.readOnly && !unmeasured.has(field.type),
  )
}

export type Weights = ReadonlyMap<string, number>

/** What each field counts: as set by hand, else as its definition says. */
export async function weightsOf(ctx: Ctx, object: ModelObject): Promise<Weights> {
  const rows = await ctx.db.rows<{ field: string; weight: number }>({
    text: `select field, weight from ${tableOf(ctx, 'quality_weight')} where object = $1`,
    values: [object.name],
  })
  const set = new Map(rows.map(({ field, weight }) => [field, weight]))
  return new Map(
    measuredFields(object).map((field) => [field.name, set.get(field.name) ?? defaultWeight(field, object)]),
  )
}

/** Sets what fields count from now on; null gives a field its usual weight back. */
export async function setWeights(
  ctx: Ctx,
  name: string,
  weights: Readonly<Record<string, number | null>>,
): Promise<void> {
  const object = measuredObject(ctx, name)
  const known = new Set(measuredFields(object).map((field) => field.name))
  for (const field of Object.keys(weights))
    if (!known.has(field)) throw errors.fieldNotMeasured({ object: name, field })
  for (const [field, weight] of Object.entries(weights)) {
    await ctx.db.count(
      weight === null
        ? {
            text: `delete from ${tableOf(ctx, 'quality_weight')} where object = $1 and field = $2`,
            values: [name, field],
          }
        : {
            text: `insert into ${tableOf(ctx, 'quality_weight')} (object, field, weight) values ($1, $2, $3)
              on conflict (object, field) do update set weight = excluded.weight`,
            values: [name, field, weight],
          },
    )
  }
}

/** The column a path names: a field's main one, or one of its parts, as `address.city`. */
export function columnOf(
  object: ModelObject,
  path: string,
): { field: ModelField; part: string | null; column: string } {
  const [name = '', part] = path.split('.')
  const field = object.fields.get(name)
  const place = part === undefined ? 0 : field?.kind.parts?.[part]
  if (!field || field.columns.length === 0 || place === undefined) {
    throw errors.fieldNotMeasured({ object: object.name, field: path })
  }
  return { field, part: part ?? null, column: quoted(field.columns[place] as string) }
}
