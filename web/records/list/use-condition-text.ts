import { useQueries } from '@tanstack/react-query'
import { useObject } from '#web/data.ts'
import { useFormat, useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { useValueText } from '#web/records/field/FieldValue.tsx'
import { titleQuery } from '#web/records/field/titles.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink } from '#web/records/field/value.ts'
import type { Condition } from '#web/records/list/conditions.ts'
import { sayingOf } from '#web/records/list/conditions.ts'

/** A condition as a sentence: "Country is China", "负责人为王芳". Ids become names once those are known. */
export function useConditionText(condition: Condition, field: Field | undefined): string {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const locale = useLocale()
  const text = useValueText()
  const target = useObject(field?.target ?? '')
  const parts = condition.value.split(',').filter(Boolean)
  const isNamed = field !== undefined && (isLink(field) || field.type === 'links')
  const titles = useQueries({ queries: isNamed ? parts.map((id) => titleQuery(target, id)) : [] })
  // A path through a link, such as stage.kind, has no field of its own here.
  if (!field) return t('filter.says.is', { field: condition.field, value: condition.value })

  const either = (words: readonly string[]) => words.join(locale === 'zh' ? '或' : ' or ')
  const shown = () => {
    if (isNamed) return either(titles.map(({ data }) => data ?? '…'))
    switch (field.type) {
      case 'choice':
      case 'multiChoice':
      case 'country':
        return either(
          parts.map((one) => text({ ...field, type: field.type === 'country' ? 'country' : 'choice' }, one)),
        )
      case 'date':
      case 'dateTime':
        return /^\d{4}-/.test(condition.value) ? format.date(condition.value) : condition.value
      case 'integer':
      case 'number':
      case 'percent':
      case 'duration':
        return text(field, Number(condition.value))
      case 'money':
      case 'formula':
      case 'rollup':
        return format.number(Number(condition.value))
      case 'text':
      case 'longText':
      case 'richText':
      case 'url':
      case 'idNumber':
      case 'creditCode':
      case 'personName':
      case 'address':
      case 'email':
      case 'phone':
      case 'rating':
      case 'autoNumber':
      case 'boolean':
      case 'json':
      case 'link':
      case 'links':
      case 'linkAny':
      case 'user':
      case 'file':
        return condition.value
    }
  }
  return t(sayingOf(condition, field), { field: label(field.label), value: shown() })
}
