import type { Field } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

/** The field whose values are the columns of a board: a link to stages, else a choice called stage or status. Undefined: no board. */
export function boardField(object: ObjectMeta): Field | undefined {
  return (
    object.fields.find(({ type, target }) => type === 'link' && target === 'stage') ??
    object.fields.find(
      ({ name, type, readOnly }) => type === 'choice' && !readOnly && (name === 'stage' || name === 'status'),
    )
  )
}

/** The money that is added up in the head of a column, where there is any. */
export function sumField(object: ObjectMeta): Field | undefined {
  return (
    object.fields.find(({ type, name }) => type === 'money' && name === 'amount') ??
    object.fields.find(({ type }) => type === 'money')
  )
}
