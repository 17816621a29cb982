import { sumField } from '#web/records/board/board-field.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Figure } from '#web/records/foot/measures.ts'
import { figureName, measuresOf } from '#web/records/foot/measures.ts'
import type { ObjectMeta } from '#web/types.ts'

/** As many as a head has room for. */
export const mostInHeads = 6

/** How the address says that there are none; it leaves out what is usual. */
const none = 'none'

/** The figures in the heads of groups and columns: `sum:amount,avg:probability`. Usually the sum of the money. */
export function readHeadFigures(object: ObjectMeta, text: string | undefined): Figure[] {
  if (!text) return usual(object)
  const figures = text.split(',').flatMap((part): Figure[] => {
    const [verb, name] = part.split(':')
    const field = object.fields.find((one) => one.name === name) as Field | undefined
    const measure = field && measuresOf(field).find((one) => one === verb)
    return measure ? [{ field, measure }] : []
  })
  return figures.slice(0, mostInHeads)
}

export function headFiguresText(object: ObjectMeta, figures: readonly Figure[]): string {
  const text = figures.map(figureName).join(',')
  return text === usual(object).map(figureName).join(',') ? '' : text || none
}

/** Takes a figure in, behind the others, or out. */
export function toggled(figures: readonly Figure[], figure: Figure): Figure[] {
  const others = figures.filter((one) => figureName(one) !== figureName(figure))
  return others.length < figures.length ? others : [...figures, figure].slice(0, mostInHeads)
}

/** What people add up, before what they only count. */
export function headFields(object: ObjectMeta): { figures: Field[]; others: Field[] } {
  const isFigure = (field: Field) => measuresOf(field).includes('sum')
  return {
    figures: object.fields.filter(isFigure),
    others: object.fields.filter((field) => !isFigure(field)),
  }
}

function usual(object: ObjectMeta): Figure[] {
  const field = sumField(object)
  return field ? [{ field, measure: 'sum' }] : []
}
