import type { DayScore, PartHealth } from '#capabilities/quality/contract-health.ts'
import { tableOf } from '#capabilities/quality/health/fields.ts'
import type { Ctx } from '#core/context.ts'

/** A point stands for so many days, its last: of 500 owners over 90 days no more is sent than can be seen. */
const stepDays = 3

/** What is drawn: of an owner or a source the score; of a field the share of all records that hold a right value. */
const drawn = `select day, kind, key, score as value from lines where dimension = 'score'
  union all select day, kind, key, max(good) filter (where dimension = 'validity') / nullif(max(total) filter (where dimension = 'completeness'), 0)
    from lines where kind = 'field' group by day, kind, key`

/** How each field, owner and source went over the days before `day`, by kind and key, oldest first. */
export async function partTrends(
  ctx: Ctx,
  object: string,
  { day, days }: { day: string; days: number },
): Promise<(kind: string, key: string) => DayScore[]> {
  const rows = await ctx.db.rows<{ kind: string; key: string; days: string[]; values: number[] }>({
    text: `with lines as (select * from ${tableOf(ctx, 'quality_health')}
        where object = $1 and kind in ('field', 'owner', 'source') and day > $2::date - ${days} and day <= $2::date),
      points as (select distinct on (kind, key, ($2::date - day) / ${stepDays}) * from (${drawn}) d
        where value is not null order by kind, key, ($2::date - day) / ${stepDays}, day desc)
      select kind, key, array_agg(day::text order by day) as days, array_agg(value order by day) as values
      from points group by kind, key`,
    values: [object, day],
  })
  const byPart = new Map(rows.map((row) => [`${row.kind} ${row.key}`, row]))
  return (kind, key) => {
    const row = byPart.get(`${kind} ${key}`)
    return row ? row.days.map((one, at) => ({ day: one, score: row.values[at] ?? 0 })) : []
  }
}

/** Parts with their trends. */
export function withTrends(
  parts: readonly PartHealth[],
  kind: string,
  trendOf: (kind: string, key: string) => DayScore[],
): PartHealth[] {
  return parts.map((part) => ({ ...part, trend: trendOf(kind, part.key) }))
}
