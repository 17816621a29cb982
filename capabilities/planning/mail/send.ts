import { createHash } from 'node:crypto'
import { dayOf, wallOf } from '#platform/zone.ts'
import { letter } from '#capabilities/planning/mail/letter.ts'
import { unsubscribeToken } from '#capabilities/planning/mail/unsubscribe.ts'
import { notificationTable } from '#capabilities/planning/notifications/notify.ts'
import { notificationsOf } from '#capabilities/planning/notifications/stored.ts'
import { peopleById, personTable, type Person } from '#capabilities/planning/people/settings.ts'
import { quietUntil } from '#capabilities/planning/engine/quiet.ts'
import { actorById } from '#capabilities/planning/people/actor.ts'
import type { Ctx } from '#core/context.ts'
import { readPublicUrl } from '#platform/config.ts'
import { isMailReady, sendMail } from '#platform/mail.ts'

export type MailAsked = { readonly userId: string; readonly which: 'now' | 'daily' }

/**
 * Sends somebody what is meant for his mail and was not sent yet: nothing that he has read or dealt with meanwhile.
 * What is being sent is claimed first, so that two workers do not send it twice; a claim whose worker died ends by
 * itself, and the mail bears the same id, by which his mail program knows it again.
 */
export async function sendMailNow(ctx: Ctx, { userId, which }: MailAsked): Promise<void> {
  const person = (await peopleById(ctx, [userId])).get(userId)
  if (!person?.email || !isMailReady()) return
  const ids = await claim(ctx, userId, which)
  if (ids.length > 0) {
    try {
      await write(ctx, person, { ids, isDigest: which === 'daily' })
    } catch (error) {
      await mark(ctx, ids, 'claimed_at = null')
      throw error
    }
    await mark(ctx, ids, 'mailed_at = now(), claimed_at = null')
  }
  if (which === 'daily') await noteDigest(ctx, person)
}

async function claim(ctx: Ctx, userId: string, which: string): Promise<string[]> {
  const rows = await ctx.db.arrays({
    text: `update ${notificationTable(ctx)} set claimed_at = now()
      where user_id = $1 and mail = $2 and mailed_at is null and read_at is null and done_at is null
        and (claimed_at is null or claimed_at < now() - interval '2 minutes')
      returning id`,
    values: [userId, which],
  })
  return rows.map(([id]) => id as string)
}

async function mark(ctx: Ctx, ids: readonly string[], set: string): Promise<void> {
  await ctx.db.count({ text: `update ${notificationTable(ctx)} set ${set} where id = any($1::uuid[])`, values: [ids] })
}

async function write(ctx: Ctx, person: Person, { ids, isDigest }: { ids: string[]; isDigest: boolean }): Promise<void> {
  // As the person himself: he is told nothing that he could not see.
  const actor = await actorById(ctx, person)
  const items = await notificationsOf({ ...ctx, actor, locale: person.locale }, ids)
  const kinds = new Set(items.map(({ kind }) => kind))
  const [kind] = kinds
  const ends = kinds.size === 1 && kind ? kind : 'all'
  const base = readPublicUrl()
  const unsubscribe = `${base}/api/unsubscriptions/${await unsubscribeToken(ctx, person.id, ends)}`
  const { locale, name } = person
  const { subject, text, html } = letter({ locale, name, items, isDigest, base, unsubscribe })
  const id = createHash('sha256').update(ids.toSorted().join()).digest('hex').slice(0, 32)
  await sendMail({ to: { name, address: person.email as string }, subject, text, html, id, unsubscribe })
}

async function noteDigest(ctx: Ctx, person: Person): Promise<void> {
  await ctx.db.count({
    text: `insert into ${personTable(ctx)} (user_id, digested_on) values ($1, $2)
      on conflict (user_id) do update set digested_on = excluded.digested_on`,
    values: [person.id, dayOf(new Date(), person.zone)],
  })
}

/**
 * Who is to get a mail now and has none on its way: of those for whom something waits, whose hour has come today, and
 * who is due something at once that came before this server could send mail.
 */
export async function dueMails(ctx: Ctx, now: Date = new Date()): Promise<MailAsked[]> {
  if (!isMailReady()) return []
  const rows = await ctx.db.rows<{ userId: string; which: 'now' | 'daily' }>({
    text: `select user_id as "userId", mail as which from ${notificationTable(ctx)}
      where mail <> 'off' and mailed_at is null and read_at is null and done_at is null
        and created_at > $1::timestamptz - interval '7 days'
      group by user_id, mail
      having coalesce(max(queued_at) < $1::timestamptz - interval '20 hours', true) limit 10000`,
    values: [now.toISOString()],
  })
  const people = await peopleById(
    ctx,
    rows.map(({ userId }) => userId),
  )
  return rows.filter(({ userId, which }) => {
    const person = people.get(userId)
    return person !== undefined && (which === 'now' ? !isQuiet(person, now) : isDigestDue(person, now))
  })
}

/** Notes that a mail with all this is on its way. */
export async function noteQueued(ctx: Ctx, { userId, which }: MailAsked): Promise<void> {
  await ctx.db.count({
    text: `update ${notificationTable(ctx)} set queued_at = now() where user_id = $1 and mail = $2 and mailed_at is null`,
    values: [userId, which],
  })
}

const isQuiet = ({ quiet, zone }: Person, now: Date) => quietUntil(now, quiet, zone) !== undefined

function isDigestDue({ zone, digestHour, digestedOn }: Person, now: Date): boolean {
  return wallOf(now, zone).hour >= digestHour && digestedOn !== dayOf(now, zone)
}
