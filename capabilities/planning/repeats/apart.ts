import type { Repetition } from '#capabilities/planning/contract.ts'
import { nextTime } from '#capabilities/planning/engine/next-time.ts'
import { errors } from '#capabilities/planning/errors.ts'
import { peopleById } from '#capabilities/planning/people/settings.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { readRecord } from '#core/records/read.ts'
import { quoted } from '#platform/db/pool.ts'
import { readRecurrence } from '#sdk/recurrence.ts'

export const repeatTable = (ctx: Ctx) => `${quoted(ctx.model.schema)}.planning_repeat`

/** What a task does not hand on to the next one. */
const own = new Set(['status', 'doneAt'])
const computed = new Set(['formula', 'rollup', 'autoNumber', 'file'])

/** What the task that comes after this one begins with: its values, or those from before it was changed alone. */
export async function keptValues(ctx: Ctx, id: string): Promise<Record<string, unknown>> {
  const [row] = await ctx.db.arrays({ text: `select apart from ${repeatTable(ctx)} where task_id = $1`, values: [id] })
  const apart = row?.[0] as string | null | undefined
  return apart ? (JSON.parse(apart) as Record<string, unknown>) : valuesOf(ctx, id)
}

async function valuesOf(ctx: Ctx, id: string): Promise<Record<string, unknown>> {
  const record = await readRecord(ctx, 'task', id)
  const fields = [...objectOf(ctx, 'task').fields.values()]
  const handedOn = fields.filter(({ name, readOnly, type }) => !readOnly && !own.has(name) && !computed.has(type))
  return Object.fromEntries(handedOn.map(({ name }) => [name, record[name] ?? null]))
}

/** From now on the task is changed alone: those to come are made of what it says now. Asked again, nothing happens. */
export async function setApart(ctx: Ctx, id: string): Promise<Repetition> {
  await mustRepeat(ctx, id)
  await ctx.db.count({
    text: `insert into ${repeatTable(ctx)} as r (task_id, apart) values ($1, $2)
      on conflict (task_id) do update set apart = coalesce(r.apart, excluded.apart)`,
    values: [id, JSON.stringify(await valuesOf(ctx, id))],
  })
  return repetitionOf(ctx, id)
}

/** What the task says holds for all to come again. */
export async function setTogether(ctx: Ctx, id: string): Promise<Repetition> {
  await mustRepeat(ctx, id)
  await ctx.db.count({ text: `update ${repeatTable(ctx)} set apart = null where task_id = $1`, values: [id] })
  return repetitionOf(ctx, id)
}

/** Whether a task is changed alone, and when the next ones are due. */
export async function repetitionOf(ctx: Ctx, id: string): Promise<Repetition> {
  const { repeat } = await readRecord(ctx, 'task', id)
  const [row] = await ctx.db.arrays({
    text: `select apart is not null, next_id from ${repeatTable(ctx)} where task_id = $1`,
    values: [id],
  })
  const values = await keptValues(ctx, id)
  const next = repeat ? await comingTimes(ctx, values) : []
  return { alone: row?.[0] === true, nextId: (row?.[1] as string | null) ?? null, next }
}

const shown = 3

async function comingTimes(ctx: Ctx, values: Record<string, unknown>): Promise<string[]> {
  const owner = typeof values.owner === 'string' ? values.owner : ctx.actor.id
  const zone = (await peopleById(ctx, [owner])).get(owner)?.zone ?? 'UTC'
  const times: string[] = []
  let rule = readRecurrence(String(values.repeat ?? ''))
  let due = typeof values.dueAt === 'string' ? new Date(values.dueAt) : new Date()
  while (rule && times.length < shown) {
    const next = nextTime(rule, { due, zone, now: new Date() })
    if (!next) break
    times.push(next.at.toISOString())
    rule = next.rule
    due = next.at
  }
  return times
}

async function mustRepeat(ctx: Ctx, id: string): Promise<void> {
  if (!(await readRecord(ctx, 'task', id)).repeat) throw errors.notRepeating()
}
