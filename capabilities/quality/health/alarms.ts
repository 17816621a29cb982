import type { Alarm } from '#capabilities/quality/contract-health.ts'
import { expectedBand, isOutside } from '#capabilities/quality/engine/health/band.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { tableOf } from '#capabilities/quality/health/fields.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { emit } from '#core/history/outbox.ts'

/**
 * A change of less than this is never an alarm: two points of a score, five of that of one owner or source, whose
 * records are few; a tenth of the number of records.
 */
const leastPoints = 0.02
const leastPointsOfPart = 0.05
const leastShare = 0.1
const daysBack = 28
/** Of an owner or a source with fewer records than this, one record moves the score. */
const leastRecords = 20
/** So many are told of by name; all are kept. */
const mostTold = 5

type Series = { kind: string; key: string; dimension: string; today: number; before: number[] }

/**
 * Compares a day's numbers of an object with the four weeks before, and raises an alarm where one left its band: of
 * the whole and of each field all dimensions, of each owner and source the score. The number of records, of all and of
 * each source, is watched as well, under the dimension `records`. What was raised is told as one `quality.alarm`.
 */
export async function raiseAlarms(ctx: Ctx, object: string, day: string): Promise<number> {
  const raised: (Omit<Series, 'today' | 'before'> & { value: number; low: number; high: number })[] = []
  for (const series of await seriesOf(ctx, object, day)) {
    const band = expectedBand(series.before, floorOf(series))
    if (!band || !isOutside(series.today, band)) continue
    const { kind, key, dimension, today } = series
    const isNew = await ctx.db.count({
      text: `insert into ${tableOf(ctx, 'quality_alarm')} (day, object, kind, key, dimension, value, low, high)
        values ($8::date, $1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      values: [object, kind, key, dimension, today, band.low, band.high, day],
    })
    if (isNew > 0) raised.push({ kind, key, dimension, value: today, ...band })
  }
  if (raised.length === 0) return 0
  await emit(ctx, 'quality.alarm', { object, count: raised.length, alarms: raised.slice(0, mostTold) })
  return raised.length
}

function floorOf({ kind, dimension, before }: Series): number {
  if (dimension === 'records') return leastShare * Math.max(...before, 10)
  return kind === 'owner' || kind === 'source' ? leastPointsOfPart : leastPoints
}

async function seriesOf(ctx: Ctx, object: string, day: string): Promise<Series[]> {
  const rows = await ctx.db.rows<{ kind: string; key: string; dimension: string; today: number; before: number[] }>({
    text: `with lines as (
        select day, kind, key, dimension, score as value from ${tableOf(ctx, 'quality_health')}
        where object = $1 and day > $2::date - ${daysBack + 1} and day <= $2::date
          and (kind in ('all', 'field') or (dimension = 'score' and total >= ${leastRecords}))
        union all
        select day, kind, key, 'records', total from ${tableOf(ctx, 'quality_health')}
        where object = $1 and kind in ('all', 'source') and dimension = 'score' and day > $2::date - ${daysBack + 1} and day <= $2::date)
      select kind, key, dimension, max(value) filter (where day = $2::date) as today,
        coalesce(array_agg(value order by day) filter (where day < $2::date), '{}') as before
      from lines group by kind, key, dimension
      having max(value) filter (where day = $2::date) is not null`,
    values: [object, day],
  })
  return rows
}

/** The alarms of an object nobody has closed yet, the latest first. */
export async function openAlarms(ctx: Ctx, object: string): Promise<Alarm[]> {
  return ctx.db.rows<Alarm>({
    text: `select a.id, a.day::text, a.kind, a.key, u.name as title, a.dimension, a.value, a.low, a.high
      from ${tableOf(ctx, 'quality_alarm')} a
      left join ${tableOf(ctx, 'user')} u on a.kind = 'owner' and u.id::text = a.key
      where a.object = $1 and a.closed_at is null
      order by a.day desc, array_position(array['all', 'field', 'source', 'owner'], a.kind), a.key, a.dimension limit 50`,
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
