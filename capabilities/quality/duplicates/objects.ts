import type { MatchedObject } from '#capabilities/quality/contract-duplicates.ts'
import { isMatched, matchedObjects } from '#capabilities/quality/duplicates/columns.ts'
import { pairTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { mayPossibly } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'

/** The objects whose records can be there twice, as far as the reader may see records of them. */
export async function listObjects(ctx: Ctx): Promise<MatchedObject[]> {
  const objects = [...ctx.model.objects.values()].filter(
    (object) => !object.hidden && isMatched(ctx, object) && mayPossibly(ctx.actor, object).read,
  )
  const watched = new Set(matchedObjects(ctx))
  const rows = await ctx.db.arrays({
    text: `select o from unnest($1::text[]) o
      where exists (select from ${pairTable(ctx)} p where p.object = o and p.status in ('open', 'later'))`,
    values: [objects.map(({ name }) => name)],
  })
  const waiting = new Set(rows.map(([name]) => name as string))
  return objects.map((object) => ({
    object: object.name,
    isWatched: watched.has(object),
    isWaiting: waiting.has(object.name),
  }))
}
