import * as contract from '#capabilities/quality/contract-sample.ts'
import { firstSteps, startRemoval, startSample } from '#capabilities/quality/sample/sample.ts'
import { route } from '#core/route.ts'

const manage = 'workspace.manage'

export const sampleRoutes = [
  route(contract.getFirstSteps, manage, (ctx) => firstSteps(ctx)),
  route(contract.fillSample, manage, async (ctx, { reply }) => {
    reply.status(202)
    return { job: await startSample(ctx) }
  }),
  route(contract.removeSample, manage, async (ctx, { reply }) => {
    reply.status(202)
    return { job: await startRemoval(ctx) }
  }),
]
