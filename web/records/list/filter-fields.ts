import type { Field } from '#web/records/field/value.ts'
import { operatorsOf } from '#web/records/list/conditions.ts'
import type { ObjectMeta } from '#web/types.ts'

/** What can be asked: all fields that have questions, and the two times of every record. */
export function filterFields(object: ObjectMeta): Field[] {
  return [...object.fields, ...recordTimes].filter((field) => operatorsOf(field).length > 0)
}

/** The same, and behind them the fields of what the record links to: `company.country`, "Company › Country". */
export function reachableFields(object: ObjectMeta, objects: readonly ObjectMeta[]): Field[] {
  const links = object.fields.filter(({ type, target }) => target && ['link', 'links', 'user'].includes(type))
  const behind = links.flatMap((link) => {
    const target = objects.find(({ name }) => name === link.target)
    return target ? filterFields(target).map((field) => behindLink(link, field)) : []
  })
  return [...filterFields(object), ...behind]
}

/** A field as it is reached through another: `company.country`, "Company › Country". */
export function behindLink(link: Field, field: Field): Field {
  const label = Object.fromEntries(
    (['en', 'zh'] as const).map((locale) => [locale, `${link.label[locale]} › ${field.label[locale]}`]),
  ) as Field['label']
  return { ...field, name: `${link.name}.${field.name}`, label }
}

/** The two times of every record. */
export const recordTimes: readonly Field[] = [
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
