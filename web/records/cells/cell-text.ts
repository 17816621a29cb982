import type { Format } from '#web/i18n/format.ts'
import type { Translate } from '#web/i18n/I18n.tsx'
import type { Label } from '#web/i18n/messages.ts'
import type { ChecklistItem } from '#sdk/objects.ts'
import type { Field } from '#web/records/field/value.ts'
import { knownTitle } from '#web/records/field/titles.ts'
import { addressLine, isEmpty, textOf, textOfHtml, type Address } from '#web/records/field/value.ts'

export type Words = { t: Translate; label: (label: Label | undefined) => string; format: Format }

/** A value as a spreadsheet can count and sort it: days as 2026-03-14, numbers without signs, options by their names. */
export function cellText(field: Field, value: unknown, { t, label, format }: Words): string {
  if (isEmpty(value)) return ''
  const option = (one: unknown) => label(field.options?.find((each) => each.value === one)?.label) || textOf(one)
  switch (field.type) {
    case 'choice':
      return option(value)
    case 'multiChoice':
      return (value as unknown[]).map(option).join(', ')
    case 'email':
    case 'phone':
      return (value as string[]).join(', ')
    case 'money':
      return textOf((value as { amount: number }).amount)
    case 'address': {
      const address = value as Address
      return addressLine(address, address.country ? format.country(address.country) : '')
    }
    case 'boolean':
      return t(value ? 'ui.yes' : 'ui.no')
    case 'checklist':
      return (value as ChecklistItem[]).map(({ text, done }) => `[${done ? 'x' : ' '}] ${text}`).join('\n')
    case 'country':
      return format.country(textOf(value))
    case 'personName':
      return typeof value === 'string' ? value : (value as { full: string }).full
    case 'richText':
      return textOfHtml(textOf(value))
    case 'link':
    case 'user':
      return knownTitle(field.target ?? 'user', value)
    case 'linkAny':
      return knownTitle((value as { object?: string }).object, value)
    case 'links':
    case 'file':
      return [value]
        .flat()
        .map((one) => knownTitle(field.target ?? 'file', one))
        .join(', ')
    case 'duration':
      return format.duration(Number(value))
    case 'rollup':
    case 'formula':
      return typeof value === 'object' ? textOf((value as { amount?: number }).amount) : textOf(value)
    default:
      return textOf(value)
  }
}
