import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

type Stage = { id: string; pipeline: string; kind: string; probability: number | null; position: number }

/**
 * What follows from what was written: a deal stands in the first stage of a pipeline unless it was said where, and
 * its probability and closing time go with its stage.
 */
export async function prepare(ctx: Ctx, object: ModelObject, values: Values, isNew = true): Promise<Values> {
  if (object.name === 'deal') return prepareDeal(ctx, values, isNew)
  if (object.name === 'task' && values.status !== undefined && values.doneAt === undefined) {
    return { ...values, doneAt: values.status === 'done' ? new Date().toISOString() : null }
  }
  return values
}

async function prepareDeal(ctx: Ctx, values: Values, isNew: boolean): Promise<Values> {
  if (!isNew && values.stage === undefined) return values
  const stages = await stagesOf(ctx)
  const stage = values.stage
    ? stages.find(({ id }) => id === values.stage)
    : isNew
      ? stages.find(({ pipeline }) => !values.pipeline || pipeline === values.pipeline)
      : undefined
  if (!stage) return values
  return {
    ...values,
    stage: stage.id,
    pipeline: stage.pipeline,
    ...(values.probability === undefined ? { probability: stage.probability } : {}),
    ...(values.closedAt === undefined ? { closedAt: stage.kind === 'open' ? null : new Date().toISOString() } : {}),
  }
}

const known = new WeakMap<object, { at: number; stages: Stage[] }>()

// Stages are few and change rarely; a second is short enough that nobody sees the old ones.
async function stagesOf(ctx: Ctx): Promise<Stage[]> {
  const cached = known.get(ctx.model)
  if (cached && Date.now() - cached.at < 1000) return cached.stages
  const schema = quoted(ctx.model.schema)
  const stages = await ctx.db.rows<Stage>({
    text: `select s.id, s.pipeline, s.kind, s.probability::float as probability, s.position::int as position
      from ${schema}.stage s join ${schema}.pipeline p on p.id = s.pipeline
      where s.deleted_at is null and p.deleted_at is null
      order by p.position, p.id, s.position, s.id limit 1000`,
  })
  known.set(ctx.model, { at: Date.now(), stages })
  return stages
}
