import { nameEntities, nameSurvivor } from '#capabilities/quality/duplicates/lookup/entities.ts'
import { entityOf } from '#capabilities/quality/duplicates/lookup/entity.ts'
import { tableOf } from '#capabilities/quality/duplicates/scan.ts'
import type { Ctx } from '#core/context.ts'
import { mergeRecords, type Merge, type MergeInput } from '#core/records/merge/merge.ts'
import { unmerge } from '#core/records/merge/unmerge.ts'

/** A merge, with the lasting name that its survivor bears. */
export type NamedMerge = Merge & { readonly entityId: string | null }

/** Merges records that somebody picked by hand; pairs among them are settled by it. */
export async function mergeByHand(ctx: Ctx, input: MergeInput): Promise<NamedMerge> {
  const merge = await mergeRecords(ctx, input)
  await ctx.db.count({
    // A pair that somebody is deciding at this moment is left to him: he will find the record gone.
    text: `update ${tableOf(ctx)} set status = 'merged', merge_id = $2, resolved_by = $3, resolved_at = now()
      where id in (
      select id from ${tableOf(ctx)} where left_id = any($1::uuid[]) and right_id = any($1::uuid[])
        and status in ('open', 'later')
      order by id for update skip locked)`,
    values: [[merge.into, ...merge.from], merge.id, ctx.actor.id],
  })
  await nameSurvivor(ctx, merge)
  return { ...merge, entityId: await entityOf(ctx, merge.into) }
}

/** Takes a merge back; the pairs it had settled are open again, and the records go by the name they had. */
export async function undoMerge(ctx: Ctx, id: string): Promise<NamedMerge> {
  const merge = await unmerge(ctx, id)
  await ctx.db.count({
    text: `update ${tableOf(ctx)} set status = 'open', merge_id = null, resolved_by = null, resolved_at = null
      where merge_id = $1`,
    values: [merge.id],
  })
  await nameEntities(ctx, merge.object, [merge.into, ...merge.from])
  return { ...merge, entityId: await entityOf(ctx, merge.into) }
}
