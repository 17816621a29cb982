import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import type { Values } from '#core/records/values.ts'
import { tracesSql } from '#core/records/write.ts'
import { quoted } from '#platform/db/pool.ts'

type Linked = { readonly id: string; readonly values: Values }

/** Replaces the many-to-many links that the rows name, in the order given. */
export async function writeLinks(ctx: Ctx, object: ModelObject, rows: readonly Linked[]): Promise<void> {
  for (const field of object.fields.values()) {
    if (!field.linkTable) continue
    const named = rows.filter(({ values }) => values[field.name] !== undefined)
    if (named.length === 0) continue
    const pairs = named.flatMap(({ id, values }) =>
      ((values[field.name] ?? []) as string[]).map((target, place) => ({ id, target, place })),
    )
    await ctx.db.count({
      text: `delete from ${field.linkTable} where record_id = any($1::uuid[])`,
      values: [named.map(({ id }) => id)],
    })
    if (pairs.length === 0) continue
    await ctx.db
      .count({
        text: `insert into ${field.linkTable} (record_id, target_id, place)
          select id, target, place from json_to_recordset($1::json) r(id uuid, target uuid, place int)`,
        values: [JSON.stringify(pairs)],
      })
      .catch((error: unknown) => databaseRefusal(object, error))
  }
}

/** New revisions by the ids of the records; null where the columns of the record did not change. */
export type Revisions = ReadonlyMap<string, number | null>

/**
 * Replaces links as `writeLinks` does, and says in the history what they were and are: in the entry of the revision
 * just made where the record has one, else in one of its own, for a list that changes makes a revision too. The
 * records are locked. Gives all revisions.
 */
export async function changeLinks(
  ctx: Ctx,
  object: ModelObject,
  rows: readonly Linked[],
  revisions: Revisions,
): Promise<Revisions> {
  const told = await linkChanges(ctx, object, rows)
  if (told.length === 0) return revisions
  await writeLinks(ctx, object, rows)
  const withRev = told.map((change) => ({ ...change, rev: revisions.get(change.id) ?? null }))
  await tellRevision(
    ctx,
    object,
    withRev.filter(({ rev }) => rev !== null),
  )
  const made = await makeRevision(
    ctx,
    object,
    withRev.filter(({ rev }) => rev === null),
  )
  return new Map([...revisions, ...made])
}

type LinkChange = { readonly id: string; readonly b: Values; readonly a: Values }

/** The lists that are to become others, before (`b`) and after (`a`). */
async function linkChanges(ctx: Ctx, object: ModelObject, rows: readonly Linked[]): Promise<LinkChange[]> {
  const changes = new Map(rows.map(({ id }) => [id, { id, b: {} as Values, a: {} as Values }]))
  for (const { name, linkTable } of object.fields.values()) {
    const named = linkTable ? rows.filter(({ values }) => values[name] !== undefined) : []
    if (named.length === 0) continue
    const old = await ctx.db.arrays({
      text: `select record_id, array_to_json(array_agg(target_id order by place)) from ${linkTable}
        where record_id = any($1::uuid[]) group by record_id`,
      values: [named.map(({ id }) => id)],
    })
    const before = new Map(old.map(([id, list]) => [id as string, JSON.parse(list as string) as string[]]))
    for (const { id, values } of named) {
      const [was, now] = [before.get(id) ?? [], (values[name] ?? []) as string[]]
      const change = changes.get(id)
      if (!change || (was.length === now.length && was.every((one, at) => one === now[at]))) continue
      change.b[name] = was.length > 0 ? was : null
      change.a[name] = now.length > 0 ? now : null
    }
  }
  return [...changes.values()].filter(({ a }) => Object.keys(a).length > 0)
}

async function tellRevision(
  ctx: Ctx,
  object: ModelObject,
  told: readonly (LinkChange & { rev: number | null })[],
): Promise<void> {
  if (told.length === 0) return
  const with_ = (side: string, more: string) =>
    `${side} = case when jsonb_typeof(h.${side}) = 'object' then h.${side} else '{}' end || ${more}`
  await ctx.db.count({
    text: `update ${quoted(ctx.model.schema)}.history h set ${with_('before', 'c.b')}, ${with_('after', 'c.a')}
      from json_to_recordset($1::json) c(id uuid, rev int, b jsonb, a jsonb)
      where h.record_id = c.id and h.object = $2 and h.rev = c.rev`,
    values: [JSON.stringify(told), object.name],
  })
}

async function makeRevision(ctx: Ctx, object: ModelObject, told: readonly LinkChange[]): Promise<[string, number][]> {
  if (told.length === 0) return []
  const traces = { object: object.name, action: 'changed', changed: 'upd', before: 'c.b', after: 'c.a' }
  const rows = await ctx.db.arrays({
    text: `with upd as (
        update ${object.table} t set rev = t.rev + 1, updated_at = now(), updated_by = $2::uuid
        from json_to_recordset($1::json) c(id uuid, b jsonb, a jsonb) where t.id = c.id
        returning t.id, t.rev, c.b, c.a
      ), ${tracesSql(ctx.model.schema, traces)}
      select id, rev from upd`,
    values: [JSON.stringify(told), ctx.actor.id, ctx.cause ?? null],
  })
  return rows as [string, number][]
}
