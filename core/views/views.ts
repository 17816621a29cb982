import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { View } from '#core/views/contract.ts'
import { quoted } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'

type New = Pick<View, 'object' | 'name' | 'scope' | 'address'> & { columns?: View['columns'] | undefined }
type Change = { [K in 'name' | 'scope' | 'address' | 'columns']?: View[K] | undefined } & { rev?: number | undefined }

const mostViews = 500

/** The views the reader sees, his own first, then by name; of one object or of all. */
export async function listViews(ctx: Ctx, object: string | undefined): Promise<{ items: View[] }> {
  if (object !== undefined) objectOf(ctx, object)
  return { items: await read(ctx, 'v.deleted_at is null and ($2::text is null or v.object = $2)', object ?? null) }
}

export async function createView(ctx: Ctx, asked: New): Promise<View> {
  objectOf(ctx, asked.object)
  if (ctx.actor.role === 'readonly' && asked.scope !== 'own') throw errors.mayNot({ action: 'share', object: 'view' })
  const id = uuidv7()
  await ctx.db.count({
    text: `insert into ${tableOf(ctx)} (id, object, name, scope, address, columns, owner_id)
      select $1, $2, $3, $4, $5, $6::jsonb, $7
      where (select count(*) from ${tableOf(ctx)} where owner_id = $7 and deleted_at is null) < ${mostViews}`,
    values: [
      id,
      asked.object,
      asked.name.trim(),
      asked.scope,
      asked.address,
      asked.columns ? JSON.stringify(asked.columns) : null,
      ctx.actor.id,
    ],
  })
  return one(ctx, id)
}

/** Changes what is given. With `rev`, only if nobody changed it meanwhile. */
export async function updateView(ctx: Ctx, id: string, change: Change): Promise<View> {
  const view = await mine(ctx, id)
  if (ctx.actor.role === 'readonly' && change.scope && change.scope !== 'own')
    throw errors.mayNot({ action: 'share', object: 'view' })
  const columns = change.columns === undefined ? view.columns : change.columns
  const changed = await ctx.db.count({
    text: `update ${tableOf(ctx)} set name = $2, scope = $3, address = $4, columns = $5::jsonb, rev = rev + 1,
        updated_at = now()
      where id = $1 and ($6::int is null or rev = $6::int)`,
    values: [
      id,
      (change.name ?? view.name).trim(),
      change.scope ?? view.scope,
      change.address ?? view.address,
      columns ? JSON.stringify(columns) : null,
      change.rev ?? null,
    ],
  })
  if (changed === 0) throw errors.stale({ rev: view.rev })
  return one(ctx, id)
}

/** Puts a view away; it can be brought back. */
export async function deleteView(ctx: Ctx, id: string): Promise<void> {
  await mine(ctx, id)
  await ctx.db.count({ text: `update ${tableOf(ctx)} set deleted_at = now() where id = $1`, values: [id] })
}

export async function restoreView(ctx: Ctx, id: string): Promise<View> {
  const [view] = isUuid(id) ? await read(ctx, 'v.id = $2::uuid', id) : []
  if (!view?.may) throw errors.viewNotFound({ id })
  await ctx.db.count({ text: `update ${tableOf(ctx)} set deleted_at = null where id = $1`, values: [id] })
  return one(ctx, id)
}

async function one(ctx: Ctx, id: string): Promise<View> {
  const [view] = isUuid(id) ? await read(ctx, 'v.id = $2::uuid and v.deleted_at is null', id) : []
  if (!view) throw errors.viewNotFound({ id })
  return view
}

async function mine(ctx: Ctx, id: string): Promise<View> {
  const view = await one(ctx, id)
  if (!view.may) throw errors.mayNot({ action: 'update', object: 'view' })
  return view
}

/** Views of others are seen by everybody or by those who share a team with their owner, as its lead or its member. */
async function read(ctx: Ctx, condition: string, value: string | null): Promise<View[]> {
  const schema = quoted(ctx.model.schema)
  const team = ctx.model.objects.get('team')
  const members = team?.fields.get('members')?.linkTable
  const lead = team?.fields.get('lead')?.columns[0]
  const people = `select record_id, target_id from ${members}
    union all select id, ${quoted(lead ?? 'lead')} from ${team?.table}`
  const rows = await ctx.db.rows<Omit<View, 'may'>>({
    text: `with person as (${people})
      select v.id, v.object, v.name, v.scope, v.address, v.columns, v.owner_id as owner, u.name as "ownerName", v.rev
      from ${schema}.saved_view v left join ${schema}."user" u on u.id = v.owner_id
      where ${condition} and (v.owner_id = $1 or v.scope = 'all' or (v.scope = 'team' and exists (
        select from person a join person b on b.record_id = a.record_id
        where a.target_id = v.owner_id and b.target_id = $1)))
      order by v.owner_id = $1 desc, lower(v.name), v.id limit 1000`,
    values: [ctx.actor.id, value],
  })
  const isAdmin = ['owner', 'admin', 'system'].includes(ctx.actor.role)
  return rows.map((row) => ({
    ...row,
    columns: row.columns === null ? null : (JSON.parse(row.columns as unknown as string) as View['columns']),
    may: row.owner === ctx.actor.id || (isAdmin && row.scope !== 'own'),
  }))
}

function tableOf(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.saved_view`
}
