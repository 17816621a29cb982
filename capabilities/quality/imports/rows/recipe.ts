import type { MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { columnsOfStep, type Step } from '#capabilities/quality/contract-repairs.ts'
import { applySteps } from '#capabilities/quality/engine/recipe/apply.ts'
import type { Standardised } from '#capabilities/quality/engine/standardise/result.ts'
import { withChanges } from '#capabilities/quality/imports/rows/draft.ts'
import type { Reader } from '#capabilities/quality/imports/rows/plan.ts'

type Recipe = NonNullable<MappingOptions['recipe']>

/** Does a recipe on the cells of a row, after they were cleaned. */
export type RowRecipe = (results: Standardised[]) => void

/** Where each column of a recipe is: by the field a column of the file was mapped to, else by its name. */
function placesOf(readers: readonly Pick<Reader, 'slot' | 'column'>[]): (column: string) => number {
  const keyOf = (text: string) => text.trim().toLowerCase()
  return (column) => {
    const key = keyOf(column)
    const byField = readers.findIndex(({ slot }) => keyOf(slot.name) === key)
    return byField >= 0 ? byField : readers.findIndex((one) => keyOf(one.column) === key)
  }
}

/** The steps whose columns are all in the file; the others have nothing to work on here. */
export function stepsFor(steps: readonly Step[], readers: readonly Pick<Reader, 'slot' | 'column'>[]): Step[] {
  const placeOf = placesOf(readers)
  return steps.filter((step) => {
    const { reads, writes } = columnsOfStep(step)
    return [...reads, ...writes].every((column) => placeOf(column) >= 0)
  })
}

// Records keep codes where a file shows labels, and a recipe was made for records.
const coded: ReadonlySet<string> = new Set(['choice', 'country'])

export function recipeFor(recipe: Recipe | undefined, readers: readonly Reader[]): RowRecipe | null {
  const steps = recipe ? stepsFor(recipe.steps, readers) : []
  if (steps.length === 0) return null
  const placeOf = placesOf(readers)
  return (results) => {
    const textAt = (place: number): string => {
      const { value, shown } = results[place]!
      return coded.has(readers[place]!.slot.type) && typeof value === 'string' ? value : shown
    }
    const texts = new Map<number, string>()
    applySteps(steps, {
      get: (column) => texts.get(placeOf(column)) ?? textAt(placeOf(column)),
      set: (column, text) => texts.set(placeOf(column), text),
      standardise: (column, text) => readers[placeOf(column)]!.read(text).shown || text,
    })
    for (const [place, to] of texts) {
      const from = textAt(place)
      if (from === to) continue
      const { changes, ...read } = readers[place]!.read(to)
      const before = results[place]!.changes
      results[place] = withChanges({ ...read, changes: before }, [{ rule: 'recipe', from, to }, ...changes])
    }
  }
}
