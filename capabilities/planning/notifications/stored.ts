import type { Notification } from '#capabilities/planning/contract.ts'
import { errors } from '#capabilities/planning/errors.ts'
import { notificationTable, personalNotification } from '#capabilities/planning/notifications/notify.ts'
import { personTable } from '#capabilities/planning/people/settings.ts'
import { ruleOf } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { emit } from '#core/history/outbox.ts'
import { readMany } from '#core/records/read.ts'
import { quoted } from '#platform/db/pool.ts'

type Row = Omit<Notification, 'by' | 'title' | 'details'> & {
  byId: string | null
  byName: string | null
  details: string
}

const columns = `n.id, n.kind, n.object, n.record_id as "recordId", n.path, n.by_id as "byId", u.name as "byName", n.text,
  n.details, n.count, n.created_at as "createdAt", n.read_at as "readAt", n.done_at as "doneAt"`

type Asked = { state?: 'open' | 'done' | undefined; limit?: number | undefined; after?: string | undefined }

/** The asker's own, the latest first. Of a record that he may no longer see neither name nor text is told. */
export async function listNotifications(
  ctx: Ctx,
  { state = 'open', limit = 50, after }: Asked,
): Promise<{ items: Notification[]; next: string | null }> {
  const rows = await ctx.db.rows<Row>({
    text: `select ${columns} from ${notificationTable(ctx)} n
      left join ${quoted(ctx.model.schema)}."user" u on u.id = n.by_id
      where n.user_id = $1 and n.in_app and n.done_at is ${state === 'open' ? 'null' : 'not null'}
        and ($2::uuid is null or n.id < $2::uuid)
      order by n.id desc limit ${limit + 1}`,
    values: [ctx.actor.id, after !== undefined && isUuid(after) ? after : null],
  })
  const items = await withTitles(ctx, rows.slice(0, limit))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** These notifications of the asker's, the latest first, at most 500. */
export async function notificationsOf(ctx: Ctx, ids: readonly string[]): Promise<Notification[]> {
  const rows = await ctx.db.rows<Row>({
    text: `select ${columns} from ${notificationTable(ctx)} n
      left join ${quoted(ctx.model.schema)}."user" u on u.id = n.by_id
      where n.user_id = $1 and n.id = any($2::uuid[]) order by n.id desc limit 500`,
    values: [ctx.actor.id, ids],
  })
  return withTitles(ctx, rows)
}

/** Notifications as the reader may see them: with the names of their records. */
async function withTitles(ctx: Ctx, rows: readonly Row[]): Promise<Notification[]> {
  const titles = await titlesOf(ctx, rows)
  return rows.map(({ byId, byName, details, ...row }) => {
    const title = row.recordId ? (titles.get(row.recordId) ?? null) : null
    return {
      ...row,
      createdAt: instant(row.createdAt),
      readAt: row.readAt && instant(row.readAt),
      doneAt: row.doneAt && instant(row.doneAt),
      details: JSON.parse(details) as Record<string, unknown>,
      title,
      text: row.recordId && title === null ? '' : row.text,
      by: byId && byName !== null ? { id: byId, name: byName } : null,
    }
  })
}

/** PostgreSQL's way to write an instant, as ISO 8601. */
function instant(at: string): string {
  return new Date(at).toISOString()
}

/** The names of records that the asker may see, by id. */
async function titlesOf(
  ctx: Ctx,
  about: readonly { object: string | null; recordId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  const idsByObject = new Map<string, Set<string>>()
  for (const { object, recordId } of about) {
    if (object && recordId) idsByObject.set(object, (idsByObject.get(object) ?? new Set()).add(recordId))
  }
  for (const [name, ids] of idsByObject) {
    const object = ctx.model.objects.get(name)
    if (!object || ruleOf(ctx.actor, object, 'read') === false) continue
    for (const record of await readMany(ctx, name, [...ids], { fields: [object.title] })) {
      const value = record[object.title] as string | { full?: string } | null
      titles.set(record.id, typeof value === 'object' ? (value?.full ?? '') : String(value))
    }
  }
  return titles
}

/** How many of the asker's he has not read, and the time zone he said, for his browser to say where he never did. */
export async function countUnread(ctx: Ctx): Promise<{ unread: number; timeZone: string | null }> {
  const [row] = await ctx.db.arrays({
    text: `select (select count(*) from (select from ${notificationTable(ctx)}
      where user_id = $1 and in_app and read_at is null and done_at is null limit 1000) n),
      (select time_zone from ${personTable(ctx)} where user_id = $1)`,
    values: [ctx.actor.id],
  })
  return { unread: Number(row?.[0] ?? 0), timeZone: (row?.[1] as string | null) ?? null }
}

type Mark = { ids?: readonly string[] | undefined; read?: boolean | undefined; done?: boolean | undefined }

/** Marks the asker's own: those named, or all in the inbox. What is dealt with is read as well. */
export async function markNotifications(
  ctx: Ctx,
  { ids, read, done }: Mark,
): Promise<{ changed: number; ids: string[] }> {
  if (read === undefined && done === undefined) throw errors.nothingNamed()
  const sets = [
    ...(done === undefined ? [] : [`done_at = ${done ? 'coalesce(done_at, now())' : 'null'}`]),
    ...(done === true || read === true ? ['read_at = coalesce(read_at, now())'] : []),
    ...(read === false && done !== true ? ['read_at = null'] : []),
  ]
  // Of all, those it changes: they are what taking it back is about.
  const all = `done_at is null and $2::uuid[] is null${read === true && done !== true ? ' and read_at is null' : ''}`
  const rows = await ctx.db.arrays({
    text: `update ${notificationTable(ctx)} set ${sets.join(', ')}
      where user_id = $1 and in_app and ${ids ? 'id = any($2::uuid[])' : all} returning id`,
    values: [ctx.actor.id, ids ? ids.filter(isUuid) : null],
  })
  // His other windows follow.
  if (rows.length > 0) await emit(ctx, personalNotification, { userId: ctx.actor.id })
  return { changed: rows.length, ids: rows.map(([id]) => id as string) }
}

const keptDays = 90

/** Forgets what was dealt with long ago. */
export async function forgetOld(ctx: Ctx): Promise<void> {
  await ctx.db.count({
    text: `delete from ${notificationTable(ctx)} where done_at < now() - interval '${keptDays} days'
      or (not in_app and created_at < now() - interval '${keptDays} days')`,
  })
}
