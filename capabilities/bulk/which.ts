import type { BulkWhich } from '#capabilities/bulk/contract.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { whereSql } from '#core/records/list.ts'
import { newValues, type Values } from '#core/records/select.ts'

/** How many records it is about. */
export async function countFound(ctx: Ctx, object: ModelObject, which: BulkWhich): Promise<number> {
  const values = newValues()
  const [row] = await ctx.db.arrays({
    text: `select count(*)::int from ${object.table} t where ${foundSql(ctx, object, which, values)}`,
    values: values.list,
    once: true,
  })
  return row?.[0] as number
}

type Place = { after: string | null; until: string | null; limit: number }

/** The next ids behind one, in their order; none that was made after the moment `until`. */
export async function nextFound(
  ctx: Ctx,
  object: ModelObject,
  which: BulkWhich,
  { after, until, limit }: Place,
): Promise<string[]> {
  const values = newValues()
  const conditions = [foundSql(ctx, object, which, values)]
  if (after !== null) conditions.push(`t.id > ${values.add(after)}::uuid`)
  if (until !== null) conditions.push(`t.created_at <= ${values.add(until)}::timestamptz`)
  const rows = await ctx.db.arrays({
    text: `select t.id from ${object.table} t where ${conditions.join(' and ')} order by t.id limit ${values.add(limit)}`,
    values: values.list,
    once: true,
  })
  return rows.map(([id]) => id as string)
}

function foundSql(ctx: Ctx, object: ModelObject, { ids, filter, q }: BulkWhich, values: Values): string {
  const where = whereSql(ctx, object, { ...(filter ? { filter } : {}), ...(q ? { q } : {}) }, values)
  return ids ? `${where} and t.id = any(${values.add(ids.filter(isUuid))}::uuid[])` : where
}
