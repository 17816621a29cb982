import * as contract from '#capabilities/quality/contract-fill.ts'
import { applyFill, fillItems, listFills, startFill, undoFill } from '#capabilities/quality/fill/fills.ts'
import { changeSettings, readSettings } from '#capabilities/quality/fill/on-write.ts'
import { provenanceOf } from '#capabilities/quality/fill/provenance.ts'
import { findFill } from '#capabilities/quality/fill/stored.ts'
import { route } from '#core/route.ts'

const look = 'quality.review'
const fill = 'quality.rules'

export const fillRoutes = [
  route(contract.listFills, look, async (ctx, { query }) => ({ items: await listFills(ctx, query.object) })),
  route(contract.startFill, fill, async (ctx, { body, reply }) => {
    reply.status(202)
    return startFill(ctx, body.object)
  }),
  route(contract.fillSettings, look, (ctx) => readSettings(ctx)),
  route(contract.changeFillSettings, fill, (ctx, { body }) => changeSettings(ctx, body)),
  route(contract.getFill, look, (ctx, { params }) => findFill(ctx, params.id)),
  route(contract.fillItems, look, (ctx, { params, query }) => fillItems(ctx, params.id, query)),
  route(contract.applyFill, fill, async (ctx, { params, body, reply }) => {
    reply.status(202)
    return applyFill(ctx, params.id, body.rules)
  }),
  route(contract.undoFill, fill, async (ctx, { params, reply }) => {
    reply.status(202)
    return undoFill(ctx, params.id)
  }),
  route(contract.recordProvenance, 'record.use', async (ctx, { params }) => ({
    items: await provenanceOf(ctx, params.object, params.id),
  })),
]
