import type { Field } from '#web/records/field/value.ts'
import { idOf, isEmpty, textOf } from '#web/records/field/value.ts'
import type { Condition } from '#web/records/list/conditions.ts'
import { operatorsOf } from '#web/records/list/conditions.ts'

const exact = new Set<Field['type']>(['choice', 'country', 'link', 'user', 'boolean', 'rating'])
const words = new Set<Field['type']>(['text', 'url', 'personName'])

/** The condition that asks for what a cell holds; undefined where nobody would ask for just that. */
export function sameAs(field: Field, value: unknown): Condition | undefined {
  const ops = operatorsOf(field)
  const { name, type } = field
  if (isEmpty(value)) return ops.includes('empty') ? { field: name, op: 'empty', value: '' } : undefined
  if (exact.has(type)) {
    const held = idOf(value) ?? textOf(value)
    const op = ops.includes('in') ? 'in' : 'eq'
    return ops.includes(op) ? { field: name, op, value: held } : undefined
  }
  if (!words.has(type) || !ops.includes('contains')) return undefined
  const text = type === 'personName' ? ((value as { full?: string }).full ?? textOf(value)) : textOf(value)
  return { field: name, op: 'contains', value: text }
}
