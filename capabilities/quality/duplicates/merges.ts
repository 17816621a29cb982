import { nameApart, nameSurvivor } from '#capabilities/quality/duplicates/lookup/entities.ts'
import { entityOf } from '#capabilities/quality/duplicates/lookup/entity.ts'
import { tableOf } from '#capabilities/quality/duplicates/scan.ts'
import type { MergeLine, Undoing } from '#capabilities/quality/contract-duplicates.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { mergeAgainInput } from '#core/records/merge/again.ts'
import { mergesJson } from '#core/records/merge/list.ts'
import { mergeRecords, takeTurns, type Merge, type MergeInput } from '#core/records/merge/merge.ts'
import { mergesOver } from '#core/records/merge/over.ts'
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

/**
 * Takes a merge back; the pairs it had settled are open again, and the records go by the name they had. With `later`,
 * the merges that its records went into since are undone before it, all in one.
 */
export async function undoMerge(ctx: Ctx, id: string, later = false): Promise<NamedMerge & { undone: string[] }> {
  if (!later) return { ...(await undoOne(ctx, id)), undone: [id] }
  return inTransaction(ctx, async (inner) => {
    await takeTurns(inner)
    const { ids } = await mergesOver(inner, id)
    for (const one of ids.slice(0, -1)) await undoOne(inner, one)
    return { ...(await undoOne(inner, id)), undone: ids }
  })
}

async function undoOne(ctx: Ctx, id: string): Promise<NamedMerge> {
  const merge = await unmerge(ctx, id)
  await ctx.db.count({
    text: `update ${tableOf(ctx)} set status = 'open', merge_id = null, resolved_by = null, resolved_at = null
      where merge_id = $1`,
    values: [merge.id],
  })
  await nameApart(ctx, merge.object, [merge.into, ...merge.from])
  return { ...merge, entityId: await entityOf(ctx, merge.into) }
}

/** Merges once more what undone merges had merged: those given latest first, as undoing tells them, all or none. */
export async function mergeAgain(ctx: Ctx, ids: readonly string[]): Promise<{ merges: string[] }> {
  return inTransaction(ctx, async (inner) => {
    await takeTurns(inner)
    const merges: string[] = []
    for (const id of ids.toReversed()) merges.push((await mergeByHand(inner, await mergeAgainInput(inner, id))).id)
    return { merges }
  })
}

/** What undoing a merge takes: the merges that go with it, the latest first, and who comes back from the trash. */
export async function previewUndo(ctx: Ctx, id: string): Promise<Undoing> {
  const { object, ids } = await mergesOver(ctx, id)
  const items: MergeLine[] = []
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    const page = { object, ids: ids.slice(at, at + mostAtOnce), limit: mostAtOnce }
    items.push(...(JSON.parse(await mergesJson(ctx, page)) as { items: MergeLine[] }).items)
  }
  if (items.at(-1)?.id !== id.toLowerCase()) throw errors.mergeNotFound({ id }) // not for this reader
  const gone = new Set(items.flatMap(({ from }) => from.map((record) => record.id)))
  const restored = new Map(
    items.filter(({ into, isTrashed }) => isTrashed && !gone.has(into.id)).map(({ into }) => [into.id, into] as const),
  )
  return { merges: items, restored: [...restored.values()] }
}

const mostAtOnce = 200
