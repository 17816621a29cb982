import type { Alarm, DayScore, Fix, Proposal } from '#capabilities/quality/contract-health.ts'
import { openAlarms } from '#capabilities/quality/health/alarms.ts'
import { literal } from '#capabilities/quality/health/conditions.ts'
import { fieldProposals } from '#capabilities/quality/health/field-proposals.ts'
import { columnOf, measuredObject, tableOf, today } from '#capabilities/quality/health/fields.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

/** What could be done about an object's data, the most pressing first. Values come from the latest measurement. */
export async function proposalsOf(ctx: Ctx, name: string): Promise<{ items: Proposal[] }> {
  const object = measuredObject(ctx, name)
  const alarms = await Promise.all(
    (await openAlarms(ctx, name)).slice(0, 5).map(async (alarm): Promise<Proposal> => {
      return { kind: 'alarm', alarm, trend: await trendOf(ctx, name, alarm) }
    }),
  )
  const items = [
    ...alarms,
    ...(await domainProposals(ctx, object)),
    ...(await spellingProposals(ctx, object)),
    ...(await phoneProposals(ctx, object)),
    ...(await duplicateProposal(ctx, object)),
    ...(await fieldProposals(ctx, object)),
  ]
  return { items }
}

async function trendOf(ctx: Ctx, object: string, { kind, key, dimension }: Alarm): Promise<DayScore[]> {
  const isCount = dimension === 'records'
  return ctx.db.rows<DayScore>({
    text: `select day::text, ${isCount ? 'total' : 'score'} as score from ${tableOf(ctx, 'quality_health')}
      where object = $1 and kind = $2 and key = $3 and dimension = $4 and day > $5::date - 30 order by day`,
    values: [object, kind, key, isCount ? 'score' : dimension, today(ctx)],
  })
}

const mostFixes = 50

type FixRow = Fix & { field: string }

async function domainProposals(ctx: Ctx, object: ModelObject): Promise<Proposal[]> {
  const fields = [...object.fields.values()].filter(({ type }) => type === 'email')
  const found = await Promise.all(
    fields.map(async (field): Promise<Proposal[]> => {
      const rows = await ctx.db.rows<FixRow>({
        text: `select b.value, b.meant, count(*)::int as count from ${object.table} t, unnest(t.${mainColumn(field)}) one
          join ${badTable(ctx, object, field.name, 'validity')} b on b.value = split_part(lower(one), '@', 2)
          where t.deleted_at is null and b.meant is not null group by 1, 2 order by 3 desc limit ${mostFixes}`,
      })
      return rows.length === 0 ? [] : [{ kind: 'domains', field: field.name, values: rows, records: sum(rows) }]
    }),
  )
  return found.flat()
}

async function spellingProposals(ctx: Ctx, object: ModelObject): Promise<Proposal[]> {
  const paths = await ctx.db.rows<{ field: string }>({
    text: `select distinct field from ${tableOf(ctx, 'quality_bad_value')} where object = $1 and dimension = 'consistency'`,
    values: [object.name],
  })
  const found = await Promise.all(
    paths.map(async ({ field }): Promise<Proposal[]> => {
      const { column } = columnOf(object, field)
      const rows = await ctx.db.rows<FixRow>({
        text: `select b.value, b.meant, count(*)::int as count from ${object.table} t
          join ${badTable(ctx, object, field, 'consistency')} b on b.value = t.${column}
          where t.deleted_at is null and b.meant is not null group by 1, 2 order by 3 desc limit ${mostFixes}`,
      })
      return rows.length === 0 ? [] : [{ kind: 'spellings', field, values: rows, records: sum(rows) }]
    }),
  )
  return found.flat().toSorted((a, b) => ('records' in b ? b.records : 0) - ('records' in a ? a.records : 0))
}

async function phoneProposals(ctx: Ctx, object: ModelObject): Promise<Proposal[]> {
  const fields = [...object.fields.values()].filter(({ type }) => type === 'phone')
  const found = await Promise.all(
    fields.map(async (field): Promise<Proposal[]> => {
      const rows = await ctx.db.rows<{ value: string; count: number }>({
        text: `select one as value, count(*)::int as count from ${object.table} t, unnest(t.${mainColumn(field)}) one
          where t.deleted_at is null and one in (select value from ${badTable(ctx, object, field.name, 'validity')} b)
          group by 1 order by 2 desc limit ${mostFixes}`,
      })
      if (rows.length === 0) return []
      const examples = rows.slice(0, 3).map(({ value }) => value)
      return [{ kind: 'phones', field: field.name, records: sum(rows), examples }]
    }),
  )
  return found.flat()
}

async function duplicateProposal(ctx: Ctx, object: ModelObject): Promise<Proposal[]> {
  const [row] = await ctx.db.arrays({
    text: `select count(*)::int from (select from ${tableOf(ctx, 'quality_duplicate_pair')}
      where object = $1 and status = 'open' limit 10001) p`,
    values: [object.name],
  })
  const pairs = row?.[0] as number
  return pairs > 0 ? [{ kind: 'duplicates', pairs }] : []
}

function badTable(ctx: Ctx, object: ModelObject, field: string, dimension: string): string {
  return `(select value, meant from ${tableOf(ctx, 'quality_bad_value')} where object = ${literal(object.name)}
    and field = ${literal(field)} and dimension = ${literal(dimension)})`
}

function mainColumn(field: ModelField): string {
  return quoted(field.columns[0] as string)
}

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((all, { count }) => all + count, 0)
}
