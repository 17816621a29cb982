import * as contract from '#capabilities/quality/contract-merging.ts'
import { dismissRecords, postponePairs, reopenPairs, whyTwo } from '#capabilities/quality/merging/decide.ts'
import { listGroups, readGroup } from '#capabilities/quality/merging/groups.ts'
import { runLater, undoRunLater } from '#capabilities/quality/merging/jobs.ts'
import { previewMerge } from '#capabilities/quality/merging/preview.ts'
import {
  listRuns,
  previewRun,
  readRun,
  runItems,
  startRun,
  startUndo,
  stopRun,
} from '#capabilities/quality/merging/runs.ts'
import { readSettings, saveSettings } from '#capabilities/quality/merging/settings.ts'
import { route } from '#core/route.ts'

const look = 'quality.review'
const decide = 'quality.resolve'
const rule = 'quality.merging'
const asLook = { isLook: true }

export const mergingRoutes = [
  route(contract.listGroups, look, (ctx, { query }) => listGroups(ctx, query)),
  route(contract.getGroup, look, (ctx, { params }) => readGroup(ctx, params.id)),
  route(contract.whyTwo, look, (ctx, { query }) => whyTwo(ctx, query)),
  route(contract.dismissRecords, decide, (ctx, { body }) => dismissRecords(ctx, body)),
  route(contract.postponePairs, decide, (ctx, { body }) => postponePairs(ctx, body.pairs)),
  route(contract.reopenPairs, decide, (ctx, { body }) => reopenPairs(ctx, body.pairs)),
  route(contract.readSettings, look, (ctx, { params }) => readSettings(ctx, params.object)),
  route(contract.saveSettings, rule, (ctx, { params, body }) => saveSettings(ctx, params.object, body)),
  route(contract.previewMerge, look, (ctx, { body }) => previewMerge(ctx, body), asLook),
  route(contract.previewRun, look, (ctx, { body }) => previewRun(ctx, body), asLook),
  route(contract.startRun, decide, async (ctx, { body, reply }) => {
    reply.status(202)
    return startRun(ctx, { ...body, kind: 'asked' }, runLater)
  }),
  route(contract.listRuns, look, (ctx, { query }) => listRuns(ctx, query)),
  route(contract.getRun, look, async (ctx, { params, query }) => {
    const run = await readRun(ctx, params.id)
    return { ...run, ...(await runItems(ctx, run, query)) }
  }),
  route(contract.stopRun, decide, (ctx, { params }) => stopRun(ctx, params.id)),
  route(contract.undoRun, decide, async (ctx, { params, reply }) => {
    reply.status(202)
    return startUndo(ctx, params.id, undoRunLater)
  }),
]
