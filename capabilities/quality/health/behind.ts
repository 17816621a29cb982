import type { BehindRow, Dimension, RecordHealth } from '#capabilities/quality/contract-health.ts'
import { recordScore } from '#capabilities/quality/engine/health/score.ts'
import { conditionsOf } from '#capabilities/quality/health/conditions.ts'
import { freshSql, pairsSql, recentSql } from '#capabilities/quality/health/count.ts'
import { onePass } from '#capabilities/quality/health/one-pass.ts'
import { columnOf, measuredFields, measuredObject, tableOf, weightsOf } from '#capabilities/quality/health/fields.ts'
import { condition } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import { errors as coreErrors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { newValues, titleSql, type Values } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

export type Behind = {
  readonly dimension: Dimension
  readonly field?: string
  readonly owner?: string
  readonly source?: string
  readonly limit?: number
  readonly after?: string
}

/** The records behind a number: those that lack what it measures, in the order in which they were made. */
export async function recordsBehind(
  ctx: Ctx,
  name: string,
  asked: Behind,
): Promise<{ items: BehindRow[]; next: string | null; count: { value: number; exact: boolean } }> {
  const object = measuredObject(ctx, name)
  const limit = asked.limit ?? 50
  const values = newValues()
  const where = await faultySql(ctx, object, asked, values)
  const counted = await onePass(ctx, {
    text: `select count(*)::int from (select from ${object.table} t where ${where} limit 10001) c`,
    values: values.list,
  })
  const found = asked.field === undefined ? undefined : columnOf(object, asked.field)
  const shown = found ? fieldSql(ctx.model, object, found.field, 't').json : 'null::text'
  if (asked.after !== undefined && !isUuid(asked.after)) throw coreErrors.badCursor()
  const behind = asked.after === undefined ? '' : ` and t.id > ${values.add(asked.after)}::uuid`
  const rows = await onePass(ctx, {
    text: `select t.id, ${titleSql(ctx.model, object, 't')}, to_json(${shown}), t.updated_at, ${meantSql(ctx, object, asked, values)}
      from ${object.table} t where ${where}${behind} order by t.id limit ${values.add(limit + 1)}`,
    values: values.list,
  })
  const items = rows.slice(0, limit).map(([id, title, value, updatedAt, meant]) => ({
    id: id as string,
    title: (title as string | null) ?? '',
    value: value === null ? null : (JSON.parse(value as string) as unknown),
    meant: meant as string | null,
    updatedAt: updatedAt as string,
  }))
  const count = counted[0]?.[0] as number
  return {
    items,
    next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    count: { value: Math.min(count, 10_000), exact: count <= 10_000 },
  }
}

async function faultySql(ctx: Ctx, object: ModelObject, asked: Behind, values: Values): Promise<string> {
  const parts = ['t.deleted_at is null', condition(ctx, object, { action: 'read', alias: 't', add: values.add })]
  for (const name of ['owner', 'source'] as const) {
    const field = object.fields.get(name)
    if (asked[name] !== undefined && field)
      parts.push(`t.${quoted(field.columns[0] as string)}::text = ${values.add(asked[name])}`)
  }
  if (asked.dimension === 'freshness') parts.push(`not ${recentSql}`)
  else if (asked.dimension === 'uniqueness') parts.push(`t.id in (select id from ${pairsSql(ctx, object)} p)`)
  else {
    const weights = await weightsOf(ctx, object)
    const fields = measuredFields(object).filter(({ name }) =>
      asked.field === undefined ? (weights.get(name) ?? 0) > 0 : name === asked.field.split('.')[0],
    )
    const kind = asked.dimension === 'validity' ? ('invalid' as const) : ('odd' as const)
    const found = await conditionsOf(ctx, object, fields, kind === 'invalid' ? values : undefined)
    const tests = found.map((one) =>
      asked.dimension === 'completeness' ? `not (${one.filled})` : `(${one.filled} and ${one[kind]})`,
    )
    parts.push(tests.length === 0 ? 'false' : `(${tests.join(' or ')})`)
  }
  return parts.join(' and ')
}

/** What the latest measurement would write instead. */
function meantSql(ctx: Ctx, object: ModelObject, { field: path, dimension }: Behind, values: Values): string {
  if (path === undefined || (dimension !== 'validity' && dimension !== 'consistency')) return 'null'
  const { field, column } = columnOf(object, path)
  const known = `select b.meant from ${tableOf(ctx, 'quality_bad_value')} b where b.object = ${values.add(object.name)}
    and split_part(b.field, '.', 1) = ${values.add(field.name)} and b.dimension = ${values.add(dimension)}`
  if (field.type === 'email')
    return `(select split_part(one, '@', 1) || '@' || (${known} and b.value = split_part(lower(one), '@', 2) limit 1) as fixed
      from unnest(t.${column}) one where split_part(lower(one), '@', 2) in (select b.value from ${tableOf(ctx, 'quality_bad_value')} b
      where b.object = ${values.add(object.name)} and b.field = ${values.add(field.name)} and b.dimension = 'validity') limit 1)`
  const columns = field.kind.comparison === 'list' ? [] : field.columns.map((one) => `t.${quoted(one)}`)
  return columns.length === 0
    ? 'null'
    : `(${known} and b.value in (${columns.map((one) => `${one}::text`).join(', ')}) limit 1)`
}

/** The score of one record and what costs it most, as of now. */
export async function recordHealth(ctx: Ctx, name: string, id: string): Promise<RecordHealth> {
  const object = measuredObject(ctx, name)
  const weights = await weightsOf(ctx, object)
  const values = newValues()
  const fields = await conditionsOf(ctx, object, measuredFields(object), values)
  const place = values.add(id)
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const [row] = isUuid(id)
    ? await ctx.db.arrays({
        text: `select (${freshSql})::float8, 1 - coalesce((select max(p.score) from ${tableOf(ctx, 'quality_duplicate_pair')} p
            where p.status = 'open' and (p.left_id = t.id or p.right_id = t.id)), 0),
            ${fields.flatMap((one) => [one.filled, one.invalid, one.odd]).join(', ')}
          from ${object.table} t where t.id = ${place} and t.deleted_at is null and ${may}`,
        values: values.list,
      })
    : []
  if (!row) throw coreErrors.recordNotFound({ object: name, id })
  const [fresh, unique, ...flags] = row as [number, number, ...boolean[]]
  return recordScore({
    fresh,
    unique,
    fields: fields.map(({ field }, at) => ({
      name: field.name,
      weight: weights.get(field.name) ?? 0,
      filled: flags[at * 3] === true,
      invalid: flags[at * 3 + 1] === true,
      odd: flags[at * 3 + 2] === true,
    })),
  })
}
