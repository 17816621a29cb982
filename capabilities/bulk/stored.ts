import type { Bulk, BulkChange, BulkCounts, BulkReason, BulkStatus, BulkWhich } from '#capabilities/bulk/contract.ts'
import { errors } from '#capabilities/bulk/errors.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { quoted } from '#platform/db/pool.ts'

export const noCounts: BulkCounts = { seen: 0, changed: 0, same: 0, skipped: 0, restored: 0, kept: 0 }

/** The cause under which history keeps what was changed. */
export const causeOf = (id: string) => `bulk:${id}`

export type BulkRow = Bulk & { readonly which: BulkWhich; readonly after: string | null; readonly byId: string | null }

type Row = Omit<BulkRow, 'change' | 'which' | 'counts' | 'reasons'> &
  Record<'change' | 'which' | 'counts' | 'reasons', string>

const columns = `b.id, b.object, b.which, b.change, b.status, b.total, b.counts, b.reasons, b.after_id as after, b.error,
  u.name as by, b.created_by as "byId", b.created_at as "createdAt", b.finished_at as "finishedAt"`

export async function findBulk(ctx: Ctx, id: string): Promise<BulkRow> {
  const [row] = isUuid(id) ? await read(ctx, 'b.id = $1', [id]) : []
  if (!row) throw errors.changeNotFound({ id })
  return row
}

/** Who sees the bulk changes of others, and takes them back. */
export function managesAll({ actor }: Ctx): boolean {
  return ['owner', 'admin', 'manager', 'system'].includes(actor.role)
}

/** The latest first. Those of others are seen by who manages. */
export async function listBulks(
  ctx: Ctx,
  { limit = 50, after }: { limit?: number | undefined; after?: string | undefined },
): Promise<{ items: Bulk[]; next: string | null }> {
  const rows = await read(
    ctx,
    `($1::uuid is null or b.id < $1::uuid) and ($2 or b.created_by = $3) order by b.id desc limit ${limit + 1}`,
    [after !== undefined && isUuid(after) ? after : null, managesAll(ctx), ctx.actor.id],
  )
  const items = rows.slice(0, limit).map(shown)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Without what is nobody's business but the run's. */
export function shown({
  id,
  object,
  change,
  status,
  total,
  counts,
  reasons,
  error,
  by,
  createdAt,
  finishedAt,
}: BulkRow): Bulk {
  return { id, object, change, status, total, counts, reasons, error, by, createdAt, finishedAt }
}

async function read(ctx: Ctx, where: string, values: unknown[]): Promise<BulkRow[]> {
  const rows = await ctx.db.rows<Row>({
    text: `select ${columns} from ${tableOf(ctx)} b
      left join ${quoted(ctx.model.schema)}."user" u on u.id = b.created_by where ${where}`,
    values,
  })
  return rows.map((row) => ({
    ...row,
    which: JSON.parse(row.which) as BulkWhich,
    change: JSON.parse(row.change) as BulkChange,
    counts: { ...noCounts, ...(JSON.parse(row.counts) as Partial<BulkCounts>) },
    reasons: JSON.parse(row.reasons) as BulkReason[],
  }))
}

/** Moves it to another state; false where it is in none of the states it may leave. */
export async function move(ctx: Ctx, id: string, to: BulkStatus, ...leaving: BulkStatus[]): Promise<boolean> {
  const count = await ctx.db.count({
    text: `update ${tableOf(ctx)} set status = $2::text, error = null,
      finished_at = case when $2::text in ('done', 'failed', 'undone') then now() end
      where id = $1 and status = any($3::text[])`,
    values: [id, to, leaving],
  })
  return count > 0
}

type How = { after?: string | null; counts: BulkCounts; reasons?: readonly BulkReason[]; error?: string }

/** Writes how far it is. */
export async function advance(ctx: Ctx, id: string, { after, counts, reasons, error }: How): Promise<void> {
  await ctx.db.count({
    text: `update ${tableOf(ctx)} set after_id = coalesce($2::uuid, after_id), counts = $3,
      reasons = coalesce($4::jsonb, reasons), error = $5 where id = $1`,
    values: [id, after ?? null, JSON.stringify(counts), reasons ? JSON.stringify(reasons) : null, error ?? null],
  })
}

export function tableOf(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.bulk_change`
}
