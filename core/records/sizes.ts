import type { Ctx } from '#core/context.ts'
import type { Model, ModelObject } from '#core/objects/model.ts'

const keptMs = 30_000
const kept = new WeakMap<Model, { at: number; sizes: Map<string, number> }>()

/**
 * About how many records each object has, by the object's name, as the database counted last; at most half a minute
 * old. Zero only where the table has no page at all.
 */
export async function recordSizes(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const known = kept.get(ctx.model)
  if (known && Date.now() - known.at < keptMs) return known.sizes
  const rows = await ctx.db.arrays({
    text: `select c.relname, case when pg_relation_size(c.oid) = 0 then 0 else greatest(c.reltuples, 1) end::float8
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r'`,
    values: [ctx.model.schema],
  })
  const byTable = new Map(rows as [string, number][])
  const objects = [...ctx.model.objects.values()]
  const sizes = new Map(objects.map(({ name, tableName }) => [name, byTable.get(`${tableName}_search`) ?? 1]))
  kept.set(ctx.model, { at: Date.now(), sizes })
  return sizes
}

/** The first record of an object is found at once, not in half a minute. */
export function noteCreated(model: Model, object: ModelObject): void {
  const sizes = kept.get(model)?.sizes
  if (sizes?.get(object.name) === 0) sizes.set(object.name, 1)
}
