import { notificationKinds, type NotificationKind } from '#capabilities/planning/contract.ts'
import { mailSoon } from '#capabilities/planning/jobs.ts'
import { notify, onceOf, type News } from '#capabilities/planning/notifications/notify.ts'
import { peopleById } from '#capabilities/planning/people/settings.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import type { NotificationWanted } from '#core/notifications.ts'
import { quoted } from '#platform/db/pool.ts'

/** Somebody wants another told: in a comment, by a reaction. */
export async function hearWanted(ctx: Ctx, wanted: NotificationWanted): Promise<void> {
  const { userId, kind, object, recordId, byUserId, text } = wanted
  if (!(notificationKinds as readonly string[]).includes(kind)) return
  const once = onceOf(ctx, userId)
  await tell(ctx, [{ userId, kind: kind as NotificationKind, object, recordId, byId: byUserId, text, once }])
}

type ImportFinished = { id: string; object: string; progress: { done: number } | null }

/** Who started an import hears that it is at its end. One file may fill two objects: that is one import. */
export async function hearImport(ctx: Ctx, { id, object, progress }: ImportFinished): Promise<void> {
  if (ctx.actor.role === 'system') return
  await tell(ctx, [
    {
      userId: ctx.actor.id,
      kind: 'import',
      object,
      path: `/imports/${id}`,
      details: { state: 'done', rows: progress?.done ?? 0 },
      once: `import ${id}`,
    },
  ])
}

type JobFailed = { id: string; name: string; actor: string | null; error: string }

/** Who asked for a job hears that it failed; of those that nobody asked for, who looks after the system. */
export async function hearFailed(ctx: Ctx, { id, name, actor, error }: JobFailed): Promise<void> {
  const isImport = /(^|\.)import$/.test(name)
  const isPerson = actor !== null && (await peopleById(ctx, [actor])).has(actor)
  const people = isPerson ? [actor] : await administrators(ctx)
  await tell(
    ctx,
    people.map((userId) => ({
      userId,
      kind: isImport ? 'import' : 'job',
      path: isImport ? '/imports' : '/settings/jobs',
      text: error.slice(0, 200),
      details: { state: 'failed', job: name },
      once: `failed ${id}`,
    })),
  )
}

type QualityAlarm = { object: string; count: number }

/** Figures of data health left their usual range: who looks after the system hears it, once a day for an object. */
export async function hearAlarm(ctx: Ctx, { object, count }: QualityAlarm): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  const people = await administrators(ctx)
  await tell(
    ctx,
    people.map((userId) => ({
      userId,
      kind: 'health',
      object,
      path: `/health?object=${object}`,
      once: `health ${object} ${day}`,
      count,
    })),
  )
}

async function administrators(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.arrays({
    text: `select id from ${quoted(ctx.model.schema)}."user" where role in ('owner', 'admin') and active is not false
      and deleted_at is null limit 50`,
  })
  return rows.map(([id]) => id as string)
}

async function tell(ctx: Ctx, news: readonly News[]): Promise<void> {
  await inTransaction(ctx, async (inner) => mailSoon(inner, await notify(inner, news)))
}
