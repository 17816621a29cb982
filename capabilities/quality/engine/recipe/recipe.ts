import { Compile } from 'typebox/compile'
import { columnsOfStep, RecipeFile, type Step } from '#capabilities/quality/contract-repairs.ts'
import { errors } from '#capabilities/quality/errors.ts'

const check = Compile(RecipeFile)

/** Reads a recipe as it was written to a file; refuses by name what is not one. */
export function readRecipe(text: string): RecipeFile {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw errors.recipeNotJson()
  }
  if (check.Check(given)) return given
  const [first] = check.Errors(given)
  const at = (first as { instancePath?: string } | undefined)?.instancePath || '/'
  const step = /^\/steps\/(\d+)/.exec(at)?.[1]
  if (step === undefined) throw errors.recipePart({ part: at })
  throw errors.recipeStep({ step: Number(step) + 1 })
}

/** All columns the steps touch, each once. */
export function columnsOfSteps(steps: readonly Step[]): string[] {
  return [...new Set(steps.flatMap((step) => [...columnsOfStep(step).reads, ...columnsOfStep(step).writes]))]
}
