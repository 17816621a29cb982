import type { ModelField } from '#core/objects/model.ts'
import { wallOf } from '#platform/zone.ts'
import type { Cell } from '#platform/xlsx/workbook.ts'
import type { ChecklistItem } from '#sdk/objects.ts'

type Locale = 'en' | 'zh'
const yesNo = { en: ['no', 'yes'], zh: ['否', '是'] } as const

/**
 * A value as a cell of a file: options by their labels, links by their titles, days as 2026-03-14, amounts with their
 * currency. What a spreadsheet would take for a formula is kept from being one by an apostrophe (OWASP, CSV injection).
 */
export function exportCell(
  field: ModelField,
  value: unknown,
  locale: Locale,
  titles: ReadonlyMap<string, string>,
): string {
  if (value === null || value === undefined) return ''
  return harmless(field, written(field, value, locale, titles))
}

/**
 * The same for a workbook, where a cell has a kind: numbers, amounts, days and yes or no are such; a moment is as the
 * clock in `zone` shows it. Everything else is the text it is in other files, with no apostrophe: there a text is one.
 */
export function typedCell(field: ModelField, value: unknown, { locale, zone, titles }: TypedBy): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' && field.type !== 'autoNumber') return value
  if (typeof value === 'boolean') return value
  if (field.type === 'date' && typeof value === 'string') return { day: value.slice(0, 10) }
  if (field.type === 'dateTime' && typeof value === 'string') return { wall: wallText(value, zone) }
  if (isMoney(value)) return value.currency ? { amount: value.amount, currency: value.currency } : value.amount
  return written(field, value, locale, titles)
}

type TypedBy = { readonly locale: Locale; readonly zone: string; readonly titles: ReadonlyMap<string, string> }

function isMoney(value: unknown): value is { amount: number; currency?: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && typeof value.amount === 'number'
}

function wallText(at: string, zone: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return at
  const { year, month, day, hour, minute, second } = wallOf(date, zone)
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString().slice(0, 19)
}

function written(field: ModelField, value: unknown, locale: Locale, titles: ReadonlyMap<string, string>): string {
  switch (field.type) {
    case 'choice':
      return optionLabel(field, value, locale)
    case 'multiChoice':
      return (value as unknown[]).map((one) => optionLabel(field, one, locale)).join(', ')
    case 'email':
    case 'phone':
      return (value as string[]).map((one) => one.replace(';ext=', ' ext. ')).join(', ')
    case 'boolean':
      return yesNo[locale][value === true ? 1 : 0]
    case 'personName':
      return typeof value === 'string' ? value : (value as { full: string }).full
    case 'money':
    case 'rollup':
    case 'formula':
      return amount(value)
    case 'link':
    case 'user':
      return titleOf(value)
    case 'links':
      return (value as string[]).flatMap((id) => titles.get(id) ?? []).join(', ')
    case 'linkAny':
      return `${(value as { object: string }).object}/${(value as { id: string }).id}`
    case 'address':
      return address(value)
    case 'richText':
      return String(value)
        .replaceAll(/<br\s*\/?>|<\/(p|li|h\d)>/gi, '\n')
        .replaceAll(/<[^>]*>/g, '')
        .trim()
    case 'checklist':
      return (value as ChecklistItem[]).map(({ text, done }) => `[${done ? 'x' : ' '}] ${text}`).join('\n')
    case 'autoNumber':
      return `${field.prefix ?? ''}${String(value as number)}`
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number)
  }
}

function optionLabel(field: ModelField, value: unknown, locale: Locale): string {
  return field.options?.find((option) => option.value === value)?.label[locale] ?? String(value)
}

function amount(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { amount: sum, currency } = value as { amount?: number; currency?: string }
  return sum === undefined ? JSON.stringify(value) : `${sum} ${currency ?? ''}`.trim()
}

function titleOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'title' in value ? String(value.title ?? '') : ''
}

function address(value: unknown): string {
  const { street, district, city, region, postcode, country } = value as Record<string, string | null>
  const isHan = /\p{Script=Han}/u.test(`${region ?? ''}${city ?? ''}${street ?? ''}`)
  if (isHan) return [region, city === region ? null : city, district, street].filter(Boolean).join('')
  return [street, district, [postcode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ')
}

// A telephone number and a negative amount begin with a sign and are no formulas.
function harmless({ type }: ModelField, text: string): string {
  if (type === 'phone' || /^[+-]?[\d.,]+( [A-Z]{3})?$/.test(text)) return text
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
