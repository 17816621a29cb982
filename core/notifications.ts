import type { Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'

/** Why somebody is to be told: named in a comment, a comment where he follows, a reaction to his, made a follower. */
export type NotificationKind = 'mention' | 'comment' | 'reaction' | 'follow'

/** One person who is to be told of one thing that somebody did to a record. */
export type NotificationWanted = {
  /** Who is to be told. */
  readonly userId: string
  readonly kind: NotificationKind
  readonly object: string
  readonly recordId: string
  /** Who did it. */
  readonly byUserId: string
  /** What was written, as plain text, cut short: at most 200 characters. */
  readonly text: string
}

export const notificationWanted = 'notification.wanted'

const mostText = 200

/**
 * Says that somebody is to be told, in the caller's transaction. Whoever shows notifications listens to the event; with
 * nobody listening nothing happens. Nobody is told of what he did himself.
 */
export async function wantNotification(ctx: Ctx, wanted: NotificationWanted): Promise<void> {
  if (wanted.userId === wanted.byUserId) return
  await emit(ctx, notificationWanted, { ...wanted, text: cutShort(wanted.text) })
}

/** At most 200 characters of a text, on one line. Never half a character. */
function cutShort(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()]
  return characters.length <= mostText ? characters.join('') : `${characters.slice(0, mostText - 1).join('')}…`
}
