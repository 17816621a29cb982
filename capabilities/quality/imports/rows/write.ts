import type { Ctx } from '#core/context.ts'
import { createMany } from '#core/records/write-many.ts'
import type { WordsBeside } from '#core/records/words-beside.ts'
import { updateRecords } from '#core/records/update.ts'
import { markFilled } from '#capabilities/quality/fill/import-marks.ts'
import { keepLikely } from '#capabilities/quality/imports/rows/likely.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import type { Chunk, Fate, Rec } from '#capabilities/quality/imports/rows/decide.ts'
import { touch } from '#capabilities/quality/imports/rows/touch.ts'

/**
 * Writes what was decided about a chunk, set-wise, in the caller's transaction. A record that may not be changed, or
 * that somebody changed a moment ago, is left as it is and its rows become skipped ones.
 */
export async function writeChunk(
  ctx: Ctx,
  importId: string,
  { chunk, words }: { chunk: Chunk; words?: WordsBeside },
): Promise<void> {
  const { records, fates, made, likely } = chunk
  const news = Map.groupBy(
    [...records.values()].filter(({ isNew }) => isNew),
    ({ object }) => object,
  )
  // Companies first, then who else was made for a link: the others point at them.
  const linked = new Set(made.map(({ object }) => object))
  const place = (object: string) => (object === 'company' ? 0 : linked.has(object) ? 1 : 2)
  for (const object of [...news.keys()].toSorted((a, b) => place(a) - place(b))) {
    await createMany(ctx, object, news.get(object)!, words)
    for (const rec of news.get(object)!) rec.rev = 1
  }
  await markFilled(ctx, fates)
  if (likely) {
    const asked = fates.flatMap(({ id, alike, outcome }) =>
      id && alike && outcome === 'create' ? [{ id, alike }] : [],
    )
    await keepLikely(ctx, likely, { made: [...records.values()].flatMap((rec) => (rec.isNew ? [rec.id] : [])), asked })
  }
  const changed = [...records.values()].filter(({ isNew, changes }) => !isNew && Object.keys(changes).length > 0)
  const left = await updateAll(ctx, importId, changed)
  for (const fate of fates) if (fate.outcome === 'update' && left.has(fate.known!.id)) skip(fate)
}

function skip(fate: Fate): void {
  fate.outcome = 'skip'
  fate.why = { field: '', problem: problem('rowMayNotChange', fate.known!.title) }
}

/** Gives the ids of records that were not changed after all. */
async function updateAll(ctx: Ctx, importId: string, recs: readonly Rec[]): Promise<Set<string>> {
  const left = new Set(recs.map(({ id }) => id))
  const byId = new Map(recs.map((rec) => [rec.id, rec]))
  for (const rec of recs) if (rec.after) rec.rev = rec.after.rev
  for (const [object, some] of Map.groupBy(recs, (rec) => rec.object)) {
    await touch(ctx, importId, object, some)
    const done = await updateRecords(
      ctx,
      object,
      some.map(({ id, changes, rev }) => ({ id, values: changes, ...(rev === null ? {} : { rev }) })),
      true,
    )
    for (const { id, was, rev } of done) {
      const rec = byId.get(id)!
      if (rev === null && was !== rec.rev) continue
      left.delete(id)
      rec.rev = rev ?? was
    }
  }
  return left
}
