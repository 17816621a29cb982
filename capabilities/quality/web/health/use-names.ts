import { useObject } from '#web/data.ts'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { FieldMeta, ObjectMeta } from '#web/types.ts'

/** The field a path names, or the field its part belongs to. */
export function fieldOf(object: ObjectMeta | undefined, path: string): FieldMeta | undefined {
  return object?.fields.find(({ name }) => name === path.split('.')[0])
}

/** Names of fields, parts of addresses and sources in the reader's language. */
export function useNames(objectName: string) {
  const t = useT()
  const label = useLabel()
  const object = useObject(objectName)
  const field = (path: string): string => {
    const [, part] = path.split('.')
    return part ? t(`health.part.${part}`) : label(fieldOf(object, path)?.label) || path
  }
  const source = (value: string): string =>
    label(fieldOf(object, 'source')?.options?.find((option) => option.value === value)?.label) || value
  return {
    object,
    /** "City", "Job title". */
    field,
    source,
    /** What a number is of: everything, a field, an owner or a source. */
    part: ({ kind, key, title }: { kind: string; key: string; title: string | null }): string => {
      if (kind === 'all') return t('health.whole')
      return kind === 'field' ? field(key) : kind === 'source' ? source(key) : (title ?? key)
    },
    /** A value of a field as it is shown: the label of a choice, else itself. */
    value: (path: string, value: string): string =>
      label(fieldOf(object, path)?.options?.find((option) => option.value === value)?.label) || value,
  }
}
