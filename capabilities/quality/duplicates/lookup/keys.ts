import type { RecordCells } from '#capabilities/quality/engine/model/score.ts'
import { lookupKeys } from '#capabilities/quality/engine/blocking/lookup.ts'
import type { ScannedModel } from '#capabilities/quality/duplicates/model.ts'
import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

export function pairTable(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.quality_duplicate_pair`
}

export function keyTable(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.quality_match_key`
}

/** Keys of many records as flat arrays: those of `ids[i]` are `keys[starts[i]]` to `keys[starts[i + 1]]`. */
export type FlatKeys = { readonly starts: Int32Array; readonly keys: Int32Array }

const chunk = 2000

/** Files all records of an object under their keys; what was filed and is there no more goes. */
export async function fileAll(ctx: Ctx, object: string, ids: readonly string[], flat: FlatKeys): Promise<void> {
  for (let from = 0; from < ids.length; from += chunk) {
    const part = ids.slice(from, from + chunk)
    await file(
      ctx,
      object,
      part.map((id, i) => ({
        id,
        keys: [...flat.keys.subarray(flat.starts[from + i]!, flat.starts[from + i + 1]!)],
      })),
    )
  }
  const { table } = ctx.model.objects.get(object)!
  await ctx.db.count({
    text: `delete from ${keyTable(ctx)} k where k.object = $1
      and not exists (select from ${table} t where t.id = k.record_id and t.deleted_at is null)`,
    values: [object],
  })
}

/** Files some records under the keys that their cells have now. */
export async function fileSome(
  ctx: Ctx,
  object: string,
  { model, cells }: { model: ScannedModel; cells: ReadonlyMap<string, RecordCells> },
): Promise<void> {
  const rules = model.lookup ?? []
  await file(
    ctx,
    object,
    [...cells].map(([id, own]) => ({ id, keys: lookupKeys(model, rules, own) })),
  )
}

async function file(ctx: Ctx, object: string, rows: { id: string; keys: number[] }[]): Promise<void> {
  await ctx.db.count({
    text: `insert into ${keyTable(ctx)} as k (record_id, object, keys)
      select r.id, $2, r.keys from json_to_recordset($1::json) r(id uuid, keys int[])
      on conflict (record_id) do update set keys = excluded.keys where k.keys <> excluded.keys`,
    values: [JSON.stringify(rows), object],
  })
}
