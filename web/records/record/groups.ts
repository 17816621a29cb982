import type { Field } from '#web/records/field/value.ts'
import { sections, type Section } from '#sdk/objects.ts'
import type { ObjectMeta } from '#web/types.ts'

export type FieldGroup = { id: Section; fields: readonly Field[] }

export const groupNames: Readonly<Record<FieldGroup['id'], string>> = {
  main: 'record.groupMain',
  contact: 'record.groupContact',
  numbers: 'record.groupNumbers',
  more: 'record.groupMore',
}

const reach = new Set(['email', 'phone', 'url', 'address', 'country'])

/** The section a field stands in: the one the workspace has put it into, else where a reader looks for it. */
export function sectionOf(object: ObjectMeta, field: Field): Section {
  if (field.section) return field.section
  if (reach.has(field.type) || field.name === 'wechat') return 'contact'
  if (field.type === 'rollup' || field.type === 'formula') return 'numbers'
  // One adds steps, or a rhythm, to what is there: they are offered, not looked for.
  if (field.type === 'checklist' || field.type === 'recurrence') return 'main'
  const main = [object.title, object.subtitle, ...object.listed, 'owner']
  return main.includes(field.name) ? 'main' : 'more'
}

/** The fields of a record in groups that a reader looks for: what matters, how to reach, the rest, figures; or as the workspace put them. */
export function groupsOf(object: ObjectMeta): FieldGroup[] {
  return sections
    .map((id) => ({ id, fields: object.fields.filter((field) => sectionOf(object, field) === id) }))
    .filter(({ fields }) => fields.length > 0)
}

/** The fields a new record is asked for: the needed ones first, then those a list shows or that are given. The rest on request. */
export function createFields(object: ObjectMeta, isAll: boolean, given: object = {}): Field[] {
  const writable = object.fields.filter(({ readOnly, type }) => !readOnly && type !== 'file' && type !== 'json')
  const rank = (field: Field) =>
    field.required || field.name === object.title
      ? 0
      : object.listed.includes(field.name) || field.name in given
        ? 1
        : 2
  return writable.filter((field) => isAll || rank(field) < 2).toSorted((a, b) => rank(a) - rank(b))
}

/** Three or four facts for the head of the page: choices, amounts, days and stages that have a value. */
export function keyFacts(object: ObjectMeta, record: Readonly<Record<string, unknown>>): Field[] {
  const telling = new Set(['choice', 'money', 'date', 'dateTime', 'rating', 'percent', 'link', 'autoNumber'])
  return object.fields
    .filter(
      ({ name, type }) =>
        telling.has(type) && object.listed.includes(name) && name !== object.title && name !== object.subtitle,
    )
    .filter(({ name }) => record[name] !== null && record[name] !== undefined)
    .slice(0, 4)
}
