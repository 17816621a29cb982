import type {
  Dimension,
  Measure,
  Move,
  ObjectHealth,
  ObjectState,
  PartHealth,
} from '#capabilities/quality/contract-health.ts'
import { dimensions } from '#capabilities/quality/contract-health.ts'
import { measuredObject, measuredObjects, tableOf, today, weightsOf } from '#capabilities/quality/health/fields.ts'
import { partTrends, withTrends } from '#capabilities/quality/health/part-trends.ts'
import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

const daysShown = 90
const movesShown = 8
const leastMove = 0.005

/** Every measured object with its score and how that went over the last 90 days. */
export async function healthOf(ctx: Ctx): Promise<{ items: ObjectHealth[] }> {
  const rows = await ctx.db.rows<{ object: string; day: string; score: number; total: number }>({
    text: `select object, day::text, score, total from ${tableOf(ctx, 'quality_health')}
      where kind = 'all' and dimension = 'score' and day > $1::date - ${daysShown} order by day`,
    values: [today(ctx)],
  })
  const byObject = Map.groupBy(rows, ({ object }) => object)
  const items = measuredObjects(ctx).flatMap(({ name }) => {
    const trend = byObject.get(name) ?? []
    const last = trend.at(-1)
    if (!last) return []
    return [
      {
        object: name,
        day: last.day,
        records: last.total,
        score: last.score,
        trend: trend.map(({ day, score }) => ({ day, score })),
      },
    ]
  })
  return { items }
}

type Line = { day: string; kind: Move['kind']; key: string; dimension: Dimension | 'score' } & Measure

/** All numbers of an object on its latest day, and what moved since a week before, or since the first day there is. */
export async function objectState(ctx: Ctx, name: string): Promise<ObjectState | { object: string; day: null }> {
  const object = measuredObject(ctx, name)
  const table = tableOf(ctx, 'quality_health')
  const history = await ctx.db.rows<Line>({
    text: `select day::text, kind, key, dimension, score, good, total from ${table}
      where object = $1 and kind = 'all' and day > $2::date - ${daysShown} order by day`,
    values: [name, today(ctx)],
  })
  const day = history.at(-1)?.day
  if (day === undefined) return { object: name, day: null }
  const days = [...new Set(history.map((line) => line.day))]
  const weekBefore = new Date(Date.parse(day) - 7 * 86_400_000).toISOString().slice(0, 10)
  const since = days.findLast((one) => one <= weekBefore) ?? (days[0] === day ? null : (days[0] ?? null))
  const lines = await ctx.db.rows<Line>({
    text: `select day::text, kind, key, dimension, score, good, total from ${table}
      where object = $1 and day = any($2::date[])`,
    values: [name, [day, since ?? day]],
  })
  const now = lines.filter((line) => line.day === day)
  const owners = now.filter(({ kind }) => kind === 'owner').map(({ key }) => key)
  const titles = await ownerNames(ctx, [...new Set(owners)])
  const weights = await weightsOf(ctx, object)
  const trend = await partTrends(ctx, name, { day, days: daysShown })
  const all = measuresFrom(now.filter(({ kind }) => kind === 'all')) as Record<Dimension | 'score', Measure>
  return {
    object: name,
    day,
    records: all.score.total,
    score: all.score.score,
    measures: all,
    trend: trendOf(history, 'score'),
    trends: trendsOf(history),
    since,
    moved:
      since === null
        ? []
        : movesOf(
            now,
            lines.filter((line) => line.day === since),
            titles,
          ),
    fields: withTrends(partsOf(now, 'field', titles), 'field', trend)
      .map((part) => ({ ...part, weight: weights.get(part.key) ?? 0 }))
      .toSorted((a, b) => b.weight - a.weight),
    owners: withTrends(partsOf(now, 'owner', titles), 'owner', trend),
    sources: withTrends(partsOf(now, 'source', titles), 'source', trend),
  }
}

function trendsOf(lines: readonly Line[]): ObjectState['trends'] {
  const entries = dimensions.map((one) => [one, trendOf(lines, one)] as const)
  return Object.fromEntries(entries) as Record<Dimension, ReturnType<typeof trendOf>>
}

function trendOf(lines: readonly Line[], dimension: string) {
  return lines.filter((line) => line.dimension === dimension).map(({ day, score }) => ({ day, score }))
}

function measuresFrom(lines: readonly Line[]): PartHealth['measures'] {
  return Object.fromEntries(lines.map(({ dimension, score, good, total }) => [dimension, { score, good, total }]))
}

function partsOf(lines: readonly Line[], kind: Move['kind'], titles: ReadonlyMap<string, string>): PartHealth[] {
  return [
    ...Map.groupBy(
      lines.filter((line) => line.kind === kind),
      ({ key }) => key,
    ),
  ]
    .map(([key, some]) => ({ key, title: titles.get(key) ?? null, measures: measuresFrom(some), trend: [] }))
    .toSorted((a, b) => (b.measures.score?.total ?? 0) - (a.measures.score?.total ?? 0))
}

/** What changed most between two days: of the whole, and of each field. */
function movesOf(now: readonly Line[], before: readonly Line[], titles: ReadonlyMap<string, string>): Move[] {
  const old = new Map(before.map((line) => [`${line.kind} ${line.key} ${line.dimension}`, line.score]))
  return now
    .flatMap(({ kind, key, dimension, score }): Move[] => {
      const was = old.get(`${kind} ${key} ${dimension}`)
      if (was === undefined || dimension === 'score' || Math.abs(score - was) < leastMove) return []
      return [{ kind, key, title: titles.get(key) ?? null, dimension, before: was, after: score }]
    })
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, movesShown)
}

/** What the owners of these ids are called. */
export async function ownerNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.rows<{ id: string; name: string }>({
    text: `select id, name from ${quoted(ctx.model.schema)}."user" where id = any($1::uuid[])`,
    values: [ids],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
