import { itself, people } from '#capabilities/quality/engine/survive/facts.ts'
import { importTable } from '#capabilities/quality/imports/import-row.ts'
import { systemId, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { causeId } from '#core/records/merge/children.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

// The cause that an import leaves in history, as the key of its row.
const importOf = `case when h.cause ~ '^import:[0-9a-f-]{36}$' then substr(h.cause, 8)::uuid end`

/** Of a value that no import wrote: by Tend itself, as it fills in and repairs, or by people, also through the API. */
const sourceOf = (place: { people: string; itself: string }) => `coalesce(i.name, case when h.cause ~ '^(fill|step):'
  or h.actor_id = '${systemId}' then ${place.itself} else ${place.people} end)`

export type Written = { readonly at: string; readonly source: string }

/**
 * When each value that a record holds was written, and by which import, by people or by Tend. Values that a merge brought
 * are followed into the records they came from.
 */
export async function writtenBy(
  ctx: Ctx,
  object: ModelObject,
  records: ReadonlyMap<string, Values>,
): Promise<Map<string, Map<string, Written>>> {
  const schema = quoted(ctx.model.schema)
  const rows = await ctx.db.arrays({
    text: `with recursive family(root, id) as (
        select r, r from unnest($1::uuid[]) r
        union select f.root, x.id from family f
          join ${schema}.merge g on g.into_id = f.id and g.object = $2 and g.undone_at is null, unnest(g.from_ids) x(id)
      ), entry as (
        select f.root, k.key, h.at, h.id, ${sourceOf({ people: '$4', itself: '$5' })} as name, k.value = ($3::jsonb -> f.root::text -> k.key) as is_this,
          exists (select from ${schema}.merge g where g.id = ${causeId}) as is_merge
        from family f join ${schema}.history h on h.record_id = f.id and h.object = $2
          and h.action in ('created', 'changed') and jsonb_typeof(h.after) = 'object'
        cross join jsonb_each(h.after) k
        left join ${importTable(ctx)} i on i.id = ${importOf}
      )
      select distinct on (root, key) root, key, at, name from entry
      order by root, key, is_this desc nulls last, is_merge, id desc`,
    values: [[...records.keys()], object.name, JSON.stringify(Object.fromEntries(records)), people, itself],
  })
  const found = new Map<string, Map<string, Written>>([...records.keys()].map((id) => [id, new Map()]))
  for (const [id, field, at, source] of rows as [string, string, string, string][])
    found.get(id)?.set(field, { at, source })
  return found
}

/** By which import each record was made, or by people, or by Tend. */
export async function madeBy(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.arrays({
    text: `select h.record_id, ${sourceOf({ people: '$3', itself: '$4' })} from ${quoted(ctx.model.schema)}.history h
      left join ${importTable(ctx)} i on i.id = ${importOf}
      where h.record_id = any($1::uuid[]) and h.object = $2 and h.action = 'created'`,
    values: [ids, object.name, people, itself],
  })
  return new Map(rows as [string, string][])
}

/** Names of imports that made or changed records of the object, the latest first. */
export async function knownSources(ctx: Ctx, object: string): Promise<string[]> {
  const rows = await ctx.db.arrays({
    text: `select name from (select name, max(created_at) as at, bool_or(object = $1) as own from ${importTable(ctx)}
        where object = $1 or mapping::text like '%' || $1 || '%' group by name) i order by own desc, at desc limit 100`,
    values: [object],
  })
  return rows.map(([name]) => name as string)
}
