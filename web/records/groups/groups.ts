import type { Figure, FigureValue } from '#web/records/foot/measures.ts'
import { figureName } from '#web/records/foot/measures.ts'
import type { Field } from '#web/records/field/value.ts'

/** A figure in the head of a group or a column; undefined while it is on its way. */
export type HeadFigure = { figure: Figure; value: FigureValue | undefined }

/** The head of a group: the value its records share, how many they are, and their figures. */
export type GroupHead = {
  key: string
  value: string | null
  count: number
  figures: readonly HeadFigure[]
  isOpen: boolean
}

/** A group of the API: what its records share, how many they are, and their figures by name. */
export type Group = {
  key: Readonly<Record<string, string | number | boolean | null>>
  values: Readonly<Record<string, FigureValue>> & { readonly n: number }
}

type By = {
  field: Field
  figures: readonly Figure[]
  /** Ids of linked records as they should stand. */ order?: readonly string[]
}

/** One head for each value, in the order of the options, else the largest first; what has no value stands last. */
export function headsOf(groups: readonly Group[], by: By, closed: ReadonlySet<string>): GroupHead[] {
  const heads = groups.map(({ key, values }): GroupHead => {
    const raw = key[by.field.name]
    const value = raw === null || raw === undefined ? null : String(raw)
    const id = value ?? ''
    return { key: id, value, count: values.n, figures: figuresIn(values, by.figures), isOpen: !closed.has(id) }
  })
  return heads.toSorted((a, b) => placeOf(by, a) - placeOf(by, b))
}

export function figuresIn(values: Group['values'], figures: readonly Figure[]): HeadFigure[] {
  return figures.map((figure) => ({ figure, value: values[figureName(figure)] }))
}

/** The figures of two answers, by group. */
export function together(groups: readonly Group[], more: readonly Group[] | undefined): readonly Group[] {
  if (!more) return groups
  const known = new Map(more.map(({ key, values }) => [JSON.stringify(key), values]))
  return groups.map(({ key, values }) => ({ key, values: { ...known.get(JSON.stringify(key)), ...values } }))
}

// The sort keeps the order of the answer where places are the same.
function placeOf({ field, order }: By, { value }: GroupHead): number {
  if (value === null) return Number.MAX_SAFE_INTEGER
  if (order) return order.indexOf(value)
  if (field.options) return field.options.findIndex((option) => option.value === value)
  if (field.type === 'date' || field.type === 'dateTime') return -Date.parse(value)
  if (field.type === 'rating') return -Number(value)
  return 0
}

/** Where each group begins among the lines of the list: one line for its head, one for each record when it is open. */
export function startsOf(heads: readonly GroupHead[]): { starts: number[]; total: number } {
  const starts: number[] = []
  let total = 0
  for (const head of heads) {
    starts.push(total)
    total += 1 + (head.isOpen ? head.count : 0)
  }
  return { starts, total }
}

/** The group that a line belongs to. */
export function groupOfLine(starts: readonly number[], line: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] as number) <= line) low = middle
    else high = middle - 1
  }
  return low
}
