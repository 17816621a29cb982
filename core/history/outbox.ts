import type { Ctx } from '#core/context.ts'
import type { Db } from '#platform/db/pool.ts'
import { quoted } from '#platform/db/pool.ts'

/** Something that happened, in the order it became final. `id` can be named in `Last-Event-ID`. */
export type OutboxEvent = {
  readonly id: string
  readonly event: string
  readonly object: string | null
  readonly record: string | null
  readonly rev: number | null
  readonly actor: string | null
  readonly payload: unknown
}

const atOnce = 1000

/** Says that something happened: part of the caller's transaction, told to others once that is committed. */
export async function emit(ctx: Ctx, event: string, payload: unknown): Promise<void> {
  await ctx.db.count({
    text: `insert into ${quoted(ctx.model.schema)}.outbox (event, actor_id, payload) values ($1, $2, $3)`,
    values: [event, ctx.actor.id, JSON.stringify(payload)],
  })
  ctx.wake()
}

/** The same of one record, which only who may see the record is told of: as what `event` says happened around it. */
export async function emitAbout(ctx: Ctx, event: string, about: { object: string; id: string }): Promise<void> {
  await ctx.db.count({
    text: `insert into ${quoted(ctx.model.schema)}.outbox (event, object, record_id, actor_id) values ($1, $2, $3, $4)`,
    values: [event, about.object, about.id, ctx.actor.id],
  })
  ctx.wake()
}

/**
 * The events behind a place in the outbox, at most 1,000. Only rows older than the oldest transaction still
 * running are read: a younger one may yet put rows between them.
 */
export async function eventsAfter(db: Db, schema: string, after: string): Promise<OutboxEvent[]> {
  const [xid = '0', seq = '0'] = after.split('-')
  const rows = await db.arrays({
    text: `select xid::text || '-' || seq, event, object, record_id, rev, actor_id, payload
      from ${quoted(schema)}.outbox
      where (xid, seq) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid, seq limit ${atOnce}`,
    values: [xid, seq],
  })
  return rows.map(([id, event, object, record, rev, actor, payload]) => ({
    id,
    event,
    object,
    record,
    rev,
    actor,
    payload: payload === null ? null : JSON.parse(payload as string),
  })) as OutboxEvent[]
}

/** Where the outbox ends now. */
export async function lastEventId(db: Db, schema: string): Promise<string> {
  const [row] = await db.arrays({
    text: `select coalesce((select xid::text || '-' || seq from ${quoted(schema)}.outbox
      where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, seq desc limit 1),
      (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text || '-0')`,
  })
  return row?.[0] as string
}

/** Takes away what every listener has long read: rows of more than an hour ago, save the last 10,000. */
export async function trimOutbox(db: Db, schema: string): Promise<void> {
  const table = `${quoted(schema)}.outbox`
  await db.count({
    text: `delete from ${table} o using (select xid, seq from ${table} order by xid desc, seq desc offset 10000 limit 1) keep
      where (o.xid, o.seq) < (keep.xid, keep.seq) and o.at < now() - interval '1 hour'`,
  })
}
