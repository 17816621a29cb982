import type { Look, MatchedObject } from '#capabilities/quality/contract-duplicates.ts'
import { isMatched, matchedObjects } from '#capabilities/quality/duplicates/columns.ts'
import { pairTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { mayPossibly } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

/** The objects whose records can be there twice, as far as the reader may see records of them. */
export async function listObjects(ctx: Ctx): Promise<MatchedObject[]> {
  const objects = [...ctx.model.objects.values()].filter(
    (object) => !object.hidden && isMatched(ctx, object) && mayPossibly(ctx.actor, object).read,
  )
  const watched = new Set(matchedObjects(ctx).map(({ name }) => name))
  const rows = await ctx.db.rows<{ object: string; isWaiting: boolean } & Look>({
    text: `select o.object, s.at, s.records, s.found, s.kept, s.gone, exists (
        select from ${pairTable(ctx)} p where p.object = o.object and p.status in ('open', 'later')) as "isWaiting"
      from unnest($1::text[]) with ordinality o(object, place)
      left join ${quoted(ctx.model.schema)}.quality_scan s on s.object = o.object and s.records is not null
      order by o.place`,
    values: [objects.map(({ name }) => name)],
  })
  return rows.map(({ object, isWaiting, ...look }) => ({
    object,
    isWatched: watched.has(object),
    isWaiting,
    look: look.at === null ? null : look,
  }))
}
