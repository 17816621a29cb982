import { Compile } from 'typebox/compile'
import { RecipeFile, type Step } from '#capabilities/quality/contract-repairs.ts'
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

/** The columns a step reads, and those it writes. */
export function columnsOfStep(step: Step): { reads: readonly string[]; writes: readonly string[] } {
  switch (step.do) {
    case 'split':
      return { reads: [step.column], writes: step.into }
    case 'join':
      return { reads: step.columns, writes: [step.into] }
    case 'trim':
    case 'standardise':
    case 'map':
    case 'mapDomain':
    case 'replace':
    case 'case':
    case 'fill':
      return { reads: [step.column], writes: [step.column] }
  }
}

/** All columns the steps touch, each once. */
export function columnsOfSteps(steps: readonly Step[]): string[] {
  return [...new Set(steps.flatMap((step) => [...columnsOfStep(step).reads, ...columnsOfStep(step).writes]))]
}
