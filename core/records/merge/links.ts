import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import type { Merging } from '#core/records/merge/children.ts'
import { tracesSql } from '#core/records/write.ts'
import { quoted } from '#platform/db/pool.ts'

type LinkList = { readonly object: ModelObject; readonly field: ModelField; readonly table: string }

/** Puts the survivor where losers stand in many-to-many links, once a list, and writes down who stood where. */
export async function moveLinks(ctx: Ctx, merging: Merging): Promise<void> {
  const schema = quoted(ctx.model.schema)
  for (const list of listsOf(ctx, merging.object)) {
    const { object, field, table } = list
    const isSelf = object.name === merging.object.name
    const outside = isSelf ? ` and l.record_id <> all($1::uuid[]) and l.record_id <> $2::uuid` : ''
    const lockedIds = await lock(ctx, object, {
      text: `select l.record_id from ${table} l where l.target_id = any($1::uuid[])${outside}`,
      values: [merging.from, ...(isSelf ? [merging.into] : [])],
    })
    if (lockedIds.length === 0) continue
    const after = `select target_id, place from ${table} l where l.record_id = t.id and l.target_id <> all($4::uuid[])
      union all select $5::uuid, k.place where not k.kept`
    await ctx.db.arrays({
      text: `with gone as (
          delete from ${table} l where l.target_id = any($4::uuid[]) and l.record_id = any($1::uuid[])
          returning record_id, target_id, place
        ), per as materialized (
          select g.record_id, min(g.place) as place,
            exists (select from ${table} s where s.record_id = g.record_id and s.target_id = $5::uuid) as kept
          from gone g group by g.record_id
        ), ins as (
          insert into ${table} (record_id, target_id, place) select record_id, $5::uuid, place from per where not kept
        ), mov as (
          insert into ${schema}.merge_move (merge_id, object, field, record_id, from_id, place, kept)
          select ($3::text)::uuid, '${object.name}', '${field.name}', g.record_id, g.target_id, g.place, p.kept
          from gone g join per p on p.record_id = g.record_id
        ), dead as (
          delete from ${schema}.merge_move m using per p, ${schema}.merge g
          where not p.kept and m.record_id = p.record_id and m.object = '${object.name}' and m.field = '${field.name}'
            and m.place is not null and g.id = m.merge_id and g.undone_at is null and g.into_id = $5::uuid
        ), ${changedSql(ctx, list, after)}
        select 1`,
      values: [lockedIds, ctx.actor.id, merging.id, merging.from, merging.into],
    })
  }
}

/**
 * Puts the losers back into the lists they stood in, and takes the survivor out where only this merge had put it.
 * A list from which a person took the survivor since stays without both.
 */
export async function returnLinks(ctx: Ctx, merging: Merging): Promise<void> {
  const schema = quoted(ctx.model.schema)
  for (const list of listsOf(ctx, merging.object)) {
    const { object, field, table } = list
    const isThisList = `object = '${object.name}' and field = '${field.name}' and place is not null`
    const lockedIds = await lock(ctx, object, {
      text: `select record_id from ${schema}.merge_move where merge_id = $1 and ${isThisList}`,
      values: [merging.id],
    })
    if (lockedIds.length === 0) continue
    const rivals = `from ${schema}.merge_move l join ${schema}.merge g on g.id = l.merge_id, ${schema}.merge own
      where own.id = ($3::text)::uuid and l.${isThisList.replaceAll(' and ', ' and l.')} and g.id <> own.id
        and g.undone_at is null and g.into_id = $5::uuid`
    const after = `select target_id, place from ${table} l where l.record_id = t.id
      and (l.target_id <> $5::uuid or not k.leaves)
      union all select b.from_id, b.place from back b where b.record_id = t.id`
    await ctx.db.arrays({
      text: `with back as materialized (
          select m.record_id, m.from_id, m.place, m.kept from ${schema}.merge_move m
          join ${table} s on s.record_id = m.record_id and s.target_id = $5::uuid
          where m.merge_id = ($3::text)::uuid and m.${isThisList.replaceAll(' and ', ' and m.')}
            and m.from_id = any($4::uuid[])
            and m.record_id = any($1::uuid[])
        ), per as materialized (
          select record_id, min(place) as place, not bool_and(kept) as alone,
            not bool_and(kept) and not exists (select ${rivals} and l.record_id = b.record_id) as leaves
          from back b group by record_id
        ), fix as (
          update ${schema}.merge_move x set kept = false
          from (select l.merge_id, l.record_id, l.from_id ${rivals}) r
          where x.merge_id = r.merge_id and x.record_id = r.record_id and x.from_id = r.from_id
            and x.${isThisList.replaceAll(' and ', ' and x.')} and x.record_id in (select record_id from per
              where alone)
        ), gone as (
          delete from ${table} l using per p where p.leaves and l.record_id = p.record_id and l.target_id = $5::uuid
        ), ins as (
          insert into ${table} (record_id, target_id, place) select record_id, from_id, place from back
            on conflict do nothing
        ), ${changedSql(ctx, list, after)}
        select 1`,
      values: [lockedIds, ctx.actor.id, merging.id, merging.from, merging.into],
    })
  }
}

/** Every many-to-many link to this object. */
export function listsOf(ctx: Ctx, target: ModelObject): LinkList[] {
  return [...ctx.model.objects.values()].flatMap((object) =>
    [...object.fields.values()]
      .filter((field) => field.linkTable !== undefined && field.target === target.name)
      .map((field) => ({ object, field, table: field.linkTable as string })),
  )
}

// The record first, as any edit of its list does: two who change one list then wait instead of locking each other out.
async function lock(ctx: Ctx, object: ModelObject, ids: { text: string; values: unknown[] }): Promise<string[]> {
  const rows = await ctx.db.arrays({
    text: `select t.id from ${object.table} t where t.id in (${ids.text}) order by t.id for update`,
    values: ids.values,
  })
  return rows.map(([id]) => id as string)
}

/** New revision and history of the records whose list changed, `per` being one row a record. */
function changedSql(ctx: Ctx, { object, field, table }: LinkList, after: string): string {
  const listed = (rows: string) =>
    `jsonb_build_object('${field.name}', (select jsonb_agg(x.target_id order by x.place) from (${rows}) x))`
  const changed = { object: object.name, action: 'changed', changed: 'upd', before: 'c.b', after: 'c.a' }
  const traces = tracesSql(ctx.model.schema, changed)
  return `upd as (
      update ${object.table} t set rev = t.rev + 1, updated_at = now(), updated_by = $2::uuid
      from per k where t.id = k.record_id
      returning t.id, t.rev, ${listed(`select target_id, place from ${table} l
        where l.record_id = t.id`)} as b, ${listed(after)} as a
    ), ${traces}`
}
