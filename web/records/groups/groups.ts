import type { Money } from '#web/i18n/format.ts'
import type { Field } from '#web/records/field/value.ts'

/** The head of a group: the value its records share, how many they are, and what they add up to. */
export type GroupHead = { key: string; value: string | null; count: number; sums: readonly Money[]; isOpen: boolean }

export type Answer = {
  key: Record<string, string | number | boolean | null>
  values: { n: number; sum?: number | null }
}

type By = { path: string; field: Field; /** Ids of linked records as they should stand. */ order?: readonly string[] }

/**
 * One head for each value: sums of money come by currency, in an answer each. In the order of the options, else the
 * largest first; what has no value stands last.
 */
export function headsOf(answers: readonly Answer[], by: By, closed: ReadonlySet<string>): GroupHead[] {
  const { path } = by
  const heads = new Map<string, GroupHead>()
  for (const { key, values } of answers) {
    const raw = key[path]
    const value = raw === null || raw === undefined ? null : String(raw)
    const id = value ?? ''
    const before = heads.get(id) ?? { key: id, value, count: 0, sums: [], isOpen: !closed.has(id) }
    const currency = typeof key.currency === 'string' ? key.currency : null
    const sums = currency && values.sum ? [...before.sums, { amount: values.sum, currency }] : before.sums
    heads.set(id, { ...before, count: before.count + values.n, sums })
  }
  return [...heads.values()].toSorted((a, b) => placeOf(by, a) - placeOf(by, b))
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
