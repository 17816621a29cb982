import { measuresOf, joinGroups, type GroupCount } from '#capabilities/quality/engine/health/score.ts'
import { raiseAlarms } from '#capabilities/quality/health/alarms.ts'
import { judgeValues } from '#capabilities/quality/health/bad-values.ts'
import { keepCells } from '#capabilities/quality/health/cells.ts'
import { countGroups, type Group } from '#capabilities/quality/health/count.ts'
import { measuredObject, measuredObjects, tableOf, today, weightsOf } from '#capabilities/quality/health/fields.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import type { Progress } from '#core/jobs.ts'
import type { ModelObject } from '#core/objects/model.ts'

type Line = {
  kind: 'all' | 'field' | 'owner' | 'source'
  key: string
  dimension: string
  score: number
  good: number
  total: number
}

/** Measures one object, or all, and keeps what was found as the day's state. A second time on a day replaces the first. */
export async function measureNow(
  ctx: Ctx,
  { object }: { object?: string },
  progress: Progress = async () => {},
): Promise<void> {
  const objects = object === undefined ? measuredObjects(ctx) : [measuredObject(ctx, object)]
  for (const [at, one] of objects.entries()) {
    await measureObject(ctx, one)
    await progress(at + 1, objects.length)
  }
}

async function measureObject(ctx: Ctx, object: ModelObject): Promise<void> {
  await judgeValues(ctx, object)
  const groups = await countGroups(ctx, object, await weightsOf(ctx, object))
  const lines = linesOf(groups)
  const day = today(ctx)
  await inTransaction(ctx, async (inner) => {
    const table = tableOf(ctx, 'quality_health')
    await inner.db.count({
      text: `delete from ${table} where object = $1 and day = $2::date`,
      values: [object.name, day],
    })
    await inner.db.count({
      text: `insert into ${table} (day, object, kind, key, dimension, score, good, total)
        select $3::date, $1, r.kind, r.key, r.dimension, least(1, greatest(0, r.score)), r.good, r.total
        from json_to_recordset($2::json) r(kind text, key text, dimension text, score float8, good float8, total float8)`,
      values: [object.name, JSON.stringify(lines), day],
    })
    await keepCells(inner, object.name, groups)
    await raiseAlarms(inner, object.name, day)
  })
}

/** Owners and sources of whom there are more than this are left out, the smallest first. */
const mostKeys = 500

/** All numbers of a day from the groups of one pass. */
export function linesOf(groups: readonly Group[]): Line[] {
  if (groups.length === 0) return []
  const all = joinGroups(groups)
  return [
    ...measureLines('all', '', all),
    ...all.fields.flatMap((field): Line[] => {
      const one = { kind: 'field' as const, key: field.name }
      const [filled, right, even] = [field.filled, field.filled - field.invalid, field.filled - field.odd]
      return [
        { ...one, dimension: 'completeness', score: filled / all.records, good: filled, total: all.records },
        { ...one, dimension: 'validity', score: filled ? right / filled : 1, good: right, total: filled },
        { ...one, dimension: 'consistency', score: filled ? even / filled : 1, good: even, total: filled },
      ]
    }),
    ...byKey('owner', groups),
    ...byKey('source', groups),
  ]
}

function byKey(kind: 'owner' | 'source', groups: readonly Group[]): Line[] {
  const joined = [...Map.groupBy(groups, (group) => group[kind])].flatMap(([key, some]) =>
    key === null ? [] : [{ key, group: joinGroups(some) }],
  )
  return joined
    .toSorted((a, b) => b.group.records - a.group.records)
    .slice(0, mostKeys)
    .flatMap(({ key, group }) => measureLines(kind, key, group))
}

function measureLines(kind: Line['kind'], key: string, group: GroupCount): Line[] {
  return Object.entries(measuresOf(group)).map(([dimension, measure]) => ({ kind, key, dimension, ...measure }))
}
