import { pairTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { keyOf } from '#capabilities/quality/merging/connect.ts'
import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

/**
 * Keys of pairs among these records that somebody said are two, also where he said it of records that became part
 * of them since.
 */
export async function neverPairs(ctx: Ctx, object: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db.arrays({
    text: `with recursive family(root, id) as (
        select r, r from unnest($1::uuid[]) r
        union select f.root, x.id from family f join ${quoted(ctx.model.schema)}.merge g
          on g.into_id = f.id and g.object = $2 and g.undone_at is null, unnest(g.from_ids) x(id)
      )
      select distinct a.root, b.root from family a join ${pairTable(ctx)} p on p.left_id = a.id
        join family b on b.id = p.right_id
      where p.object = $2 and p.status = 'dismissed' and a.root <> b.root`,
    values: [ids, object],
  })
  return new Set((rows as [string, string][]).map(([a, b]) => keyOf(a, b)))
}
