import { matchColumns, readCells } from '#capabilities/quality/duplicates/columns.ts'
import { isNamedAlike, scoreRecords } from '#capabilities/quality/duplicates/evidence.ts'
import { nameEntities } from '#capabilities/quality/duplicates/lookup/entities.ts'
import { fileSome } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { reasons, threshold, type FoundPair } from '#capabilities/quality/duplicates/match.ts'
import { modelFor } from '#capabilities/quality/duplicates/model.ts'
import { lookUp, lookUpFiled } from '#capabilities/quality/duplicates/online.ts'
import { notDismissed } from '#capabilities/quality/duplicates/decided.ts'
import { tableOf, upsertPairs } from '#capabilities/quality/duplicates/scan.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import type { Values } from '#core/records/values.ts'
import { readRecord } from '#core/records/read.ts'
import { quoted } from '#platform/db/pool.ts'

/** More changed records than this are left to a scan, which compares all at once for less. */
export const mostTouched = 2000

/** What of the history is looked at again next time: a transaction that took its number early may commit late. */
const settledAfter = '10 seconds'

/**
 * Matches the records of an object that changed since its latest scan, one by one against those filed under the same
 * keys: pairs come and go, and groups keep their names, without comparing all records anew. Returns how many records
 * were looked at; -1 where they are too many, and a scan is due; 0 too before the first scan.
 */
export async function matchChanged(ctx: Ctx, { object: name }: { object: string }): Promise<number> {
  const schema = quoted(ctx.model.schema)
  const [place] = await ctx.db.arrays({
    text: `select coalesce(matched_id, history_id) from ${schema}.quality_scan where object = $1`,
    values: [name],
  })
  if (!place) return 0
  const rows = await ctx.db.arrays({
    text: `select record_id, max(id), max(id) filter (where at < now() - interval '${settledAfter}')
      from ${schema}.history where object = $1 and id > $2 group by record_id limit ${mostTouched + 1}`,
    values: [name, place[0]],
  })
  if (rows.length > mostTouched) return -1
  const ids = rows.map(([id]) => id as string).toSorted()
  for (const id of ids) await inTransaction(ctx, (inner) => matchOne(inner, name, id))
  const settled = rows.reduce((most, [, , id]) => Math.max(most, Number(id ?? 0)), 0)
  if (settled > 0) {
    await ctx.db.count({
      text: `update ${schema}.quality_scan set matched_id = greatest(coalesce(matched_id, history_id), $2) where object = $1`,
      values: [name, settled],
    })
  }
  return ids.length
}

/**
 * Of some objects, those that have been scanned and of which something was written since it was last looked at. For
 * the others the place moves on, so that the history is not read anew every minute.
 */
export async function changedSinceScan(ctx: Ctx, objects: readonly string[]): Promise<string[]> {
  const schema = quoted(ctx.model.schema)
  const rows = await ctx.db.arrays({
    text: `with seen as materialized (
        select object, coalesce(matched_id, history_id) as id from ${schema}.quality_scan where object = any($1::text[])),
      changed as materialized (
        select distinct h.object from ${schema}.history h join seen s on s.object = h.object and h.id > s.id
        where h.id > (select min(id) from seen)),
      moved as (
        update ${schema}.quality_scan q set matched_id = e.id from (
          select id from ${schema}.history where at < now() - interval '${settledAfter}' order by id desc limit 1) e
        where q.object = any($1::text[]) and coalesce(q.matched_id, q.history_id) < e.id
          and not exists (select from changed c where c.object = q.object))
      select object from changed`,
    values: [objects],
  })
  const changed = new Set(rows.map(([object]) => object as string))
  return objects.filter((object) => changed.has(object))
}

async function matchOne(ctx: Ctx, name: string, id: string): Promise<void> {
  const object = objectOf(ctx, name)
  const pairs = (await isThere(ctx, name, id)) ? await pairsOf(ctx, name, id) : []
  const fresh = await notDismissed(ctx, name, pairs)
  const others = fresh.map(({ left_id, right_id }) => (left_id === id ? right_id : left_id))
  if (fresh.length > 0) await upsertPairs(ctx, object, fresh)
  const gone = await ctx.db.arrays({
    text: `delete from ${tableOf(ctx)} where object = $1 and status = 'open' and (left_id = $2::uuid or right_id = $2::uuid)
      and not (left_id = any($3::uuid[]) or right_id = any($3::uuid[])) returning left_id, right_id`,
    values: [name, id, others],
  })
  const touched = [...new Set([id, ...others, ...(gone as [string, string][]).flat()])]
  await nameEntities(ctx, name, touched)
}

async function isThere(ctx: Ctx, name: string, id: string): Promise<boolean> {
  const [row] = await ctx.db.arrays({
    text: `select from ${objectOf(ctx, name).table} where id = $1::uuid and deleted_at is null`,
    values: [id],
  })
  return row !== undefined
}

/** Files the record anew and weighs it against whoever shares a key with it. */
async function pairsOf(ctx: Ctx, name: string, id: string): Promise<FoundPair[]> {
  const { object, columns } = matchColumns(ctx, name)
  const model = await modelFor(ctx, name, columns)
  const cells = await readCells(ctx, name, [id])
  await fileSome(ctx, name, { model, cells })
  const own = cells.get(id) ?? {}
  const record = (await readRecord(ctx, name, id)) as Values
  const filed = await lookUpFiled(ctx, { object, columns, own, self: id })
  const found = [...new Set([...(await lookUp(ctx, object, record, id)), ...filed])]
  const others = await readCells(ctx, name, found)
  return [...others].flatMap(([other, theirs]) => {
    // The scan weighs a pair with the smaller id on the left: so does this, to say the same of it.
    const [left, right] = id < other ? [own, theirs] : [theirs, own]
    const { probability, weight, why } = scoreRecords(model, columns, [left, right])
    if (probability < threshold || !isNamedAlike(columns, why)) return []
    const [left_id, right_id] = id < other ? [id, other] : [other, id]
    return [{ left_id, right_id, score: probability, weight, why: reasons(why) }]
  })
}
