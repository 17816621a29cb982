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
    return target ? withParts(filterFields(target)).map((field) => behindLink(link, field)) : []
  })
  return [...withParts(filterFields(object)), ...behind]
}

const addressParts = {
  country: ['Country', '国家/地区'],
  region: ['Province or state', '省/州'],
  city: ['City', '城市'],
  district: ['District', '区/县'],
  postcode: ['Postcode', '邮编'],
} as const

/** Behind an address its parts: `address.city`, "Address › City". */
function withParts(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [
    field,
    ...(field.type === 'address'
      ? Object.entries(addressParts).map(([name, [en, zh]]) =>
          behindLink(field, { ...field, name, type: name === 'country' ? 'country' : 'text', label: { en, zh } }),
        )
      : []),
  ])
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
