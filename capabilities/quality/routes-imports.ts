import * as contract from '#capabilities/quality/contract-imports.ts'
import { rules } from '#capabilities/quality/engine/standardise/rules.ts'
import { findImport, listImports, shownImport } from '#capabilities/quality/imports/import-row.ts'
import { setReading } from '#capabilities/quality/imports/reading.ts'
import { runLater, undoLater } from '#capabilities/quality/imports/jobs.ts'
import { setMapping } from '#capabilities/quality/imports/mapping.ts'
import { dryRunWithin } from '#capabilities/quality/imports/dry-runs.ts'
import { previewImport } from '#capabilities/quality/imports/preview.ts'
import { sendRejects } from '#capabilities/quality/imports/rejects.ts'
import { startRun } from '#capabilities/quality/imports/run.ts'
import { shownTarget, targets } from '#capabilities/quality/imports/rows/target.ts'
import { reportOf } from '#capabilities/quality/imports/tally.ts'
import { startUndo } from '#capabilities/quality/imports/undo/undo.ts'
import { discardImport, takeUpload, uploadOf } from '#capabilities/quality/imports/upload.ts'
import { route } from '#core/route.ts'

const use = 'quality.import'
// A long upload or dry run must not hold a transaction open.
const own = { ownTransaction: true }

export const importRoutes = [
  route(contract.listTargets, use, (ctx) => ({ items: targets(ctx).map((target) => shownTarget(ctx, target)) })),
  route(contract.listRules, use, () => ({
    items: Object.entries(rules).map(([name, label]) => ({ name, label })),
  })),
  route(contract.listImports, use, (ctx, { query }) => listImports(ctx, query)),
  route(
    contract.uploadImport,
    use,
    async (ctx, { query, request, reply }) => {
      const made = await takeUpload(ctx, await uploadOf(request, query.name), {
        encoding: query.encoding,
        sheet: query.sheet,
        together: query.together === 'true' || undefined,
        object: query.object,
      })
      reply.status(201)
      return made
    },
    own,
  ),
  route(contract.getImport, use, async (ctx, { params }) => shownImport(ctx, await findImport(ctx, params.id))),
  route(contract.setMapping, use, (ctx, { params, body }) => setMapping(ctx, params.id, body)),
  route(contract.setReading, use, (ctx, { params, body }) => setReading(ctx, params.id, body), own),
  route(contract.previewImport, use, (ctx, { params, query }) => previewImport(ctx, params.id, query)),
  route(
    contract.dryRunImport,
    use,
    async (ctx, { params, query, reply }) => {
      const answer = await dryRunWithin(ctx, params.id, query)
      if ('progress' in answer) reply.status(202)
      return answer
    },
    own,
  ),
  route(contract.runImport, use, async (ctx, { params, reply }) => {
    const row = await startRun(ctx, params.id, runLater)
    reply.status(202)
    return shownImport(ctx, row)
  }),
  route(contract.reportImport, use, async (ctx, { params }) => reportOf(await findImport(ctx, params.id), ctx.locale)),
  route(contract.rejectedRows, use, async (ctx, { params, reply }) =>
    sendRejects(ctx, await findImport(ctx, params.id), reply),
  ),
  route(contract.undoImport, use, async (ctx, { params, reply }) => {
    const made = await startUndo(ctx, params.id, undoLater)
    reply.status(202)
    return made
  }),
  route(contract.discardImport, use, (ctx, { params }) => discardImport(ctx, params.id)),
]
