import { seenBulk, startBulk, undoBulk } from '#capabilities/bulk/bulk.ts'
import * as contract from '#capabilities/bulk/contract.ts'
import { lookExport, readAsked, sendExport } from '#capabilities/bulk/export.ts'
import { runBulkLater, undoBulkLater } from '#capabilities/bulk/jobs.ts'
import { previewBulk } from '#capabilities/bulk/preview.ts'
import { listBulks } from '#capabilities/bulk/stored.ts'
import type { Ctx } from '#core/context.ts'
import { route } from '#core/route.ts'

const use = 'record.use'

export const bulkRoutes = [
  route(contract.previewBulk, use, (ctx, { body }) => previewBulk(ctx, body), { isLook: true }),
  route(contract.startBulk, use, (ctx, { body, reply }) => {
    reply.status(202)
    return startBulk(ctx, body, runBulkLater)
  }),
  route(contract.listBulks, use, (ctx, { query }) => listBulks(ctx, query)),
  route(contract.exportFound, use, (ctx, { params, query, reply }) =>
    sendExport(
      inLocale(ctx, query.locale),
      params.object,
      { ...readAsked(query.query), as: query.as, zone: query.zone },
      reply,
    ),
  ),
  route(
    contract.exportNamed,
    use,
    (ctx, { params, body, reply }) => sendExport(inLocale(ctx, body.locale), params.object, body, reply),
    { isLook: true },
  ),
  route(
    contract.lookExport,
    use,
    (ctx, { params, body }) => lookExport(inLocale(ctx, body.locale), params.object, body),
    { isLook: true },
  ),
  route(contract.getBulk, use, (ctx, { params }) => seenBulk(ctx, params.id)),
  route(contract.undoBulk, use, (ctx, { params, reply }) => {
    reply.status(202)
    return undoBulk(ctx, params.id, undoBulkLater)
  }),
]

/** A link in a page says nothing of the language chosen there, so it names it. */
function inLocale(ctx: Ctx, locale: Ctx['locale'] | undefined): Ctx {
  return { ...ctx, locale: locale ?? ctx.locale }
}
