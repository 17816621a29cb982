import { createHash } from 'node:crypto'
import type { NotificationKind } from '#capabilities/planning/contract.ts'
import { quietUntil } from '#capabilities/planning/engine/quiet.ts'
import { peopleById, type Person } from '#capabilities/planning/people/settings.ts'
import type { Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import { quoted } from '#platform/db/pool.ts'
import { isMailReady } from '#platform/mail.ts'
import { uuidv7 } from '#platform/uuid.ts'

/** Told to the event streams of that one person: the rest of the name is what his browser hears. */
export const personalNotification = 'personal.notification'

export type News = {
  readonly userId: string
  readonly kind: NotificationKind
  readonly object?: string | null
  readonly recordId?: string | null
  readonly path?: string | null
  /** Who did it; nobody where it happened by itself. */
  readonly byId?: string | null
  readonly text?: string
  readonly details?: Readonly<Record<string, unknown>>
  /** Said again under the same name, it is told once; `count` of a later one is added. */
  readonly once?: string
  readonly count?: number
}

export const notificationTable = (ctx: Ctx) => `${quoted(ctx.model.schema)}.planning_notification`

/**
 * Tells people, in the caller's transaction, as each wants to be told; nobody of what he did himself. Gives who is to
 * have a mail at once, with the moment from which it may be sent.
 */
export async function notify(ctx: Ctx, news: readonly News[]): Promise<Map<string, Date>> {
  const meant = news.filter(({ userId, byId }) => userId !== byId)
  const mails = new Map<string, Date>()
  if (meant.length === 0) return mails
  const people = await peopleById(ctx, [...new Set(meant.map(({ userId }) => userId))])
  for (const one of meant) {
    const person = people.get(one.userId)
    const choice = person?.kinds[one.kind]
    if (!person || !choice || (!choice.app && choice.mail === 'off')) continue
    const isNew = await keep(ctx, one, choice)
    if (!isNew) continue
    if (choice.app) await tell(ctx, person, one)
    if (choice.mail === 'now') mails.set(person.id, quietUntil(new Date(), person.quiet, person.zone) ?? new Date())
  }
  return mails
}

async function keep(ctx: Ctx, news: News, choice: { app: boolean; mail: string }): Promise<boolean> {
  const again = news.count === undefined ? 'do nothing' : 'do update set count = n.count + excluded.count'
  const count = await ctx.db.count({
    text: `insert into ${notificationTable(ctx)} as n (id, user_id, kind, object, record_id, path, by_id, text, details,
        once, count, in_app, mail, queued_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, case when $14 then now() end) on conflict (user_id, once) ${again}`,
    values: [
      uuidv7(),
      news.userId,
      news.kind,
      news.object ?? null,
      news.recordId ?? null,
      news.path ?? null,
      news.byId ?? null,
      news.text ?? '',
      JSON.stringify(news.details ?? {}),
      news.once ?? null,
      news.count ?? 1,
      choice.app,
      choice.mail,
      choice.mail === 'now' && isMailReady(),
    ],
  })
  return count > 0
}

/** What a reminder says is shown at once where the person sits, unless these are his quiet hours. */
async function tell(ctx: Ctx, { id, quiet, zone }: Person, { kind, object, recordId, text }: News): Promise<void> {
  const isLoud = kind === 'reminder' && quietUntil(new Date(), quiet, zone) === undefined
  await emit(ctx, personalNotification, { userId: id, kind, ...(isLoud ? { object, recordId, text } : {}) })
}

/** A name for what a listening job tells: the same however often the job is tried. */
export function onceOf(ctx: Ctx, ...parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([ctx.job, ...parts]))
    .digest('base64url')
}
