import { aboutOf, changed, found, tell } from '#capabilities/collaboration/comments.ts'
import { reactionKinds, type Comment } from '#capabilities/collaboration/contract.ts'
import { errors } from '#capabilities/collaboration/errors.ts'
import { mentionsIn, plainText } from '#capabilities/collaboration/mentions.ts'
import { tableOf, whoMaySee } from '#capabilities/collaboration/people.ts'
import type { Ctx } from '#core/context.ts'

/** Reacts to a comment; who wrote it is told, once. */
export async function react(ctx: Ctx, id: string, kind: string): Promise<Comment> {
  const { comment } = await found(ctx, id)
  const isNew = await ctx.db.count({
    text: `insert into ${tableOf(ctx, 'reaction')} (comment_id, user_id, kind) values ($1, $2, $3) on conflict do nothing`,
    values: [id, ctx.actor.id, checked(kind)],
  })
  if (isNew === 0) return comment
  const about = aboutOf(comment)
  const [author] = await whoMaySee(ctx, about, [comment.by.id])
  const text = plainText(comment.body, await whoMaySee(ctx, about, mentionsIn(comment.body)))
  if (author) await tell(ctx, about, { userId: author.id, kind: 'reaction', text })
  await changed(ctx, about)
  return (await found(ctx, id)).comment
}

export async function unreact(ctx: Ctx, id: string, kind: string): Promise<Comment> {
  const { comment } = await found(ctx, id)
  const gone = await ctx.db.count({
    text: `delete from ${tableOf(ctx, 'reaction')} where comment_id = $1 and user_id = $2 and kind = $3`,
    values: [id, ctx.actor.id, checked(kind)],
  })
  if (gone === 0) return comment
  await changed(ctx, aboutOf(comment))
  return (await found(ctx, id)).comment
}

function checked(kind: string): string {
  if (!reactionKinds.some((one) => one === kind))
    throw errors.reactionUnknown({ kind, kinds: reactionKinds.join(', ') })
  return kind
}
