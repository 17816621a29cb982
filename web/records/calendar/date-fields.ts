import type { Field } from '#web/records/field/value.ts'
import { recordTimes } from '#web/records/list/filter-fields.ts'
import type { ObjectMeta } from '#web/types.ts'

const isDate = ({ type }: Field) => type === 'date' || type === 'dateTime'

/** Whether an object has a day of its own, beside the times every record has. */
export function hasDates(object: ObjectMeta): boolean {
  return object.fields.some(isDate)
}

/**
 * The fields a calendar can go by, the usual one first: one that people set, then the others. A birthday lies in another
 * year than this one, so it comes last.
 */
export function dateFields(object: ObjectMeta): Field[] {
  const rank = ({ name, readOnly }: Field) =>
    name === 'birthday' ? 4 : name === 'createdAt' ? 2 : name === 'updatedAt' ? 3 : readOnly ? 1 : 0
  return [...object.fields, ...recordTimes].filter(isDate).toSorted((a, b) => rank(a) - rank(b))
}

/** The field the address names, else the usual one. */
export function dateField(object: ObjectMeta, name: string | undefined): Field {
  const fields = dateFields(object)
  return fields.find((field) => field.name === name) ?? (fields[0] as Field)
}
