import type { Recipe, RecipeFile, Repair, Step } from '#capabilities/quality/contract-repairs.ts'
import { readRecipe } from '#capabilities/quality/engine/recipe/recipe.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { measuredObject, tableOf } from '#capabilities/quality/health/fields.ts'
import { checkSteps } from '#capabilities/quality/repairs/cells.ts'
import { startRepair } from '#capabilities/quality/repairs/repairs.ts'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { dayOf } from '#platform/zone.ts'

type Every = Recipe['every']
type Row = Omit<Recipe, 'steps' | 'last'> & { steps: string; last: string | null }
const mostRecipes = 500

function columns(ctx: Ctx): string {
  return `r.id, r.name, r.object, r.steps, r.every, r.updated_at as "updatedAt",
    (select json_build_object('at', s.created_at, 'status', s.status, 'changed', coalesce((s.counts->>'changed')::int, 0))
      from ${tableOf(ctx, 'quality_step')} s where s.recipe_id = r.id order by s.id desc limit 1) as last`
}

function recipeOf({ steps, last, ...row }: Row): Recipe {
  return {
    ...row,
    steps: JSON.parse(steps) as Step[],
    last: last === null ? null : (JSON.parse(last) as Recipe['last']),
  }
}

/** All recipes by name, each with what its latest run did. */
export async function listRecipes(ctx: Ctx): Promise<{ items: Recipe[] }> {
  const rows = await ctx.db.rows<Row>({
    text: `select ${columns(ctx)} from ${tableOf(ctx, 'quality_recipe')} r order by lower(r.name), r.id limit ${mostRecipes}`,
  })
  return { items: rows.map(recipeOf) }
}

async function findRecipe(ctx: Ctx, id: string): Promise<Recipe> {
  const [row] = isUuid(id)
    ? await ctx.db.rows<Row>({
        text: `select ${columns(ctx)} from ${tableOf(ctx, 'quality_recipe')} r where r.id = $1`,
        values: [id],
      })
    : []
  if (!row) throw errors.recipeNotFound({ id })
  return recipeOf(row)
}

/** Keeps steps under a name, once each names a field it can change. */
export async function saveRecipe(
  ctx: Ctx,
  { name, object, steps, every = 'never' }: { name: string; object: string; steps: readonly Step[]; every?: Every },
): Promise<Recipe> {
  checkSteps(measuredObject(ctx, object), steps)
  const id = uuidv7()
  await ctx.db.count({
    text: `insert into ${tableOf(ctx, 'quality_recipe')} (id, name, object, steps, every, created_by) values ($1, $2, $3, $4, $5, $6)`,
    values: [id, name, object, JSON.stringify(steps), every, ctx.actor.id],
  })
  return findRecipe(ctx, id)
}

/** Reads a recipe that was exported, here or elsewhere. */
export async function importRecipe(ctx: Ctx, text: string): Promise<Recipe> {
  return saveRecipe(ctx, readRecipe(text))
}

export async function recipeFile(ctx: Ctx, id: string): Promise<RecipeFile> {
  const { name, object, steps } = await findRecipe(ctx, id)
  return { recipe: 1, name, object, steps: [...steps] }
}

export async function changeRecipe(
  ctx: Ctx,
  id: string,
  change: { name?: string; every?: Every; steps?: readonly Step[] },
): Promise<Recipe> {
  const recipe = await findRecipe(ctx, id)
  if (change.steps) checkSteps(measuredObject(ctx, recipe.object), change.steps)
  await ctx.db.count({
    text: `update ${tableOf(ctx, 'quality_recipe')} set name = coalesce($2, name), every = coalesce($3, every),
      steps = coalesce($4, steps), updated_at = now() where id = $1`,
    values: [id, change.name ?? null, change.every ?? null, change.steps ? JSON.stringify(change.steps) : null],
  })
  return findRecipe(ctx, id)
}

export async function deleteRecipe(ctx: Ctx, id: string): Promise<void> {
  const { id: known } = await findRecipe(ctx, id)
  await ctx.db.count({ text: `delete from ${tableOf(ctx, 'quality_recipe')} where id = $1`, values: [known] })
}

/** Does a recipe now, on all records. */
export async function runRecipe(ctx: Ctx, id: string): Promise<Repair> {
  const { name, object, steps } = await findRecipe(ctx, id)
  return startRepair(ctx, { name, object, steps, recipe: id })
}

/** Every night the recipes that are to run then; on the night to Monday, where the workspace is, also the weekly ones. */
export async function runScheduled(ctx: Ctx, now: Date = new Date()): Promise<void> {
  const weekday = new Date(dayOf(now, ctx.workspace.timeZone)).getUTCDay()
  const due: readonly Every[] = weekday === 1 ? ['night', 'week'] : ['night']
  const { items } = await listRecipes(ctx)
  for (const { id, every } of items) if (due.includes(every)) await runRecipe(ctx, id)
}
