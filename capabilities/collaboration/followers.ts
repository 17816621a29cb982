import type { Followers, Person } from '#capabilities/collaboration/contract.ts'
import { errors } from '#capabilities/collaboration/errors.ts'
import { isAdmin, seenRecord, tableOf, whoMaySee, type About } from '#capabilities/collaboration/people.ts'
import type { Ctx } from '#core/context.ts'
import { emitAbout } from '#core/history/outbox.ts'
import { wantNotification } from '#core/notifications.ts'

/** Who is told of what is said about a record: those who chose to, those who took part, and its owner. */
export async function followersOf(ctx: Ctx, about: About): Promise<Person[]> {
  const { owner } = await seenRecord(ctx, about)
  const rows = await ctx.db.rows<{ id: string; follows: boolean }>({
    text: `select user_id as id, follows from ${tableOf(ctx, 'follower')} where record_id = $1 and object = $2`,
    values: [about.record, about.object],
  })
  const isOut = rows.some(({ id, follows }) => id === owner && !follows)
  const ids = rows.filter(({ follows }) => follows).map(({ id }) => id)
  return whoMaySee(ctx, about, typeof owner === 'string' && !isOut ? [...ids, owner] : ids)
}

export async function listFollowers(ctx: Ctx, about: About): Promise<Followers> {
  const items = (await followersOf(ctx, about)).toSorted((a, b) => a.name.localeCompare(b.name, ctx.locale))
  return { items, following: items.some(({ id }) => id === ctx.actor.id) }
}

export async function follow(ctx: Ctx, about: About, user: string): Promise<Followers> {
  await seenRecord(ctx, about)
  const [person] = await whoMaySee(ctx, about, [user])
  if (!person) throw errors.personNotFound({ id: user })
  const before = await followersOf(ctx, about)
  await setFollowing(ctx, about, { ids: [person.id], follows: true })
  await emitAbout(ctx, 'follower.changed', { object: about.object, id: about.record })
  if (!before.some(({ id }) => id === person.id))
    await wantNotification(ctx, {
      userId: person.id,
      kind: 'follow',
      object: about.object,
      recordId: about.record,
      byUserId: ctx.actor.id,
      text: '',
    })
  return listFollowers(ctx, about)
}

export async function unfollow(ctx: Ctx, about: About, user: string): Promise<Followers> {
  await seenRecord(ctx, about)
  if (user !== ctx.actor.id && !isAdmin(ctx)) throw errors.notYours()
  const [person] = await whoMaySee(ctx, about, [user])
  if (!person) throw errors.personNotFound({ id: user })
  await setFollowing(ctx, about, { ids: [person.id], follows: false })
  await emitAbout(ctx, 'follower.changed', { object: about.object, id: about.record })
  return listFollowers(ctx, about)
}

/** Those who take part follow from then on, save who has left before. */
export async function letFollow(ctx: Ctx, about: About, ids: readonly string[]): Promise<void> {
  const fresh = await ctx.db.count({
    text: `insert into ${tableOf(ctx, 'follower')} (object, record_id, user_id, follows)
      select $1, $2, id, true from unnest($3::uuid[]) id on conflict do nothing`,
    values: [about.object, about.record, ids],
  })
  if (fresh > 0) await emitAbout(ctx, 'follower.changed', { object: about.object, id: about.record })
}

async function setFollowing(ctx: Ctx, about: About, { ids, follows }: { ids: string[]; follows: boolean }) {
  await ctx.db.count({
    text: `insert into ${tableOf(ctx, 'follower')} (object, record_id, user_id, follows)
      select $1, $2, id, $4 from unnest($3::uuid[]) id
      on conflict on constraint collaboration_follower__once do update set follows = excluded.follows, at = now()`,
    values: [about.object, about.record, ids, follows],
  })
}
