import { mailSoon } from '#capabilities/planning/jobs.ts'
import { notify } from '#capabilities/planning/notifications/notify.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

type Due = { id: string; at: string; userId: string; subject: string }

/** Older ones are no news any more: the server was away that long, or the record came by an import. */
const newsDays = 30

const sources = [
  { object: 'task', base: 'due_at', condition: `and t.status = 'open'` },
  { object: 'meeting', base: 'starts_at', condition: '' },
] as const

/**
 * Gives every reminder that is due and was not given: at the moment somebody chose, and so long before a task is due or
 * a meeting starts. That it was given is noted in the same transaction, so each comes once, also after the server was
 * away. To the owner, or who made the record where nobody owns it.
 */
export async function fireReminders(ctx: Ctx, now: Date = new Date()): Promise<number> {
  let count = 0
  for (const source of sources) {
    await inTransaction(ctx, async (inner) => {
      const due = await takeDue(inner, source, now)
      count += due.length
      const news = due.map(({ id, at, userId, subject }) => ({
        userId,
        kind: 'reminder' as const,
        object: source.object,
        recordId: id,
        text: subject,
        once: `reminder ${id} ${at}`,
      }))
      await mailSoon(inner, await notify(inner, news))
    })
  }
  return count
}

async function takeDue(ctx: Ctx, { object, base, condition }: (typeof sources)[number], now: Date): Promise<Due[]> {
  const table = ctx.model.objects.get(object)?.table
  if (!table) return []
  const minutes = `make_interval(mins => t.remind_before::int)`
  // No "before" is longer than a day, so what is due later than in a day cannot be meant.
  return ctx.db.rows<Due>({
    text: `with found as (
        select t.id, t.remind_at as at, coalesce(t.owner, t.created_by) as user_id, t.subject from ${table} t
          where t.deleted_at is null and t.remind_at <= $1 and t.remind_at > $1::timestamptz - interval '${newsDays} days'
            ${condition}
        union
        select t.id, t.${base} - ${minutes}, coalesce(t.owner, t.created_by), t.subject from ${table} t
          where t.deleted_at is null and t.remind_before is not null and t.${base} <= $1::timestamptz + interval '1 day'
            and t.${base} > $1::timestamptz - interval '${newsDays} days' and t.${base} - ${minutes} <= $1 ${condition}
      ), fresh as (
        insert into ${quoted(ctx.model.schema)}.planning_reminded (record_id, at)
        select id, at from found where user_id is not null on conflict do nothing returning record_id, at
      )
      select f.id, f.at, f.user_id as "userId", f.subject from fresh join found f on f.id = fresh.record_id and f.at = fresh.at
      limit 10000`,
    values: [now.toISOString()],
  })
}
