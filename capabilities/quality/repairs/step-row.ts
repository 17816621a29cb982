import type { Example, Repair, RepairCounts, RepairStatus, Step } from '#capabilities/quality/contract-repairs.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { tableOf } from '#capabilities/quality/health/fields.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { quoted } from '#platform/db/pool.ts'

export const mostExamples = 20
export const noCounts: RepairCounts = { seen: 0, changed: 0, skipped: 0 }

/** The cause under which history keeps what a repair changed. */
export function causeOf(id: string): string {
  return `step:${id}`
}

export function stepTable(ctx: Ctx): string {
  return tableOf(ctx, 'quality_step')
}

type Row = Omit<Repair, 'steps' | 'counts' | 'examples' | 'createdAt' | 'finishedAt'> & {
  steps: string
  counts: string
  examples: string
  created: string
  finished: string | null
  after: string | null
}

/** A repair with how far it is. */
export type StepRow = Repair & { readonly after: string | null }

const columns = `s.id, s.recipe_id as recipe, s.name, s.object, s.steps, s.status, s.counts, s.examples,
  s.score_before as "scoreBefore", s.score_after as "scoreAfter", s.error, s.created_at as created,
  s.finished_at as finished, s.after_id as after, u.name as by`

function from(ctx: Ctx): string {
  return `${stepTable(ctx)} s left join ${quoted(ctx.model.schema)}."user" u on u.id = s.created_by`
}

export async function findStep(ctx: Ctx, id: string, lock = ''): Promise<StepRow> {
  const [row] = isUuid(id)
    ? await ctx.db.rows<Row>({ text: `select ${columns} from ${from(ctx)} where s.id = $1 ${lock}`, values: [id] })
    : []
  if (!row) throw errors.repairNotFound({ id })
  return stepOf(row)
}

/** The repairs so far, the latest first. */
export async function listSteps(
  ctx: Ctx,
  { limit = 50, after }: { limit?: number; after?: string },
): Promise<{ items: Repair[]; next: string | null }> {
  const rows = await ctx.db.rows<Row>({
    // A recipe that found nothing to do, night after night, would hide what people did.
    text: `select ${columns} from ${from(ctx)} where ($1::uuid is null or s.id < $1::uuid)
      and not (s.recipe_id is not null and s.status = 'done' and s.counts @> '{"changed": 0, "skipped": 0}')
      order by s.id desc limit $2`,
    values: [after !== undefined && isUuid(after) ? after : null, limit + 1],
  })
  const items = rows.slice(0, limit).map((row) => shownStep(stepOf(row)))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function stepOf({ steps, counts, examples, created, finished, ...row }: Row): StepRow {
  return {
    ...row,
    steps: JSON.parse(steps) as Step[],
    counts: { ...noCounts, ...(JSON.parse(counts) as Partial<RepairCounts>) },
    examples: JSON.parse(examples) as Example[],
    createdAt: created,
    finishedAt: finished,
  }
}

/** Without what is nobody's business but the run's. */
export function shownStep(row: StepRow): Repair {
  const repair: Repair & { after?: unknown } = { ...row }
  delete repair.after
  return repair
}

/** Moves a repair to another state; false where it is in none of the states it may leave. */
export async function moveStep(ctx: Ctx, id: string, to: RepairStatus, ...leaving: RepairStatus[]): Promise<boolean> {
  const count = await ctx.db.count({
    text: `update ${stepTable(ctx)} set status = $2::text, error = null,
      finished_at = case when $2::text in ('done', 'failed', 'undone') then now() end
      where id = $1 and status = any($3::text[])`,
    values: [id, to, leaving],
  })
  return count > 0
}
