import type { Proposal } from '#capabilities/quality/contract-health.ts'
import { measuredFields, tableOf, weightsOf } from '#capabilities/quality/health/fields.ts'
import { onePass } from '#capabilities/quality/health/one-pass.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

const looked = 50_000
const leastRecords = 20

/**
 * Fields nobody fills, by the latest measurement of all records; and by the latest 50,000 records, fields with one value
 * only and fields that say the same as another. A field that counts 0 is left alone: somebody has dealt with it.
 */
export async function fieldProposals(ctx: Ctx, object: ModelObject): Promise<Proposal[]> {
  const weights = await weightsOf(ctx, object)
  const fields = measuredFields(object).filter(({ name, type }) => type !== 'boolean' && (weights.get(name) ?? 0) > 0)
  if (fields.length === 0) return []
  const column = (field: ModelField) => `t.${quoted(field.columns[0] as string)}`
  const filled = (field: ModelField) =>
    field.type === 'address'
      ? `num_nonnulls(${field.columns.map((one) => `t.${quoted(one)}`).join(', ')}) > 0`
      : `${column(field)} is not null`
  const pairs = fields.flatMap((one, at) =>
    fields.slice(at + 1).flatMap((two) => (isComparable(one, two) ? [[one, two] as const] : [])),
  )
  const parts = [
    'count(*)::int',
    ...fields.map((field) => `count(*) filter (where ${filled(field)})::int`),
    ...fields.flatMap((field) => [`min(${column(field)}::text)`, `max(${column(field)}::text)`]),
    ...pairs.flatMap(([one, two]) => [
      `count(*) filter (where ${column(one)} is not null and ${column(two)} is not null)::int`,
      `count(*) filter (where lower(${column(one)}::text) = lower(${column(two)}::text))::int`,
    ]),
  ]
  const columns = [...new Set(fields.flatMap((field) => field.columns))].map((one) => `t.${quoted(one)}`)
  const [row = []] = await onePass(ctx, {
    text: `select ${parts.join(', ')} from (select ${columns.join(', ')} from ${object.table} t where t.deleted_at is null
      order by t.created_at desc, t.id desc limit ${looked + 1}) t`,
  })
  const [records = 0] = row as number[]
  if (records < leastRecords) return []
  const base = { looked: Math.min(records, looked), sampled: records > looked }
  const counts = row.slice(1, 1 + fields.length) as number[]
  const ends = row.slice(1 + fields.length, 1 + 3 * fields.length) as (string | null)[]
  const shared = row.slice(1 + 3 * fields.length) as number[]
  const empty = await emptyFields(ctx, object)
  const unused = fields.filter(({ name }, at) => counts[at] === 0 && empty.has(name)).map(({ name }) => name)
  return [
    ...pairs.flatMap(([one, two], at): Proposal[] => {
      const [both = 0, same = 0] = [shared[at * 2], shared[at * 2 + 1]]
      return both >= leastRecords && same / both >= 0.95
        ? [{ kind: 'same', field: one.name, other: two.name, share: same / both, records: same, ...base }]
        : []
    }),
    ...fields.flatMap((field, at): Proposal[] => {
      const [low, high] = [ends[at * 2], ends[at * 2 + 1]]
      const isConstant = (counts[at] ?? 0) >= leastRecords && low === high && low != null && field.type !== 'address'
      return isConstant ? [{ kind: 'constant', field: field.name, value: low, records: counts[at]!, ...base }] : []
    }),
    ...(unused.length > 0 ? [{ kind: 'unused' as const, fields: unused }] : []),
  ]
}

function isComparable(one: ModelField, two: ModelField): boolean {
  if (one.type === 'user' || one.type === 'address' || two.type === 'address') return false
  return one.kind.columns[0]?.[1] === two.kind.columns[0]?.[1]
}

/** Fields that the latest measurement found empty in every record. */
async function emptyFields(ctx: Ctx, object: ModelObject): Promise<ReadonlySet<string>> {
  const table = tableOf(ctx, 'quality_health')
  const rows = await ctx.db.arrays({
    text: `select key from ${table} where object = $1 and kind = 'field' and dimension = 'completeness' and good = 0
      and day = (select max(day) from ${table} where object = $1)`,
    values: [object.name],
  })
  return new Set(rows.map(([key]) => key as string))
}
