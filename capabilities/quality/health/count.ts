import { freshDays, halfLifeDays, type GroupCount } from '#capabilities/quality/engine/health/score.ts'
import { conditionsOf, literal, type FieldConditions } from '#capabilities/quality/health/conditions.ts'
import { onePass } from '#capabilities/quality/health/one-pass.ts'
import { measuredFields, tableOf, type Weights } from '#capabilities/quality/health/fields.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { newValues } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

/** The records of one owner and one source, counted. */
export type Group = GroupCount & { readonly owner: string | null; readonly source: string | null }

/** How fresh the record `t` is, as SQL; the formula is `freshness` of the engine. */
export const freshSql = `least(1, power(0.5, (extract(epoch from now() - t.updated_at) / 86400 - ${freshDays}) / ${halfLifeDays}))`
export const recentSql = `t.updated_at > now() - interval '${freshDays} days'`

/** Records of the object with the probability of their surest open duplicate. */
export function pairsSql(ctx: Ctx, object: ModelObject): string {
  const table = tableOf(ctx, 'quality_duplicate_pair')
  const side = (name: string) =>
    `select ${name} as id, score from ${table} where object = ${literal(object.name)} and status = 'open'`
  return `(select id, max(score) as score from (${side('left_id')} union all ${side('right_id')}) s group by id)`
}

/**
 * Counts all records of an object in one pass of the database, by owner and source: every other number is put
 * together from these groups.
 */
export async function countGroups(ctx: Ctx, object: ModelObject, weights: Weights): Promise<Group[]> {
  const values = newValues()
  const fields = await conditionsOf(ctx, object, measuredFields(object), values)
  const by = (name: string) => {
    const field = object.fields.get(name)
    return field && field.columns.length === 1 ? `t.${quoted(field.columns[0] as string)}::text` : 'null::text'
  }
  const rows = await onePass(ctx, {
    text: `select owner, source, count(*)::int, sum(base * fresh * uniq), sum(fresh), sum(uniq),
        count(*) filter (where uniq >= 1)::int, count(*) filter (where recent)::int,
        ${fields.map((_, i) => `count(*) filter (where f${i})::int, count(*) filter (where v${i})::int, count(*) filter (where o${i})::int`).join(', ')}
      from (select r.*, ${baseSql(fields, weights)} as base from (
        select ${by('owner')} as owner, ${by('source')} as source, (${freshSql})::float8 as fresh,
          ${recentSql} as recent, 1 - coalesce(p.score, 0) as uniq,
          ${fields.map(({ filled, invalid, odd }, i) => `${filled} as f${i}, ${invalid} as v${i}, ${odd} as o${i}`).join(', ')}
        from ${object.table} t left join ${pairsSql(ctx, object)} p on p.id = t.id
        where t.deleted_at is null offset 0) r) m
      group by owner, source`,
    values: values.list,
  })
  return rows.map((row) => groupOf(row, fields, weights))
}

/** Σ w·good / Σ w of the row's flags. */
function baseSql(fields: readonly FieldConditions[], weights: Weights): string {
  const parts = fields.flatMap(({ field }, i) => {
    const weight = weights.get(field.name) ?? 0
    return weight > 0 ? [`case when f${i} and not v${i} and not o${i} then ${weight} else 0 end`] : []
  })
  const whole = fields.reduce((sum, { field }) => sum + (weights.get(field.name) ?? 0), 0)
  return whole > 0 ? `((${parts.join(' + ')})::float8 / ${whole})` : '1::float8'
}

function groupOf(row: readonly unknown[], fields: readonly FieldConditions[], weights: Weights): Group {
  const [owner, source, records, score, fresh, unique, alone, recent, ...counts] = row as [
    string | null,
    string | null,
    ...number[],
  ]
  return {
    owner,
    source,
    records: records!,
    score: score!,
    fresh: fresh!,
    unique: unique!,
    alone: alone!,
    recent: recent!,
    fields: fields.map(({ field }, i) => ({
      name: field.name,
      weight: weights.get(field.name) ?? 0,
      filled: counts[i * 3] ?? 0,
      invalid: counts[i * 3 + 1] ?? 0,
      odd: counts[i * 3 + 2] ?? 0,
    })),
  }
}
