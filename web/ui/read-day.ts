import type { DayOrder } from '#web/i18n/form.ts'

/**
 * Reads a day as people type it: "2026-03-14", "2026/3/14", "2026年3月14日", "20260314", "3-14" (this year), and
 * "14.3.2026". Figures with the year last, or without one, are read in the order of the reader's region and never
 * guessed: "25/12/2026" is Christmas where the day comes first, and no day in the United States. Undefined when it is
 * no day.
 */
export function readDay(
  text: string,
  order: DayOrder = 'mdy',
  year: number = new Date().getFullYear(),
): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(plain)
  if (whole) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const spoken = /^(\d{1,2})月(\d{1,2})日?$/.exec(plain)
  if (spoken) return dayOf(year, Number(spoken[1]), Number(spoken[2]))
  const [, first, mark, second, given] = /^(\d{1,2})([-/.])\s?(\d{1,2})(?:\2\s?(\d{4})?)?$/.exec(plain) ?? []
  if (mark === undefined || (given === undefined && mark !== '.' && plain.endsWith(mark))) return undefined
  const isDayFirst = order === 'dmy' || (mark === '.' && given !== undefined)
  const [month, day] = isDayFirst ? [second, first] : [first, second]
  return dayOf(Number(given ?? year), Number(month), Number(day))
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : undefined
}
