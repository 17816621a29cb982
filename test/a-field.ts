import type { Field } from '#web/records/field/value.ts'

/** A field of a type as the screens read it. */
export function aField(type: Field['type'], more: Partial<Field> = {}): Field {
  return { name: 'f', type, label: { en: 'F', zh: 'F' }, required: false, unique: false, readOnly: false, ...more }
}
