import type { ModelObject } from '#core/objects/model.ts'

/** Fields of free text in which many records share a value: these have spellings, names and notes have not. */
const shared =
  /^(title|department|industry|position|city|state|region|category|type|brand|unit|lostReason|companyName)$/i

/** The paths whose values are compared with each other: job title, department, the city of an address. */
export function spelledPaths(object: ModelObject): string[] {
  return [...object.fields.values()].flatMap((field) => {
    if (field.type === 'address') return [`${field.name}.region`, `${field.name}.city`, `${field.name}.district`]
    return field.type === 'text' && field.columns.length > 0 && shared.test(field.name) ? [field.name] : []
  })
}

/** Every path whose values can be looked at in groups: also choices, names of companies and other short text. */
export function clusterPaths(object: ModelObject): string[] {
  const others = [...object.fields.values()].flatMap((field) =>
    field.columns.length > 0 && !field.readOnly && ['text', 'choice', 'country'].includes(field.type)
      ? [field.name]
      : [],
  )
  return [...new Set([...spelledPaths(object), ...others])]
}
