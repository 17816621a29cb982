import { countryCodes } from '#web/records/field/countries.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Format } from '#web/i18n/format.ts'
import type { Label } from '#web/i18n/messages.ts'
import type { Hue } from '#web/ui/hues.ts'
import { hueOf } from '#web/ui/hues.ts'
import type { Choice } from '#web/ui/Select.tsx'
import type { FieldOption } from '#web/types.ts'

// The model names eight colours, the design system eight hues; two of them go by another name.
const sameHue: Record<string, Hue> = { grey: 'gray', violet: 'pink' }

export function optionHue({ hue }: Pick<FieldOption, 'hue'>): Hue {
  return typeof hue === 'string' && hue in sameHue ? (sameHue[hue] as Hue) : hueOf(hue)
}

/** The options of a choice in the reader's language. */
export function choicesOf(field: Field, label: (label: Label) => string): Choice[] {
  return (field.options ?? []).map((option) => ({
    value: option.value,
    label: label(option.label),
    hue: optionHue(option),
  }))
}

/** What is offered where one chooses: without what is retired, save what is chosen already. */
export function offeredChoices(field: Field, label: (label: Label) => string, chosen: unknown): Choice[] {
  const kept = Array.isArray(chosen) ? (chosen as unknown[]) : [chosen]
  const options = field.options?.filter(({ value, retired }) => !retired || kept.includes(value))
  return choicesOf({ ...field, options }, label)
}

/** All countries by their names, the ones that are met most often first. */
export function countryChoices(format: Format): Choice[] {
  const order = new Intl.Collator(format.locale === 'zh' ? 'zh-CN' : 'en')
  const named = countryCodes().map((value) => ({ value, label: format.country(value), hint: value }))
  const rank = ({ value }: Choice) => (often.includes(value) ? often.indexOf(value) : often.length)
  return named.toSorted((a, b) => rank(a) - rank(b) || order.compare(a.label, b.label))
}

const often = ['CN', 'HK', 'MO', 'TW', 'US', 'GB', 'DE', 'FR', 'JP', 'KR', 'SG']
