import * as contract from '#capabilities/quality/contract-repairs.ts'
import {
  changeRecipe,
  deleteRecipe,
  importRecipe,
  listRecipes,
  recipeFile,
  runRecipe,
  saveRecipe,
} from '#capabilities/quality/repairs/recipes.ts'
import { startRepair, undoRepair } from '#capabilities/quality/repairs/repairs.ts'
import { previewSteps } from '#capabilities/quality/repairs/run.ts'
import { findStep, listSteps, shownStep } from '#capabilities/quality/repairs/step-row.ts'
import { route } from '#core/route.ts'

const look = 'quality.review'
const repair = 'quality.repair'

export const repairRoutes = [
  // Takes long: it must not hold a transaction open.
  route(contract.previewRepair, repair, (ctx, { body }) => previewSteps(ctx, body.object, body.steps), {
    isLook: true,
  }),
  route(contract.startRepair, repair, async (ctx, { body, reply }) => {
    reply.status(202)
    return startRepair(ctx, { ...body, name: body.name ?? '' })
  }),
  route(contract.listRepairs, look, (ctx, { query }) => listSteps(ctx, query)),
  route(contract.getRepair, look, async (ctx, { params }) => shownStep(await findStep(ctx, params.id))),
  route(contract.undoRepair, repair, async (ctx, { params, reply }) => {
    reply.status(202)
    return undoRepair(ctx, params.id)
  }),
  route(contract.listRecipes, look, (ctx) => listRecipes(ctx)),
  route(contract.saveRecipe, repair, async (ctx, { body, reply }) => {
    reply.status(201)
    return saveRecipe(ctx, body)
  }),
  route(contract.importRecipe, repair, async (ctx, { body, reply }) => {
    reply.status(201)
    return importRecipe(ctx, typeof body === 'string' ? body : JSON.stringify(body))
  }),
  route(contract.changeRecipe, repair, (ctx, { params, body }) => changeRecipe(ctx, params.id, body)),
  route(contract.deleteRecipe, repair, async (ctx, { params, reply }) => {
    await deleteRecipe(ctx, params.id)
    reply.status(204)
  }),
  route(contract.runRecipe, repair, async (ctx, { params, reply }) => {
    reply.status(202)
    return runRecipe(ctx, params.id)
  }),
  route(contract.exportRecipe, look, (ctx, { params }) => recipeFile(ctx, params.id)),
]
