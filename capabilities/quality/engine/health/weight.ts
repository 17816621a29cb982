import type { Field } from '#sdk/objects.ts'

type Known = Pick<Field, 'type' | 'required' | 'readOnly'> & { readonly name: string }
type Shown = { readonly title: string; readonly subtitle?: string; readonly listed: readonly string[] }

/** Fields nobody misses when they are empty. */
const free = new Set([
  'longText',
  'richText',
  'boolean',
  'multiChoice',
  'json',
  'recurrence',
  'checklist',
  'autoNumber',
])
const reach = new Set(['email', 'phone'])

/**
 * How much a field counts in the scores, from the object's definition: what names a record or must be there 4, what
 * reaches somebody 3, what lists show 2, the rest ½; free text, tags and yes/no 0, for an empty one is no fault.
 */
export function defaultWeight(field: Known, object: Shown): number {
  if (field.readOnly || free.has(field.type)) return 0
  if (field.required || field.name === object.title) return 4
  if (reach.has(field.type)) return 3
  return object.listed.includes(field.name) || field.name === object.subtitle ? 2 : 0.5
}
