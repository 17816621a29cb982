import type { Repair, Step } from '#capabilities/quality/contract-repairs.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { measuredObject } from '#capabilities/quality/health/fields.ts'
import { checkSteps } from '#capabilities/quality/repairs/cells.ts'
import { runStepLater, undoStepLater } from '#capabilities/quality/repairs/jobs.ts'
import { scoreSql } from '#capabilities/quality/repairs/run.ts'
import { findStep, moveStep, shownStep, stepTable } from '#capabilities/quality/repairs/step-row.ts'
import type { Ctx } from '#core/context.ts'
import { uuidv7 } from '#platform/uuid.ts'

export type Asked = {
  readonly object: string
  readonly name: string
  readonly steps: readonly Step[]
  readonly recipe?: string
}

/** Writes a repair down and queues it, in the caller's transaction. */
export async function startRepair(ctx: Ctx, { object: name, name: title, steps, recipe }: Asked): Promise<Repair> {
  const object = measuredObject(ctx, name)
  checkSteps(object, steps)
  const id = uuidv7()
  await ctx.db.count({
    text: `insert into ${stepTable(ctx)} (id, recipe_id, name, object, steps, created_by, score_before)
      values ($1, $3, $4, $2, $5, $6, (${scoreSql(ctx)}))`,
    values: [id, name, recipe ?? null, title, JSON.stringify(steps), ctx.actor.id],
  })
  await runStepLater(ctx, { id })
  return shownStep(await findStep(ctx, id))
}

/** Queues taking a repair back; one that still runs stops at its next chunk. */
export async function undoRepair(ctx: Ctx, id: string): Promise<Repair> {
  const { status } = await findStep(ctx, id)
  if (!(await moveStep(ctx, id, 'undoing', 'running', 'done', 'failed'))) throw errors.repairState({ status })
  await undoStepLater(ctx, { id })
  return shownStep(await findStep(ctx, id))
}
