import type { Noted } from '#capabilities/quality/imports/rows/draft.ts'

/** The corrections of one row: how many values, then each rule by its number, or with its example. */
export type Corrected = readonly [values: number, ...(number | readonly [number, string, string])[]]

export type Labels = {
  readonly pack: (noted: Noted) => Corrected
  readonly unpack: (corrected: Corrected) => Noted
  /** What the other side has not heard yet. */
  readonly news: () => string
  readonly learn: (news: string) => void
}

type Label = { readonly rule: string; readonly field: string; count: number }

// More than a report shows, because rows that are rejected in the end give none.
const examplesSent = 60

/** Rules and fields by numbers, in the order they first came. */
export function newLabels(): Labels {
  const all: Label[] = []
  const byName = new Map<string, number>()
  let told = 0
  const numberOf = (rule: string, field: string): number => {
    const name = `${rule} ${field}`
    const known = byName.get(name)
    if (known !== undefined) return known
    byName.set(name, all.length)
    return all.push({ rule, field, count: 0 }) - 1
  }
  return {
    pack: ({ values, notes }) => [
      values,
      ...notes.map(({ rule, field, from, to }) => {
        const number = numberOf(rule, field)
        const label = all[number]!
        label.count += 1
        return label.count <= examplesSent ? ([number, from ?? '', to ?? ''] as const) : number
      }),
    ],
    unpack: ([values, ...notes]) => ({
      values,
      notes: notes.map((note) => {
        const [number, from, to] = typeof note === 'number' ? [note] : note
        const { rule, field } = all[number]!
        return from === undefined ? { rule, field } : { rule, field, from, to: to! }
      }),
    }),
    news: () => {
      const text = JSON.stringify(all.slice(told).map(({ rule, field }) => [rule, field]))
      told = all.length
      return text
    },
    learn: (news) => {
      for (const [rule, field] of JSON.parse(news) as [string, string][]) numberOf(rule, field)
    },
  }
}
