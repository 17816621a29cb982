import type { Entity } from '#capabilities/quality/contract-duplicates.ts'
import { entityTable } from '#capabilities/quality/duplicates/lookup/entities.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { newValues, titleSql } from '#core/records/select.ts'

/** Under which lasting names records go; a record without one is a thing of its own. */
export async function entitiesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.arrays({
    text: `select record_id, entity_id from ${entityTable(ctx)} where record_id = any($1::uuid[])`,
    values: [ids],
  })
  return new Map(rows as [string, string][])
}

export async function entityOf(ctx: Ctx, id: string): Promise<string | null> {
  return (await entitiesOf(ctx, [id])).get(id.toLowerCase()) ?? null
}

/** The name that records have in common; null where one has none, or another. */
export function commonEntity(names: ReadonlyMap<string, string>, ids: readonly string[]): string | null {
  const [first = null, ...others] = new Set(ids.map((id) => names.get(id) ?? null))
  return others.length === 0 ? first : null
}

const mostShown = 200

/** Who goes by a lasting name now, as far as the reader may see: what was merged or deleted is not among them. */
export async function readEntity(ctx: Ctx, id: string): Promise<Entity> {
  const [known] = isUuid(id)
    ? await ctx.db.arrays({ text: `select object from ${entityTable(ctx)} where entity_id = $1 limit 1`, values: [id] })
    : []
  if (!known || !ctx.model.objects.has(known[0] as string)) throw errors.entityNotFound({ id })
  const object = objectOf(ctx, known[0] as string)
  const values = newValues()
  const records = await ctx.db.rows<Entity['records'][number]>({
    text: `select t.id, coalesce(${titleSql(ctx.model, object, 't')}, '') as title
      from ${entityTable(ctx)} e join ${object.table} t on t.id = e.record_id and t.deleted_at is null
      where e.entity_id = ${values.add(id)}::uuid
        and ${condition(ctx, object, { action: 'read', alias: 't', add: values.add })}
      order by t.id limit ${mostShown}`,
    values: values.list,
  })
  if (records.length === 0) throw errors.entityNotFound({ id })
  return { id: id.toLowerCase(), object: object.name, records }
}
