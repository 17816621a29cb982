import { expectedBand, isOutside } from '#capabilities/quality/engine/health/band.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { tableOf } from '#capabilities/quality/health/fields.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { emit } from '#core/history/outbox.ts'

/** A change of less than this is never an alarm: two points of a score, a tenth of the number of records. */
const leastPoints = 0.02
const leastShare = 0.1
const daysBack = 28

type Series = { kind: string; key: string; dimension: string; today: number; before: number[] }

/**
 * Compares today's numbers of an object with the four weeks before, and raises an alarm where one left its band. The
 * number of records is watched as well, under the dimension `records`.
 */
export async function raiseAlarms(ctx: Ctx, object: string): Promise<number> {
  let raised = 0
  for (const series of await seriesOf(ctx, object)) {
    const floor = series.dimension === 'records' ? leastShare * Math.max(...series.before, 10) : leastPoints
    const band = expectedBand(series.before, floor)
    if (!band || !isOutside(series.today, band)) continue
    const { kind, key, dimension, today } = series
    raised += await ctx.db.count({
      text: `insert into ${tableOf(ctx, 'quality_alarm')} (day, object, kind, key, dimension, value, low, high)
        values (current_date, $1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      values: [object, kind, key, dimension, today, band.low, band.high],
    })
    await emit(ctx, 'quality.alarm', { object, kind, key, dimension, value: today, ...band })
  }
  return raised
}

async function seriesOf(ctx: Ctx, object: string): Promise<Series[]> {
  const rows = await ctx.db.rows<{ kind: string; key: string; dimension: string; today: number; before: number[] }>({
    text: `with lines as (
        select day, kind, key, dimension, score as value from ${tableOf(ctx, 'quality_health')}
        where object = $1 and kind in ('all', 'field') and day > current_date - ${daysBack + 1}
        union all
        select day, kind, key, 'records', total from ${tableOf(ctx, 'quality_health')}
        where object = $1 and kind = 'all' and dimension = 'score' and day > current_date - ${daysBack + 1})
      select kind, key, dimension, max(value) filter (where day = current_date) as today,
        coalesce(array_agg(value order by day) filter (where day < current_date), '{}') as before
      from lines group by kind, key, dimension
      having max(value) filter (where day = current_date) is not null`,
    values: [object],
  })
  return rows
}

export type Alarm = {
  readonly id: string
  readonly day: string
  readonly kind: string
  readonly key: string
  readonly dimension: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The alarms of an object nobody has closed yet, the latest first. */
export async function openAlarms(ctx: Ctx, object: string): Promise<Alarm[]> {
  return ctx.db.rows<Alarm>({
    text: `select id, day::text, kind, key, dimension, value, low, high from ${tableOf(ctx, 'quality_alarm')}
      where object = $1 and closed_at is null order by day desc, kind, key, dimension limit 50`,
    values: [object],
  })
}

export async function closeAlarm(ctx: Ctx, id: string): Promise<void> {
  const count = isUuid(id)
    ? await ctx.db.count({
        text: `update ${tableOf(ctx, 'quality_alarm')} set closed_at = now(), closed_by = $2 where id = $1`,
        values: [id, ctx.actor.id],
      })
    : 0
  if (count === 0) throw errors.alarmNotFound({ id })
}
