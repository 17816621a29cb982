import type { Shares } from '#capabilities/quality/contract-health.ts'
import { conditionsOf } from '#capabilities/quality/health/conditions.ts'
import { onePass } from '#capabilities/quality/health/one-pass.ts'
import { measuredFields, measuredObject } from '#capabilities/quality/health/fields.ts'
import type { Ctx } from '#core/context.ts'
import type { Filter } from '#core/records/filter.ts'
import { whereSql } from '#core/records/list.ts'
import { newValues } from '#core/records/select.ts'
import { columnList, storedFields } from '#core/records/write.ts'

/** Of more records than this, this many of the latest are looked at: a bar of 60 pixels shows no more than that. */
const sample = 20_000

/** Of each field of the records a list shows, how many are right, wrong and empty. */
export async function fieldShares(ctx: Ctx, name: string, query: { filter?: Filter; q?: string }): Promise<Shares> {
  const object = measuredObject(ctx, name)
  const values = newValues()
  const fields = await conditionsOf(ctx, object, measuredFields(object), values)
  const where = whereSql(ctx, object, query, values)
  const [row] = await onePass(ctx, {
    text: `select count(*)::int, ${fields.map((_, i) => `count(*) filter (where f${i})::int, count(*) filter (where f${i} and w${i})::int`).join(', ')}
      from (select ${fields.map(({ filled, invalid, odd }, i) => `${filled} as f${i}, (${invalid} or ${odd}) as w${i}`).join(', ')}
        from (select ${columnList(storedFields(object), 't')} from ${object.table} t where ${where} order by t.created_at desc, t.id desc limit ${sample + 1}) t) m`,
    values: values.list,
  })
  const [total = 0, ...counts] = (row ?? []) as number[]
  return {
    total: Math.min(total, sample),
    sampled: total > sample,
    fields: Object.fromEntries(
      fields.map(({ field }, i) => {
        const [filled = 0, wrong = 0] = [counts[i * 2], counts[i * 2 + 1]]
        return [field.name, { valid: filled - wrong, invalid: wrong, empty: total - filled }]
      }),
    ),
  }
}
