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
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))]
  if (year === 0 || month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 && isLeap ? 29 : (daysOf[month - 1] as number))
}

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
