import type { HealthCells } from '#capabilities/quality/contract-health.ts'
import { joinGroups } from '#capabilities/quality/engine/health/score.ts'
import type { Group } from '#capabilities/quality/health/count.ts'
import { measuredObject, tableOf, weightsOf } from '#capabilities/quality/health/fields.ts'
import { ownerNames } from '#capabilities/quality/health/state.ts'
import type { Ctx } from '#core/context.ts'

export type CellKind = 'owner' | 'source'

/** A table wider than this is not read; the owners and sources of most records are kept. */
const mostKeys = 40

/** Keeps the numbers of each field by owner and by source, in place of those of the measurement before. */
export async function keepCells(ctx: Ctx, object: string, groups: readonly Group[]): Promise<void> {
  const table = tableOf(ctx, 'quality_health_cell')
  await ctx.db.count({ text: `delete from ${table} where object = $1`, values: [object] })
  await ctx.db.count({
    text: `insert into ${table} (object, kind, key, field, records, filled, invalid, odd)
      select $1, r.kind, r.key, r.name, r.records, r.filled, r.invalid, r.odd
      from json_to_recordset($2::json) r(kind text, key text, name text, records int, filled int, invalid int, odd int)`,
    values: [object, JSON.stringify((['owner', 'source'] as const).flatMap((kind) => cellsBy(kind, groups)))],
  })
}

function cellsBy(kind: CellKind, groups: readonly Group[]) {
  return [...Map.groupBy(groups, (group) => group[kind])]
    .flatMap(([key, some]) => (key === null ? [] : [{ key, group: joinGroups(some) }]))
    .toSorted((a, b) => b.group.records - a.group.records)
    .slice(0, mostKeys)
    .flatMap(({ key, group: { records, fields } }) => fields.map((field) => ({ kind, key, records, ...field })))
}

/** The fields of an object by its owners or sources, the weightiest field and the owner of most records first. */
export async function healthCells(ctx: Ctx, name: string, kind: CellKind): Promise<HealthCells> {
  const object = measuredObject(ctx, name)
  const rows = await ctx.db.rows<{
    key: string
    field: string
    records: number
    filled: number
    invalid: number
    odd: number
  }>({
    text: `select key, field, records, filled, invalid, odd from ${tableOf(ctx, 'quality_health_cell')}
      where object = $1 and kind = $2 order by records desc, key, field`,
    values: [name, kind],
  })
  const weights = await weightsOf(ctx, object)
  const titles = kind === 'owner' ? await ownerNames(ctx, [...new Set(rows.map(({ key }) => key))]) : new Map()
  const byKey = [...Map.groupBy(rows, ({ key }) => key)]
  const fields = [...new Set(rows.map(({ field }) => field))].toSorted(
    (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a < b ? -1 : 1),
  )
  return {
    keys: byKey.map(([key, own]) => ({
      key,
      title: (titles.get(key) as string | undefined) ?? null,
      records: own[0]?.records ?? 0,
    })),
    fields: fields.map((field) => ({
      field,
      cells: byKey.map(([, own]) => {
        const { filled = 0, invalid = 0, odd = 0 } = own.find((one) => one.field === field) ?? {}
        return { filled, invalid, odd }
      }),
    })),
  }
}
