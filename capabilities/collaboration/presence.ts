import type { Present } from '#capabilities/collaboration/contract.ts'
import { errors } from '#capabilities/collaboration/errors.ts'
import { seenRecord, tableOf, type About } from '#capabilities/collaboration/people.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { emitAbout } from '#core/history/outbox.ts'
import { quoted } from '#platform/db/pool.ts'

/** Three missed heartbeats of 15 seconds: whoever closed his laptop is gone within the minute. */
const staysSeconds = 45

/**
 * Says that a window has the record open, and which field is edited in it; gives the others who have it open. A row
 * of a table without a log, so that several servers see the same people; only what changes is told to them.
 */
export async function present(
  ctx: Ctx,
  about: About,
  { tab, field }: { tab: string; field: string | null },
): Promise<{ items: Present[] }> {
  await seenRecord(ctx, about)
  const before = await stand(ctx, about, { tab, field })
  const isNews = !before || before.field !== field || before.record !== about.record
  if (isNews) await told(ctx, about)
  if (before && before.record !== about.record) await told(ctx, before)
  return { items: await others(ctx, about) }
}

/** For good: what the same window said before and arrives after it is not believed. One that comes back has a new id. */
export async function leave(ctx: Ctx, about: About, tab: string): Promise<void> {
  const gone = await ctx.db.count({
    text: `insert into ${tableOf(ctx, 'presence')} as p (tab, object, record_id, user_id, has_left)
      values ($1, $2, $3, $4, true)
      on conflict (tab) do update set has_left = true, seen_at = now() where p.user_id = excluded.user_id and not p.has_left`,
    values: [windowOf(tab), about.object, about.record, ctx.actor.id],
  })
  if (gone > 0) await told(ctx, about)
}

type Stood = About & { readonly field: string | null }

/** Writes it down, clears away who is long gone, and gives how the window stood before. */
async function stand(ctx: Ctx, about: About, { tab, field }: { tab: string; field: string | null }) {
  const [before] = await ctx.db.rows<Stood>({
    text: `with old as (select object, record_id, field from ${tableOf(ctx, 'presence')}
        where tab = $1 and user_id = $4 and seen_at > now() - interval '${staysSeconds} seconds'),
      gone as (delete from ${tableOf(ctx, 'presence')}
        where tab <> $1 and seen_at < now() - interval '${staysSeconds * 2} seconds'),
      kept as (insert into ${tableOf(ctx, 'presence')} as p (tab, object, record_id, user_id, field)
        values ($1, $2, $3, $4, $5)
        on conflict (tab) do update set object = excluded.object, record_id = excluded.record_id, field = excluded.field,
          seen_at = now() where p.user_id = excluded.user_id and not p.has_left)
      select object, record_id as record, field from old`,
    values: [windowOf(tab), about.object, about.record, ctx.actor.id, field],
  })
  return before
}

async function others(ctx: Ctx, about: About): Promise<Present[]> {
  return ctx.db.rows<Present>({
    text: `select u.id, u.name, max(p.field) as field from ${tableOf(ctx, 'presence')} p
      join ${quoted(ctx.model.schema)}."user" u on u.id = p.user_id
      where p.record_id = $1 and p.object = $2 and p.user_id <> $3 and not p.has_left
        and p.seen_at > now() - interval '${staysSeconds} seconds'
      group by u.id, u.name order by min(p.tab::text)`,
    values: [about.record, about.object, ctx.actor.id],
  })
}

async function told(ctx: Ctx, { object, record }: About): Promise<void> {
  await emitAbout(ctx, 'presence.changed', { object, id: record })
}

function windowOf(tab: string): string {
  if (!isUuid(tab)) throw errors.tabUnreadable({ tab })
  return tab
}
