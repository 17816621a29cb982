import type { Field } from '#web/records/field/value.ts'
import type { Condition } from '#web/records/list/conditions.ts'
import { operatorsOf } from '#web/records/list/conditions.ts'
import type { ObjectMeta } from '#web/types.ts'

/** What can be asked: all fields that have questions, and the two times of every record. */
export function filterFields(object: ObjectMeta): Field[] {
  return [...object.fields, ...times].filter((field) => operatorsOf(field).length > 0)
}

const times: Field[] = [
  {
    name: 'createdAt',
    type: 'dateTime',
    label: { en: 'Created', zh: '创建时间' },
    required: true,
    unique: false,
    readOnly: true,
  },
  {
    name: 'updatedAt',
    type: 'dateTime',
    label: { en: 'Changed', zh: '更新时间' },
    required: true,
    unique: false,
    readOnly: true,
  },
]

/** The condition a field begins with: its usual question, without an answer. */
export function blankFor(field: Field | undefined): Condition | undefined {
  const op = field && operatorsOf(field)[0]
  return field && op ? { field: field.name, op, value: field.type === 'boolean' ? 'true' : '' } : undefined
}
