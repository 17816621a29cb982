import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { parentsOf } from '#core/records/merge/children.ts'
import { listsOf } from '#core/records/merge/links.ts'

/** How many records of each object point at these records, those in the trash included: what a merge would move. */
export async function childCounts(
  ctx: Ctx,
  object: ModelObject,
  ids: readonly string[],
): Promise<Map<string, Record<string, number>>> {
  const parts = [
    ...parentsOf(ctx, object).flatMap(({ object: parent, links }) =>
      links.map(
        ({ column, test }) => `select '${parent.name}' as object, t.${column} as id, t.id as child
          from ${parent.table} t where t.${column} = any($1::uuid[])${test}`,
      ),
    ),
    ...listsOf(ctx, object).map(
      ({ object: parent, table }) => `select '${parent.name}', l.target_id, l.record_id
        from ${table} l where l.target_id = any($1::uuid[])`,
    ),
  ]
  const counts = new Map<string, Record<string, number>>(ids.map((id) => [id, {}]))
  if (parts.length === 0) return counts
  const rows = await ctx.db.arrays({
    text: `select object, id, count(distinct child)::int from (${parts.join(' union all ')}) c group by object, id`,
    values: [ids],
  })
  for (const [name, id, count] of rows as [string, string, number][]) {
    const own = counts.get(id)
    if (own) own[name] = count
  }
  return counts
}
