import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import type { Values } from '#core/records/values.ts'
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

/** Replaces links as `writeLinks` does, and tells the entry just written to the history what they were and are. */
export async function changeLinks(ctx: Ctx, object: ModelObject, rows: readonly Linked[]): Promise<void> {
  const fields = [...object.fields.values()].filter(
    (field) => field.linkTable && rows.some(({ values }) => values[field.name] !== undefined),
  )
  if (fields.length === 0) return
  const changes = new Map(rows.map(({ id }) => [id, { id, b: {} as Values, a: {} as Values }]))
  for (const { name, linkTable } of fields) {
    const named = rows.filter(({ values }) => values[name] !== undefined)
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
  await writeLinks(ctx, object, rows)
  const told = [...changes.values()].filter(({ a }) => Object.keys(a).length > 0)
  if (told.length === 0) return
  const history = `${quoted(ctx.model.schema)}.history`
  const with_ = (side: string, more: string) =>
    `${side} = case when jsonb_typeof(h.${side}) = 'object' then h.${side} else '{}' end || ${more}`
  await ctx.db.count({
    text: `update ${history} h set ${with_('before', 'c.b')}, ${with_('after', 'c.a')}
      from json_to_recordset($1::json) c(id uuid, b jsonb, a jsonb)
      where h.record_id = c.id
        and h.id = (select max(l.id) from ${history} l where l.record_id = c.id and l.object = $2)`,
    values: [JSON.stringify(told), object.name],
  })
}
