import type { FirstSteps, SampleState } from '#capabilities/quality/contract-sample.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { tableOf } from '#capabilities/quality/health/fields.ts'
import { causeOf } from '#capabilities/quality/imports/import-row.ts'
import { fillLater, removeLater } from '#capabilities/quality/sample/jobs.ts'
import { sampleFiles } from '#capabilities/quality/sample/fill.ts'
import type { Ctx } from '#core/context.ts'
import { objectOf } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

/** What the workspace has been given so far. */
export async function firstSteps(ctx: Ctx): Promise<FirstSteps> {
  const rows = await sampleRows(ctx)
  const [row] = await ctx.db.arrays({
    text: `select
      exists(select from ${objectOf(ctx, 'contact').table} t where t.deleted_at is null and not exists(
        select from ${quoted(ctx.model.schema)}.history h where h.record_id = t.id and h.action = 'created'
          and h.cause = any($1))),
      (select count(*) > 1 from (select from ${objectOf(ctx, 'user').table} where active is not false limit 2) u)`,
    values: [rows.map(({ id }) => causeOf(id))],
  })
  const [contacts, people] = row as [boolean, boolean]
  return { sample: stateOf(rows), contacts, people }
}

type SampleRow = { readonly id: string; readonly status: string }

async function sampleRows(ctx: Ctx): Promise<SampleRow[]> {
  return ctx.db.rows<SampleRow>({
    text: `select s.import_id as id, coalesce(i.status, 'done') as status from ${tableOf(ctx, 'quality_sample')} s
      left join ${tableOf(ctx, 'quality_import')} i on i.id = s.import_id`,
  })
}

function stateOf(rows: readonly SampleRow[]): SampleState {
  if (rows.length === 0) return 'none'
  if (rows.some(({ status }) => status === 'undoing' || status === 'undone')) return 'leaving'
  return rows.length === sampleFiles && rows.every(({ status }) => status === 'done') ? 'there' : 'filling'
}

/** Queues the sample data; refuses where they are there, or on their way. */
export async function startSample(ctx: Ctx): Promise<string> {
  if ((await sampleRows(ctx)).length > 0) throw errors.sampleThere()
  return fillLater(ctx, {})
}

/** Queues taking them away. What somebody has changed since, or points something of his own at, stays. */
export async function startRemoval(ctx: Ctx): Promise<string> {
  if ((await sampleRows(ctx)).length === 0) throw errors.sampleNotThere()
  return removeLater(ctx, {})
}
