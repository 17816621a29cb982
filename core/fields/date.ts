import { trimmed, type FieldType } from '#core/fields/types.ts'

/** A day without a time, `YYYY-MM-DD`, from year 1 to 9999. */
export const date: FieldType = {
  columns: [['', 'date']],
  comparison: 'date',
  parse(input) {
    const value = trimmed(input)
    return value !== undefined && isDay(value) ? value : undefined
  },
  text: (value: string) => value,
}

/** An instant, ISO 8601 with a zone (`Z` or an offset); stored and given back in UTC. */
export const dateTime: FieldType = {
  columns: [['', 'timestamptz']],
  comparison: 'date',
  parse(input) {
    const value = trimmed(input)
    const form = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i.exec(value ?? '')
    if (value === undefined || !form || !isDay(form[1] as string)) return undefined
    const instant = new Date(value.replace(' ', 'T'))
    return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
  },
  text: (value: string) => value,
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith('0000')) return false
  const instant = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
}
