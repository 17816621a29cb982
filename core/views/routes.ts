import { route } from '#core/route.ts'
import * as contract from '#core/views/contract.ts'
import { createView, deleteView, listViews, restoreView, updateView } from '#core/views/views.ts'

const use = 'record.use'

export const viewRoutes = [
  route(contract.listViews, use, (ctx, { query }) => listViews(ctx, query.object)),
  route(contract.createView, use, (ctx, { body, reply }) => {
    reply.status(201)
    return createView(ctx, body)
  }),
  route(contract.updateView, use, (ctx, { params, body }) => updateView(ctx, params.id, body)),
  route(contract.deleteView, use, async (ctx, { params, reply }) => {
    await deleteView(ctx, params.id)
    reply.status(204)
  }),
  route(contract.restoreView, use, (ctx, { params }) => restoreView(ctx, params.id)),
]
