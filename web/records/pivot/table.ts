import type { Axis } from '#web/records/pivot/axes.ts'

/** A group of the API: its values by field, how many records, and the figure asked for. */
export type Answer = {
  key: Readonly<Record<string, string | number | boolean | null>>
  values: { n: number; v?: number | null }
}
export type Figure = { n: number; v: number | null }

/** What the API gives at once, the largest first. */
export const mostGroups = 1000
/** A table that can still be read. */
const mostRows = 60
const mostCols = 24

export type Side = {
  values: readonly (string | null)[]
  totals: ReadonlyMap<string, Figure>
  /** How many there are beyond those shown. */
  left: number
  /** There may be more than the API counted. */
  isCut: boolean
}
export type Table = {
  rows: Side
  cols: Side
  cells: ReadonlyMap<string, Figure>
  total: Figure | undefined
  /** The largest figure of a cell, for shading. */
  top: number
  /** Some cells were too many to be brought; they stand empty. */
  isCut: boolean
}

/** A value as text, the way keys of maps have it; '' for none. */
export const idOf = (value: string | null): string => value ?? ''
export const cellKey = (row: string | null, col: string | null): string => `${idOf(row)}\u0000${idOf(col)}`

type Answers = { cells: readonly Answer[]; rows: readonly Answer[]; cols: readonly Answer[]; all: readonly Answer[] }
type By = { axis: Axis; order: readonly string[] | undefined }

/** The currencies that figures come in, the most frequent first; none where they are no amounts. */
export function currenciesOf(all: readonly Answer[]): string[] {
  return all.flatMap(({ key }) => (typeof key.currency === 'string' ? [key.currency] : []))
}

/** The answers of one currency laid out in rows and columns. */
export function tableOf(answers: Answers, rows: By, cols: By | undefined, currency: string | undefined): Table {
  const mine = (some: readonly Answer[]) =>
    some.filter(({ key }) => currency === undefined || key.currency === currency)
  const figures = new Map(
    mine(answers.cells).map(({ key, values }) => [
      cellKey(valueAt(key, rows.axis), cols ? valueAt(key, cols.axis) : null),
      figureOf(values),
    ]),
  )
  const across = cols
    ? sideOf(mine(answers.cols), cols, mostCols, answers.cols.length)
    : { values: [], totals: new Map(), left: 0, isCut: false }
  const down = sideOf(mine(answers.rows), rows, mostRows, answers.rows.length)
  const shown = cols ? [...figures.values()] : []
  const all = mine(answers.all)[0]
  return {
    rows: down,
    cols: across,
    cells: figures,
    total: all && figureOf(all.values),
    top: Math.max(0, ...(cols ? shown : [...down.totals.values()]).map(({ n, v }) => Math.abs(v ?? n))),
    isCut: answers.cells.length >= mostGroups,
  }
}

const figureOf = ({ n, v }: Answer['values']): Figure => ({ n, v: v === undefined ? n : v })

function valueAt(key: Answer['key'], { field, period }: Axis): string | null {
  const value = key[field.name]
  if (value === null || value === undefined) return null
  return period ? String(value).slice(0, 10) : String(value)
}

function sideOf(answers: readonly Answer[], { axis, order }: By, most: number, asked: number): Side {
  const totals = new Map(answers.map(({ key, values }) => [idOf(valueAt(key, axis)), figureOf(values)]))
  const largest = answers.map(({ key }) => valueAt(key, axis)).slice(0, most)
  return {
    values: largest.toSorted((a, b) => placeOf(axis, order, a) - placeOf(axis, order, b)),
    totals,
    left: answers.length - largest.length,
    isCut: asked >= mostGroups,
  }
}

// The sort keeps the order of the answer, the largest first, where places are the same.
function placeOf({ field, period }: Axis, order: readonly string[] | undefined, value: string | null): number {
  if (value === null) return Number.MAX_SAFE_INTEGER
  if (order) return order.indexOf(value)
  if (period) return Date.parse(value)
  if (field.options) return field.options.findIndex((option) => option.value === value)
  return field.type === 'rating' ? -Number(value) : 0
}
