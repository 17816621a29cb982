import { behindLink, filterFields } from '#web/records/list/filter-fields.ts'
import type { Field } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'
import type { CheckKind } from '#capabilities/quality/contract-rules.ts'

type Class = 'text' | 'number' | 'date' | 'id' | 'list' | 'none'

/** What a field is compared as. */
export function classOf({ type }: Pick<Field, 'type'>): Class {
  switch (type) {
    case 'integer':
    case 'number':
    case 'percent':
    case 'rating':
    case 'duration':
    case 'money':
    case 'formula':
    case 'rollup':
    case 'autoNumber':
      return 'number'
    case 'date':
    case 'dateTime':
      return 'date'
    case 'link':
    case 'user':
      return 'id'
    case 'email':
    case 'phone':
    case 'multiChoice':
      return 'list'
    case 'boolean':
    case 'json':
    case 'checklist':
    case 'links':
    case 'file':
    case 'linkAny':
      return 'none'
    default:
      return 'text'
  }
}

const written = new Set(['text', 'longText', 'url', 'email', 'phone', 'personName'])

/** The fields that a kind of rule can be about. */
export function fieldsFor(kind: CheckKind, object: ObjectMeta, objects: readonly ObjectMeta[]): Field[] {
  switch (kind) {
    case 'required':
      return object.fields.filter(({ type }) => type !== 'json')
    case 'format':
    case 'pattern':
    case 'length':
      return [
        ...object.fields.filter(({ type }) => written.has(type) || classOf({ type }) === 'text'),
        ...addressParts(object),
      ].filter(({ type, options }) => !options && type !== 'address' && type !== 'country')
    case 'range':
      return [...object.fields, ...times].filter((field) => ['number', 'date'].includes(classOf(field)))
    case 'set':
      return object.fields.filter(({ type, options }) => options || type === 'country' || type === 'text')
    case 'unique':
      return object.fields.filter(
        (field) =>
          !field.readOnly && field.type !== 'address' && classOf(field) !== 'none' && field.type !== 'multiChoice',
      )
    case 'compare':
      return deepFields(object, objects).filter((field) => ['text', 'number', 'date', 'id'].includes(classOf(field)))
    case 'link':
      return object.fields.filter(({ type }) => type === 'link' || type === 'user')
    case 'filter':
      return []
  }
}

/** The fields of an object and, one step on, those of the records it links to: `stage.kind`. */
export function deepFields(object: ObjectMeta, objects: readonly ObjectMeta[]): Field[] {
  const behind = object.fields
    .filter(({ type }) => type === 'link' || type === 'user')
    .flatMap((link) => {
      const target = objects.find(({ name }) => name === link.target)
      return (target?.fields ?? []).map((field) => behindLink(link, field))
    })
  return [
    ...filterFields(object),
    ...addressParts(object),
    ...behind.filter(({ type }) => type !== 'rollup' && type !== 'formula'),
  ]
}

const parts = {
  country: ['Country', '国家/地区'],
  region: ['Province or state', '省/州'],
  city: ['City', '城市'],
  postcode: ['Postcode', '邮编'],
}

function addressParts(object: ObjectMeta): Field[] {
  return object.fields
    .filter(({ type }) => type === 'address')
    .flatMap((address) =>
      Object.entries(parts).map(([name, [en = '', zh = '']]) =>
        behindLink(address, { ...address, name, type: name === 'country' ? 'country' : 'text', label: { en, zh } }),
      ),
    )
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
]
