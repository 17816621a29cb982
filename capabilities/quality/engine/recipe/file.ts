import { columnsOfStep, type RecipeFile } from '#capabilities/quality/contract-repairs.ts'
import { openCleaning, type CleanOptions, type TableCleaner } from '#capabilities/quality/engine/clean/clean-table.ts'
import type { CleanText } from '#capabilities/quality/engine/clean/clean-threads.ts'
import { rowWriter, type OutFormat } from '#capabilities/quality/engine/clean/write-rows.ts'
import type { Table } from '#capabilities/quality/engine/read/table.ts'
import { applySteps } from '#capabilities/quality/engine/recipe/apply.ts'
import { columnsOfSteps } from '#capabilities/quality/engine/recipe/recipe.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'
import type { FieldTypeName } from '#capabilities/quality/engine/standardise/result.ts'
import { errors } from '#capabilities/quality/errors.ts'

/** What a recipe did with a file. */
export type RecipeReport = { readonly name: string; readonly steps: number; changed: number }

type Options = CleanOptions & { readonly format: OutFormat }

const pieceCharacters = 1 << 18

/**
 * Cleans a table and then does a recipe on it, row by row. A column of the recipe is one of the file with that name,
 * or the one that was taken for that field; columns that the recipe writes and the file lacks are put behind the
 * others.
 */
export async function cleanByRecipe(
  table: Table,
  recipe: RecipeFile,
  options: Options,
): Promise<CleanText & { readonly recipe: RecipeReport }> {
  const { cleaner, batches } = await openCleaning(table, options)
  const work = recipeWork(cleaner, recipe)
  const writer = rowWriter(options.format, work.columns)
  async function* texts(): AsyncGenerator<string> {
    let text = writer.begin()
    for await (const rows of batches) {
      for (const cells of cleaner.clean(rows, cleaner.report)) text += writer.row(work.run(cells))
      if (text.length < pieceCharacters) continue
      yield text
      text = ''
    }
    yield text + writer.end()
  }
  return { report: cleaner.report, texts: texts(), recipe: work.report }
}

/** The recipe made ready for the columns of a table. */
function recipeWork(cleaner: TableCleaner, recipe: RecipeFile) {
  const places = placesOf(cleaner, recipe)
  const columns = [...cleaner.columns]
  for (const column of columnsOfSteps(recipe.steps)) {
    if (!places.has(column)) places.set(column, columns.push(column) - 1)
  }
  const report: RecipeReport = { name: recipe.name, steps: recipe.steps.length, changed: 0 }
  const typeAt = (place: number) => (cleaner.report.columns[place]?.type ?? 'text') as FieldTypeName
  const form = { country: cleaner.report.country, currency: 'USD', dateOrder: 'auto' as const }
  const run = (row: readonly string[]): readonly string[] => {
    if (row.length > cleaner.columns.length) return row // a row with too many cells: nobody knows which is which
    const cells = columns.map((_, at) => row[at] ?? '')
    const before = [...cells]
    applySteps(recipe.steps, {
      get: (column) => cells[places.get(column)!]!,
      set: (column, text) => (cells[places.get(column)!] = text),
      standardise: (column, text, off) => {
        const done = standardise(typeAt(places.get(column)!), text, { ...form, off })
        return done.problem ? text : done.shown
      },
    })
    report.changed += cells.filter((cell, at) => cell !== before[at]).length
    return cells
  }
  return { columns, report, run }
}

function placesOf({ columns, report }: TableCleaner, { steps }: RecipeFile): Map<string, number> {
  const places = new Map<string, number>()
  const find = (wanted: string): number => {
    const key = wanted.trim().toLowerCase()
    const byName = columns.findIndex((name) => name.trim().toLowerCase() === key)
    return byName >= 0 ? byName : report.columns.findIndex(({ field }) => field?.toLowerCase() === key)
  }
  const made = new Set<string>()
  for (const step of steps) {
    const { reads, writes } = columnsOfStep(step)
    for (const column of [...reads, ...writes]) {
      const at = find(column)
      if (at >= 0) places.set(column, at)
      else if (reads.includes(column) && !made.has(column))
        throw errors.recipeColumn({ column, columns: columns.join(', ') })
    }
    for (const column of writes) made.add(column)
  }
  return places
}
