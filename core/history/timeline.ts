import { ruleOf } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { timelineParts, type TimelineFilter } from '#core/history/timeline-parts.ts'
import { readJson } from '#core/records/read.ts'
import { fieldOf, newValues } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

const most = 200

export type Page = { readonly limit?: number; readonly after?: string }

/** Every change of one record, or of one `field` of it, newest first, as JSON text. Also of a deleted one. */
export async function historyJson(
  ctx: Ctx,
  objectName: string,
  id: string,
  page: Page & { readonly field?: string },
): Promise<string> {
  const object = objectOf(ctx, objectName)
  if (ruleOf(ctx.actor, object, 'read') === false) throw errors.recordNotFound({ object: objectName, id })
  if (page.field !== undefined) fieldOf(object, page.field)
  const limit = limited(page.limit)
  const schema = quoted(ctx.model.schema)
  const rows = await ctx.db.arrays({
    text: `select h.id::text, json_build_object('rev', h.rev, 'action', h.action, 'at', h.at, 'cause', h.cause,
        'actor', case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end,
        'before', h.before, 'after', h.after)
      from ${schema}.history h left join ${schema}."user" u on u.id = h.actor_id
      where h.record_id = $1 and h.object = $2 and ($3::bigint is null or h.id < $3::bigint)
        and ($5::text is null or (h.after ? $5::text and h.action in ('created', 'changed')))
      order by h.id desc limit $4`,
    values: [id, objectName, page.after ?? null, limit + 1, page.field ?? null],
  })
  if (rows.length === 0 && !page.after) await readJson(ctx, objectName, id)
  return paged(rows, limit)
}

/**
 * What happened around a record, newest first: its changes, and the notes, calls, mails, meetings, tasks and files
 * that name it, and what capabilities attach. A company also shows what names its contacts and deals. As JSON text.
 */
export async function timelineJson(
  ctx: Ctx,
  objectName: string,
  id: string,
  page: Page & TimelineFilter,
): Promise<string> {
  await readJson(ctx, objectName, id, { fields: [] })
  const limit = limited(page.limit)
  const [at, mark] = readMark(page.after)
  const values = newValues()
  const place = {
    id: values.add(id),
    object: values.add(objectName),
    at: values.add(at),
    mark: values.add(mark),
    limit: values.add(limit + 1),
  }
  const parts = timelineParts(ctx, { object: objectOf(ctx, objectName), place, values, filter: page })
  if (parts.length === 0) return '{"items":[],"next":null}'
  const text = `select at::text || ' ' || mark, item from (${parts.join(' union all ')}) e (at, mark, item)
    where ${place.object}::text is not null order by at desc, mark desc limit ${place.limit}`
  const rows = await ctx.db.arrays({ text, values: values.list })
  return named(ctx, rows, limit)
}

/** Puts names to the actors and turns before and after into a list of changes. */
async function named(ctx: Ctx, rows: unknown[][], limit: number): Promise<string> {
  const items = rows.slice(0, limit).map(([, item]) => JSON.parse(item as string) as Record<string, unknown>)
  const ids = [...new Set(items.map(({ actor }) => actor).filter(Boolean))]
  const people = await ctx.db.rows<{ id: string; name: string }>({
    text: `select id, name from ${quoted(ctx.model.schema)}."user" where id = any($1::uuid[])`,
    values: [ids],
  })
  const byId = new Map(people.map((person) => [person.id, person]))
  const shown = items.map(({ before, after, ...item }) => ({
    ...item,
    actor: byId.get(item.actor as string) ?? null,
    ...(after && item.kind === 'changed'
      ? {
          changes: Object.keys(after).map((field) => ({
            field,
            before: (before as never)?.[field] ?? null,
            after: (after as never)[field],
          })),
        }
      : {}),
  }))
  const next = rows.length > limit ? Buffer.from(rows[limit - 1]?.[0] as string).toString('base64url') : null
  return JSON.stringify({ items: shown, next })
}

function readMark(after: string | undefined): [string | null, string | null] {
  if (!after) return [null, null]
  const text = Buffer.from(after, 'base64url').toString()
  const cut = text.lastIndexOf(' ')
  if (cut < 0 || Number.isNaN(Date.parse(text.slice(0, cut)))) throw errors.badCursor()
  return [text.slice(0, cut), text.slice(cut + 1)]
}

function limited(limit = 50): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw errors.badLimit({ most })
  return limit
}

function paged(rows: unknown[][], limit: number): string {
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? JSON.stringify(items.at(-1)?.[0]) : 'null'
  return `{"items":[${items.map(([, json]) => json as string).join(',')}],"next":${next}}`
}
