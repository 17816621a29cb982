import { useQueries } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useObjects } from '#web/data.ts'
import { useFormat, useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { useValueText } from '#web/records/field/FieldValue.tsx'
import { titleQuery } from '#web/records/field/titles.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink } from '#web/records/field/value.ts'
import type { Condition, Group } from '#web/records/list/conditions.ts'
import { sayingOf } from '#web/records/list/conditions.ts'
import { isPeriod } from '#web/records/list/periods.ts'

/** A condition as a sentence: "Country is China", "负责人为王芳". Ids become names once those are known. */
export function useConditionText(condition: Condition, field: Field | undefined): string {
  return useTexts([[condition, field]])[0] ?? ''
}

/** A group as one sentence: "Stage is New or Amount is more than 5". */
export function useGroupText({ match, conditions }: Group, fields: readonly Field[]): string {
  const t = useT()
  const locale = useLocale()
  const texts = useTexts(conditions.map((one) => [one, fields.find(({ name }) => name === one.field)]))
  const joint = t(match === 'any' ? 'filter.or' : 'filter.and')
  return texts.join(locale === 'zh' ? joint : ` ${joint} `)
}

function useTexts(asked: readonly (readonly [Condition, Field | undefined])[]): string[] {
  const objects = useObjects()
  const say = useSay()
  const named = asked.map(([condition, field]) => (field && isNamed(field) ? partsOf(condition) : []))
  const titles = useQueries({
    queries: named.flatMap((ids, at) => {
      const target = objects.find(({ name }) => name === (asked[at]?.[1]?.target ?? 'user'))
      return ids.map((id) => titleQuery(target, id))
    }),
  })
  return asked.map(([condition, field], at) => {
    const before = named.slice(0, at).reduce((sum, ids) => sum + ids.length, 0)
    return say(condition, field, titles.slice(before, before + (named[at]?.length ?? 0)))
  })
}

const isNamed = (field: Field) => isLink(field) || field.type === 'links'
const partsOf = ({ value }: Condition) => value.split(',').filter(Boolean)

function useSay() {
  const t = useT()
  const label = useLabel()
  const format = useFormat()
  const locale = useLocale()
  const text = useValueText()
  const either = (words: readonly string[]) => words.join(locale === 'zh' ? '或' : ' or ')
  const valueOf = (condition: Condition, field: Field): string => {
    const parts = partsOf(condition)
    switch (field.type) {
      case 'choice':
      case 'multiChoice':
      case 'country':
        return either(
          parts.map((one) => text({ ...field, type: field.type === 'country' ? 'country' : 'choice' }, one)),
        )
      case 'date':
      case 'dateTime':
        if (isPeriod(condition.value)) return t(`filter.period.${condition.value}`)
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
      default:
        return condition.value
    }
  }
  return (condition: Condition, field: Field | undefined, titles: readonly UseQueryResult<string | null>[]): string => {
    // A path further than one link has no field of its own here.
    if (!field) return t('filter.says.is', { field: condition.field, value: condition.value })
    const value = isNamed(field) ? either(titles.map(({ data }) => data ?? '…')) : valueOf(condition, field)
    return t(sayingOf(condition, field), { field: label(field.label), value })
  }
}
