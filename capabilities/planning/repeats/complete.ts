import { nextTime } from '#capabilities/planning/engine/next-time.ts'
import { peopleById } from '#capabilities/planning/people/settings.ts'
import { keptValues, repeatTable } from '#capabilities/planning/repeats/apart.ts'
import type { Ctx } from '#core/context.ts'
import { createRecord } from '#core/records/create.ts'
import type { WriteCheck } from '#core/records/checks.ts'
import { readRecord } from '#core/records/read.ts'
import { removeRecord } from '#core/records/remove.ts'
import { quoted } from '#platform/db/pool.ts'
import { readRecurrence, writeRecurrence } from '#sdk/recurrence.ts'

/**
 * Whoever completes a task that repeats finds the next one there, made in the same transaction; whoever opens it again
 * takes the next one back, unless somebody has touched that already.
 */
export const repeatCheck: WriteCheck = {
  // A new task brings its subject along; that it is open is nothing that happened.
  concerns: (_, { name }, given) =>
    name === 'task' && given.some(({ status, subject }) => status === 'done' || (status && subject === undefined)),
  look: async (ctx, object, written) => {
    const ids = written.map(({ id }) => id)
    const rows = await ctx.db.rows<{ id: string; status: string }>({
      text: `select t.id, t.status from ${object.table} t where t.id = any($1::uuid[]) and t.repeat is not null
        and exists (select from ${quoted(ctx.model.schema)}.history h
          where h.record_id = t.id and h.at = now() and h.after ? 'status')`,
      values: [ids],
    })
    for (const { id, status } of rows) await (status === 'done' ? makeNext(ctx, id) : takeNextBack(ctx, id))
    return new Map()
  },
}

async function makeNext(ctx: Ctx, id: string): Promise<void> {
  const values = await keptValues(ctx, id)
  const rule = readRecurrence(String(values.repeat ?? ''))
  if (!rule) return
  const [known] = await ctx.db.arrays({
    text: `select 1 from ${repeatTable(ctx)} where task_id = $1 and next_id is not null`,
    values: [id],
  })
  if (known) return
  const now = new Date()
  const zone = await zoneOf(ctx, values.owner)
  const due = typeof values.dueAt === 'string' ? new Date(values.dueAt) : null
  const next = nextTime(rule, { due: due ?? now, zone, now })
  if (!next) return
  // A reminder at a moment of its own keeps its distance to the day the task is due.
  const remindAt =
    typeof values.remindAt === 'string' && due ? new Date(values.remindAt).getTime() - due.getTime() : null
  const made = await createRecord({ ...ctx, cause: `repeat:${id}` }, 'task', {
    ...values,
    repeat: writeRecurrence(next.rule),
    dueAt: next.at.toISOString(),
    remindAt: remindAt === null ? null : new Date(next.at.getTime() + remindAt).toISOString(),
    checklist: unticked(values.checklist),
  })
  await ctx.db.count({
    text: `insert into ${repeatTable(ctx)} (task_id, next_id) values ($1, $2)
      on conflict (task_id) do update set next_id = excluded.next_id`,
    values: [id, made.id],
  })
}

function unticked(checklist: unknown): unknown {
  return Array.isArray(checklist) ? checklist.map((item: object) => ({ ...item, done: false })) : null
}

async function zoneOf(ctx: Ctx, owner: unknown): Promise<string> {
  const id = typeof owner === 'string' ? owner : ctx.actor.id
  return (await peopleById(ctx, [id])).get(id)?.zone ?? 'UTC'
}

async function takeNextBack(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.db.arrays({
    text: `update ${repeatTable(ctx)} r set next_id = null from (select task_id, next_id from ${repeatTable(ctx)}) was
      where r.task_id = $1 and was.task_id = r.task_id and was.next_id is not null returning was.next_id`,
    values: [id],
  })
  if (!row) return
  const next = await readRecord(ctx, 'task', row[0] as string).catch(() => undefined)
  if (next?.rev === 1 && next.status === 'open') await removeRecord(ctx, 'task', next.id)
}
