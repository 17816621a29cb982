import * as contract from '#capabilities/quality/contract-duplicates.ts'
import { matchColumns } from '#capabilities/quality/duplicates/columns.ts'
import { scanLater } from '#capabilities/quality/duplicates/jobs.ts'
import { entityOf, readEntity } from '#capabilities/quality/duplicates/lookup/entity.ts'
import { mergeAgain, previewUndo, undoMerge } from '#capabilities/quality/duplicates/merges.ts'
import { mergeByRules } from '#capabilities/quality/merging/merge-by-rules.ts'
import { listObjects } from '#capabilities/quality/duplicates/objects.ts'
import { candidatesFor, duplicatesOf } from '#capabilities/quality/duplicates/online.ts'
import { listPairs, readPair, reopenPair, resolvePair } from '#capabilities/quality/duplicates/pairs.ts'
import { mergesJson } from '#core/records/merge/list.ts'
import { jsonText, route } from '#core/route.ts'

const look = 'quality.review'
const decide = 'quality.resolve'

export const duplicateRoutes = [
  route(contract.listPairs, look, (ctx, { query }) => listPairs(ctx, query)),
  route(contract.listObjects, look, async (ctx) => ({ items: await listObjects(ctx) })),
  route(contract.getEntity, look, (ctx, { params }) => readEntity(ctx, params.id)),
  route(contract.getPair, look, (ctx, { params }) => readPair(ctx, params.id)),
  route(contract.resolvePair, decide, (ctx, { params, body }) => resolvePair(ctx, params.id, body)),
  route(contract.reopenPair, decide, (ctx, { params }) => reopenPair(ctx, params.id)),
  route(contract.scanObject, decide, async (ctx, { body, reply }) => {
    matchColumns(ctx, body.object)
    reply.status(202)
    return { job: await scanLater(ctx, body) }
  }),
  route(contract.checkValues, 'record.use', async (ctx, { body }) => ({ items: await candidatesFor(ctx, body) }), {
    isLook: true,
  }),
  route(contract.recordDuplicates, 'record.use', async (ctx, { params }) => ({
    items: await duplicatesOf(ctx, params.object, params.id),
    entityId: await entityOf(ctx, params.id),
  })),
  route(contract.mergeRecords, decide, async (ctx, { body, reply }) => {
    reply.status(201)
    return mergeByRules(ctx, body)
  }),
  route(contract.listMerges, look, async (ctx, { query }) => jsonText(await mergesJson(ctx, query))),
  route(contract.mergeAgain, decide, (ctx, { body }) => mergeAgain(ctx, body.merges)),
  route(contract.undoMerge, decide, (ctx, { params, query }) => undoMerge(ctx, params.id, query.later === 'true')),
  route(contract.previewUndo, decide, (ctx, { params }) => previewUndo(ctx, params.id)),
]
