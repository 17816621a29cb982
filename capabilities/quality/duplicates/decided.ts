import type { Why } from '#capabilities/quality/contract-duplicates.ts'
import { pairTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import type { Lesson } from '#capabilities/quality/engine/group/verdicts.ts'
import { keyOf } from '#capabilities/quality/merging/connect.ts'
import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

/** What people have decided about pairs of an object, as a scan takes it. */
export type Decisions = {
  /** Pairs by the ids of their records as they are now; the reader drops those whose records are not in his table. */
  readonly pairs: readonly { readonly left: string; readonly right: string; readonly same: boolean }[]
  readonly lessons: readonly Lesson[]
  /** Pairs that wait in the queue, put off or not. */
  readonly waiting: readonly { readonly left: string; readonly right: string }[]
}

/** Lessons taken, the latest first: what was decided years ago is in the weights through the records themselves. */
const mostLessons = 2000

/**
 * Reads the decisions. Who was said to be two stays two, also where one of them was merged into another record since.
 * Of a merge one record is left, so that its pair teaches by what was seen of both when it was decided; merges that a
 * run made above a threshold teach nothing, for the model would learn from itself.
 */
export async function decisionsOf(ctx: Ctx, object: string): Promise<Decisions> {
  const apart = await apartNow(ctx, object)
  const merged = await ctx.db.rows<{ left: string; right: string; why: string }>({
    text: `select p.left_id as left, p.right_id as right, p.why from ${pairTable(ctx)} p
      where p.object = $1 and p.status = 'merged' and p.resolved_by is not null and not exists (
        select from ${quoted(ctx.model.schema)}.quality_merge_run_item i where i.merge_id = p.merge_id)
      order by p.resolved_at desc, p.id limit ${mostLessons}`,
    values: [object],
  })
  const waiting = await ctx.db.rows<{ left: string; right: string }>({
    text: `select left_id as left, right_id as right from ${pairTable(ctx)}
      where object = $1 and status in ('open', 'later')`,
    values: [object],
  })
  return {
    waiting,
    pairs: apart.map(([left, right]) => ({ left, right, same: false })),
    lessons: merged.flatMap(({ why }) => {
      const bars = JSON.parse(why) as Why[]
      return bars.length === 0 ? [] : [{ same: true, levels: levelsOf(bars) }]
    }),
  }
}

function levelsOf(bars: readonly Why[]): Record<string, string> {
  return Object.fromEntries(bars.map(({ field, level }) => [field, level]))
}

type Two = { readonly left: string; readonly right: string }

/** Pairs of records of a table by their places in it. */
export function placesOf<P extends Two>(pairs: readonly P[], ids: readonly string[]): (P & { a: number; b: number })[] {
  if (pairs.length === 0) return []
  const asked = new Set(pairs.flatMap(({ left, right }) => [left, right]))
  const places = new Map<string, number>()
  for (const [place, id] of ids.entries()) if (asked.has(id)) places.set(id, place)
  return pairs.flatMap((pair) => {
    const [a, b] = [places.get(pair.left), places.get(pair.right)]
    return a === undefined || b === undefined ? [] : [{ ...pair, a, b }]
  })
}

/** Pairs that somebody said are two, by the records they have become part of since. */
async function apartNow(ctx: Ctx, object: string): Promise<[string, string][]> {
  const dismissed = await ctx.db.arrays({
    text: `select left_id, right_id from ${pairTable(ctx)} where object = $1 and status = 'dismissed'`,
    values: [object],
  })
  if (dismissed.length === 0) return []
  const merges = await ctx.db.arrays({
    text: `select f.id, m.into_id from ${quoted(ctx.model.schema)}.merge m, unnest(m.from_ids) f(id)
      where m.object = $1 and m.undone_at is null order by m.seq`,
    values: [object],
  })
  const into = new Map(merges as [string, string][])
  const now = (id: string) => {
    let at = id
    // As many steps as there are merges at most: one who was restored by hand may have become a ring.
    for (let next = into.get(at), steps = 0; next !== undefined && steps < into.size; next = into.get(at), steps += 1)
      at = next
    return at
  }
  return (dismissed as [string, string][]).map(([a, b]) => [now(a), now(b)])
}

/** Leaves out pairs that somebody said are two, also where one of them was merged into another record since. */
export async function notDismissed<P extends { readonly left_id: string; readonly right_id: string }>(
  ctx: Ctx,
  object: string,
  pairs: readonly P[],
): Promise<readonly P[]> {
  const never = new Set((await apartNow(ctx, object)).map(([a, b]) => keyOf(a, b)))
  return pairs.filter((pair) => !never.has(keyOf(pair.left_id, pair.right_id)))
}
