import * as contract from '#capabilities/quality/contract-health.ts'
import { closeAlarm } from '#capabilities/quality/health/alarms.ts'
import { recordHealth, recordsBehind } from '#capabilities/quality/health/behind.ts'
import { healthCells } from '#capabilities/quality/health/cells.ts'
import { clustersOf } from '#capabilities/quality/health/clusters.ts'
import { measuredFields, measuredObject, setWeights, weightsOf } from '#capabilities/quality/health/fields.ts'
import { measureLater } from '#capabilities/quality/health/jobs.ts'
import { proposalsOf } from '#capabilities/quality/health/proposals.ts'
import { fieldShares } from '#capabilities/quality/health/shares.ts'
import { healthOf, objectState } from '#capabilities/quality/health/state.ts'
import type { Ctx } from '#core/context.ts'
import { route } from '#core/route.ts'

const look = 'quality.review'
const repair = 'quality.repair'

export const healthRoutes = [
  route(contract.getHealth, look, (ctx) => healthOf(ctx)),
  route(contract.measure, look, async (ctx, { body, reply }) => {
    if (body.object !== undefined) measuredObject(ctx, body.object)
    reply.status(202)
    return { job: await measureLater(ctx, body) }
  }),
  route(contract.getObjectHealth, look, (ctx, { params }) => objectState(ctx, params.object)),
  route(contract.getCells, look, (ctx, { params, query }) => healthCells(ctx, params.object, query.by)),
  route(contract.listBehind, look, (ctx, { params, query }) => recordsBehind(ctx, params.object, query)),
  route(contract.getRecordHealth, 'record.use', (ctx, { params }) => recordHealth(ctx, params.object, params.id)),
  route(contract.getShares, 'record.use', (ctx, { params, body }) => fieldShares(ctx, params.object, body), {
    isLook: true,
  }),
  route(contract.getWeights, look, async (ctx, { params }) => shownWeights(ctx, params.object)),
  route(contract.putWeights, repair, async (ctx, { params, body }) => {
    await setWeights(ctx, params.object, body.weights)
    await measureLater(ctx, { object: params.object })
    return shownWeights(ctx, params.object)
  }),
  route(contract.listProposals, look, (ctx, { params }) => proposalsOf(ctx, params.object)),
  route(contract.listClusters, look, (ctx, { params, query }) => clustersOf(ctx, params.object, query)),
  route(contract.closeAlarm, repair, (ctx, { params }) => closeAlarm(ctx, params.id)),
]

async function shownWeights(ctx: Ctx, name: string) {
  const object = measuredObject(ctx, name)
  const weights = await weightsOf(ctx, object)
  return { items: measuredFields(object).map((field) => ({ field: field.name, weight: weights.get(field.name) ?? 0 })) }
}
