import { Type, type Static } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

const Column = Type.String({ minLength: 1, maxLength: 200 })
const Text = Type.String({ maxLength: 10_000 })
const Values = Type.Record(Text, Text, { minProperties: 1, maxProperties: 20_000 })
const strict = { additionalProperties: false }

/** One step of a recipe: what is done with a column of a file, or a field of the records. */
export const RecipeStep = Type.Union([
  /** Blanks at the ends and doubled ones go, invisible characters too. */
  Type.Object({ do: Type.Literal('trim'), column: Column }, strict),
  /** All standard rules of the column's type, but for those named in `off`. */
  Type.Object(
    {
      do: Type.Literal('standardise'),
      column: Column,
      off: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 })),
    },
    strict,
  ),
  /** A value that is exactly one of the keys becomes its value; '' empties the cell. */
  Type.Object({ do: Type.Literal('map'), column: Column, values: Values }, strict),
  /** The same for what stands behind the @ of e-mail addresses. */
  Type.Object({ do: Type.Literal('mapDomain'), column: Column, values: Values }, strict),
  /** Every occurrence of a text becomes another one. */
  Type.Object(
    { do: Type.Literal('replace'), column: Column, find: Type.String({ minLength: 1, maxLength: 1000 }), by: Text },
    strict,
  ),
  Type.Object(
    {
      do: Type.Literal('case'),
      column: Column,
      to: Type.Union([Type.Literal('upper'), Type.Literal('lower'), Type.Literal('title')]),
    },
    strict,
  ),
  /** What is empty gets this value. */
  Type.Object({ do: Type.Literal('fill'), column: Column, value: Text }, strict),
  /** The parts of a cell go to columns of their own; what is left over stays in the last one. */
  Type.Object(
    {
      do: Type.Literal('split'),
      column: Column,
      by: Type.String({ minLength: 1, maxLength: 20 }),
      into: Type.Array(Column, { minItems: 2, maxItems: 10 }),
    },
    strict,
  ),
  /** Several cells become one; empty ones are passed over. */
  Type.Object(
    {
      do: Type.Literal('join'),
      columns: Type.Array(Column, { minItems: 2, maxItems: 10 }),
      by: Type.String({ maxLength: 20 }),
      into: Column,
    },
    strict,
  ),
])
export type Step = Static<typeof RecipeStep>

// Types whose values a text can stand for, there and back: every step can change these.
const textTypes = new Set(['text', 'longText', 'choice', 'country', 'personName', 'email', 'phone', 'url'])
// Types whose values only exchange for others, or fill what is empty: half a date is none.
const wholeTypes = new Set([
  'date',
  'dateTime',
  'integer',
  'number',
  'percent',
  'rating',
  'duration',
  'money',
  'boolean',
  'multiChoice',
])
export const isTextType = (type: string): boolean => textTypes.has(type)
export const isWholeType = (type: string): boolean => wholeTypes.has(type)

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

export const RecipeSteps = Type.Array(RecipeStep, { minItems: 1, maxItems: 100 })
export const RecipeName = Type.String({ minLength: 1, maxLength: 200 })
const ObjectName = Type.String({ minLength: 1, maxLength: 100 })
const Every = Type.Union([Type.Literal('never'), Type.Literal('night'), Type.Literal('week')])

/** A recipe as a file: what the screen exports and `tend clean --recipe` reads. */
export const RecipeFile = Type.Object(
  { recipe: Type.Literal(1), name: RecipeName, object: ObjectName, steps: RecipeSteps },
  strict,
)
export type RecipeFile = Static<typeof RecipeFile>

export type Recipe = {
  readonly id: string
  readonly name: string
  readonly object: string
  readonly steps: readonly Step[]
  readonly every: Static<typeof Every>
  readonly updatedAt: string
  /** When it last ran, and what came of it. */
  readonly last: { readonly at: string; readonly status: RepairStatus; readonly changed: number } | null
}

export type RepairStatus = 'queued' | 'running' | 'done' | 'failed' | 'undoing' | 'undone'
export type Example = {
  readonly id: string
  readonly title: string
  readonly column: string
  readonly before: string
  readonly after: string
}
export type RepairCounts = {
  readonly seen: number
  readonly changed: number
  /** Records whose new value their field does not take, or that somebody changed meanwhile. */
  readonly skipped: number
  readonly restored?: number
  readonly kept?: number
}
export type Repair = {
  readonly id: string
  readonly recipe: string | null
  readonly name: string
  readonly object: string
  readonly steps: readonly Step[]
  readonly status: RepairStatus
  readonly counts: RepairCounts
  readonly examples: readonly Example[]
  readonly scoreBefore: number | null
  readonly scoreAfter: number | null
  readonly error: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly by: string | null
}

/** What would change. With `complete` false only the first records were looked at, and there may be more. */
export type Preview = RepairCounts & { readonly examples: readonly Example[]; readonly complete: boolean }

const Repairing = Type.Object({ object: ObjectName, name: Type.Optional(RecipeName), steps: RecipeSteps }, strict)

export const previewRepair = endpoint('POST /repairs/preview', { body: Repairing })
export const startRepair = endpoint('POST /repairs', { body: Repairing })
export const listRepairs = endpoint('GET /repairs', {
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ maxLength: 100 })),
  }),
})
export const getRepair = endpoint('GET /repairs/:id')
export const undoRepair = endpoint('DELETE /repairs/:id')

const Saved = { name: RecipeName, object: ObjectName, steps: RecipeSteps, every: Type.Optional(Every) }
export const listRecipes = endpoint('GET /recipes')
export const saveRecipe = endpoint('POST /recipes', { body: Type.Object(Saved, strict) })
export const changeRecipe = endpoint('PATCH /recipes/:id', {
  body: Type.Object(
    { name: Type.Optional(RecipeName), every: Type.Optional(Every), steps: Type.Optional(RecipeSteps) },
    strict,
  ),
})
export const deleteRecipe = endpoint('DELETE /recipes/:id')
export const runRecipe = endpoint('POST /recipes/:id/run')
export const exportRecipe = endpoint('GET /recipes/:id/file')
export const importRecipe = endpoint('POST /recipes/file')
