import type { Money } from '#web/i18n/format.ts'
import type { Field } from '#web/records/field/value.ts'
import { isNumeric } from '#web/records/field/value.ts'

/** What can be said about all values of a field; of dates, `min` is the earliest and `max` the latest. */
export const measures = ['sum', 'avg', 'min', 'max', 'filled', 'empty', 'distinct'] as const
export type Measure = (typeof measures)[number]

/** What stands below the columns of a list, by field. */
export type Foot = Readonly<Record<string, Measure>>
/** A figure of a field. */
export type Figure = { field: Field; measure: Measure }

/** A number, a day, or amounts by currency; null where there is nothing to compute it from. */
export type FigureValue = number | string | null | readonly Money[]

/** As many as are asked for at once. */
export const mostFigures = 48

const uncomparable = new Set(['json', 'checklist', 'links', 'file'])

/** What can be said about a field. A roll-up is computed record by record, too slow to be added up over all of them. */
export function measuresOf(field: Field): readonly Measure[] {
  if (uncomparable.has(field.type)) return ['filled', 'empty']
  if ((isNumeric(field) && field.type !== 'rollup') || field.type === 'rating') return measures
  return measures.filter((one) => one !== 'sum' && one !== 'avg' && (isDate(field) || (one !== 'min' && one !== 'max')))
}

/** The words of a measure: days are early and late, figures small and large. */
export function measureWord({ field, measure }: Figure): string {
  if (!isDate(field)) return measure
  return measure === 'min' ? 'first' : measure === 'max' ? 'last' : measure
}

export function isCount(measure: Measure): boolean {
  return measure === 'filled' || measure === 'empty' || measure === 'distinct'
}

/** A figure as the API is asked for it, and the name of its answer. */
export function figureEntry({ field, measure }: Figure): Record<string, Record<string, string>> {
  return { [figureName({ field, measure })]: { [measure === 'filled' ? 'count' : measure]: field.name } }
}

export function figureName({ field, measure }: Figure): string {
  return `${measure}:${field.name}`
}

/** What was kept, without what is there no more. */
export function readFoot(fields: readonly Field[], kept: Readonly<Record<string, string>> | undefined): Foot {
  const known = Object.entries(kept ?? {}).flatMap(([name, text]) => {
    const field = fields.find((one) => one.name === name)
    const measure = field && measuresOf(field).find((one) => one === text)
    return measure ? [[name, measure] as const] : []
  })
  return Object.fromEntries(known)
}

/** The figures below the columns that are shown, in their order. */
export function figuresOf(fields: readonly Field[], foot: Foot): Figure[] {
  return fields
    .flatMap((field) => {
      const measure = foot[field.name]
      return measure ? [{ field, measure }] : []
    })
    .slice(0, mostFigures)
}

const isDate = ({ type }: Field): boolean => type === 'date' || type === 'dateTime'
