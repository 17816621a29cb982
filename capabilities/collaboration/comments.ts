import type { Comment } from '#capabilities/collaboration/contract.ts'
import { errors } from '#capabilities/collaboration/errors.ts'
import { followersOf, letFollow } from '#capabilities/collaboration/followers.ts'
import { mentionsIn, plainText } from '#capabilities/collaboration/mentions.ts'
import { isAdmin, seenRecord, tableOf, whoMaySee, type About } from '#capabilities/collaboration/people.ts'
import { commentJson } from '#capabilities/collaboration/shown.ts'
import { errors as coreErrors } from '#core/errors.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { emitAbout } from '#core/history/outbox.ts'
import { wantNotification, type NotificationKind } from '#core/notifications.ts'
import { uuidv7 } from '#platform/uuid.ts'

type Page = { readonly limit?: number | undefined; readonly after?: string | undefined }
type Row = { readonly comment: Comment; readonly isDeleted: boolean }

/** What was said about a record, newest first. */
export async function listComments(ctx: Ctx, about: About, { limit = 50, after }: Page) {
  await seenRecord(ctx, about)
  if (after !== undefined && !isUuid(after)) throw coreErrors.badCursor()
  const rows = await ctx.db.arrays({
    text: `select ${commentJson(ctx, 't')} from ${tableOf(ctx, 'comment')} t
      where t.record_id = $1 and t.object = $2 and t.deleted_at is null and ($3::uuid is null or t.id < $3::uuid)
      order by t.id desc limit $4`,
    values: [about.record, about.object, after ?? null, limit + 1],
  })
  const items = rows.slice(0, limit).map(([json]) => JSON.parse(json as string) as Comment)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Says something about a record. Who is named is told so, and who follows is told of it; both follow from then on. */
export async function writeComment(ctx: Ctx, about: About, given: string): Promise<Comment> {
  await seenRecord(ctx, about)
  const body = checked(given)
  const id = uuidv7()
  await ctx.db.count({
    text: `insert into ${tableOf(ctx, 'comment')} (id, object, record_id, body, created_by) values ($1, $2, $3, $4, $5)`,
    values: [id, about.object, about.record, body, ctx.actor.id],
  })
  const named = await whoMaySee(ctx, about, mentionsIn(body))
  await letFollow(ctx, about, [ctx.actor.id, ...named.map((person) => person.id)])
  const others = (await followersOf(ctx, about)).filter((one) => !named.some((person) => person.id === one.id))
  const text = plainText(body, named)
  for (const person of named) await tell(ctx, about, { userId: person.id, kind: 'mention', text })
  for (const person of others) await tell(ctx, about, { userId: person.id, kind: 'comment', text })
  await changed(ctx, about)
  return (await found(ctx, id)).comment
}

/** Changes one's own comment. Who is named in it for the first time is told so. */
export async function editComment(ctx: Ctx, id: string, change: { body: string; rev?: number | undefined }) {
  const { comment } = await mine(ctx, id)
  const body = checked(change.body)
  if (body === comment.body) return comment
  const done = await ctx.db.count({
    text: `update ${tableOf(ctx, 'comment')} set body = $2, rev = rev + 1, edited_at = now()
      where id = $1 and ($3::int is null or rev = $3::int)`,
    values: [id, body, change.rev ?? null],
  })
  if (done === 0) throw errors.commentStale()
  const about = aboutOf(comment)
  const before = new Set(mentionsIn(comment.body))
  const named = await whoMaySee(ctx, about, mentionsIn(body))
  const fresh = named.filter((person) => !before.has(person.id))
  await letFollow(
    ctx,
    about,
    fresh.map((person) => person.id),
  )
  for (const { id: userId } of fresh) await tell(ctx, about, { userId, kind: 'mention', text: plainText(body, named) })
  await changed(ctx, about)
  return (await found(ctx, id)).comment
}

/** Takes a comment away: one's own, or as an administrator any. It can be brought back. */
export async function deleteComment(ctx: Ctx, id: string): Promise<void> {
  const { comment } = await found(ctx, id)
  if (comment.by.id !== ctx.actor.id && !isAdmin(ctx)) throw errors.notYours()
  await ctx.db.count({
    text: `update ${tableOf(ctx, 'comment')} set deleted_at = now(), deleted_by = $2 where id = $1`,
    values: [id, ctx.actor.id],
  })
  await changed(ctx, aboutOf(comment))
}

export async function restoreComment(ctx: Ctx, id: string): Promise<Comment> {
  const { comment } = await found(ctx, id, true)
  if (comment.by.id !== ctx.actor.id && !isAdmin(ctx)) throw errors.notYours()
  await ctx.db.count({
    text: `update ${tableOf(ctx, 'comment')} set deleted_at = null, deleted_by = null where id = $1`,
    values: [id],
  })
  await changed(ctx, aboutOf(comment))
  return comment
}

/** A comment on a record that the reader may see; deleted ones only where they are asked for. */
export async function found(ctx: Ctx, id: string, alsoDeleted = false): Promise<Row> {
  const [row] = isUuid(id)
    ? await ctx.db.arrays({
        text: `select ${commentJson(ctx, 't')}, t.deleted_at is not null from ${tableOf(ctx, 'comment')} t where t.id = $1`,
        values: [id],
      })
    : []
  const isDeleted = row?.[1] === true
  if (!row || (isDeleted && !alsoDeleted)) throw errors.commentNotFound({ id })
  const comment = JSON.parse(row[0] as string) as Comment
  await seenRecord(ctx, aboutOf(comment))
  return { comment, isDeleted }
}

export function aboutOf({ object, recordId }: Comment): About {
  return { object, record: recordId }
}

/** Those who have the record open see it at once. */
export async function changed(ctx: Ctx, { object, record }: About): Promise<void> {
  await emitAbout(ctx, 'comment.changed', { object, id: record })
}

type Told = { userId: string; kind: NotificationKind; text: string }

export async function tell(ctx: Ctx, { object, record }: About, told: Told): Promise<void> {
  await wantNotification(ctx, { ...told, object, recordId: record, byUserId: ctx.actor.id })
}

async function mine(ctx: Ctx, id: string): Promise<Row> {
  const row = await found(ctx, id)
  if (row.comment.by.id !== ctx.actor.id) throw errors.notYours()
  return row
}

function checked(given: string): string {
  const body = given.replaceAll('\r\n', '\n').trim()
  if (body === '') throw errors.commentEmpty()
  return body
}
