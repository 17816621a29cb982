import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { emit } from '#core/history/outbox.ts'
import { quoted } from '#platform/db/pool.ts'
import type { Fill, FillCounts, FillGroup, FillStatus } from '#capabilities/quality/contract-fill.ts'
import { errors } from '#capabilities/quality/errors.ts'

type Table = 'quality_fill' | 'quality_fill_item' | 'quality_fill_setting' | 'quality_provenance'

export function fillTable(ctx: Ctx, name: Table = 'quality_fill'): string {
  return `${quoted(ctx.model.schema)}.${name}`
}

export async function readFills(ctx: Ctx, where: string, values: readonly unknown[]): Promise<Fill[]> {
  const rows = await ctx.db.rows<
    Record<'id' | 'object' | 'status' | 'groups' | 'rules' | 'counts' | 'createdAt', string> & {
      createdBy: string | null
    }
  >({
    text: `select id, object, status, groups, rules, counts, created_at as "createdAt", created_by as "createdBy"
      from ${fillTable(ctx)} where ${where} order by created_at desc, id limit 50`,
    values,
  })
  return rows.map((row) => ({
    ...row,
    status: row.status as FillStatus,
    groups: JSON.parse(row.groups) as FillGroup[],
    rules: JSON.parse(row.rules) as string[],
    counts: JSON.parse(row.counts) as FillCounts,
    createdAt: new Date(row.createdAt).toISOString(),
  }))
}

export async function findFill(ctx: Ctx, id: string): Promise<Fill> {
  const [fill] = isUuid(id) ? await readFills(ctx, 'id = $1', [id]) : []
  if (!fill) throw errors.fillNotFound({ id })
  return fill
}

/** Moves a fill on, if it still is where it was; says whether it did, and tells who watches. */
export async function moveFill(
  ctx: Ctx,
  id: string,
  from: readonly FillStatus[],
  to: { status: FillStatus; groups?: readonly FillGroup[]; counts?: FillCounts; rules?: readonly string[] },
): Promise<boolean> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  const count = await ctx.db.count({
    text: `update ${fillTable(ctx)} set status = $2, groups = coalesce($3::jsonb, groups), counts = coalesce($4::jsonb, counts),
      rules = coalesce($5::jsonb, rules) where id = $1 and status = any($6::text[])`,
    values: [id, to.status, json(to.groups), json(to.counts), json(to.rules), from],
  })
  if (count > 0) await emit(ctx, 'fill.changed', { id, status: to.status })
  return count > 0
}
