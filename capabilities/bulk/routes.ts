import { previewBulk, seenBulk, startBulk, undoBulk } from '#capabilities/bulk/bulk.ts'
import * as contract from '#capabilities/bulk/contract.ts'
import { runBulkLater, undoBulkLater } from '#capabilities/bulk/jobs.ts'
import { listBulks } from '#capabilities/bulk/stored.ts'
import { route } from '#core/route.ts'

const use = 'record.use'

export const bulkRoutes = [
  // A look, though it is sent as a POST: what is asked is too long for an address.
  route(contract.previewBulk, use, (ctx, { body }) => previewBulk(ctx, body), { ownTransaction: true }),
  route(contract.startBulk, use, (ctx, { body, reply }) => {
    reply.status(202)
    return startBulk(ctx, body, runBulkLater)
  }),
  route(contract.listBulks, use, (ctx, { query }) => listBulks(ctx, query)),
  route(contract.getBulk, use, (ctx, { params }) => seenBulk(ctx, params.id)),
  route(contract.undoBulk, use, (ctx, { params, reply }) => {
    reply.status(202)
    return undoBulk(ctx, params.id, undoBulkLater)
  }),
]
