import { addDays, addMonths, weekStart } from '#web/records/calendar/days.ts'

/** The reader's day, and the day his weeks begin on; Sunday is 0. */
export type Today = { readonly today: string; readonly firstDay: number }

const lengths = ['week', 'month', 'quarter', 'year'] as const
const places = { this: 0, last: -1, next: 1 } as const
type Length = (typeof lengths)[number]
type Place = keyof typeof places

/** What a filter calls a stretch of days: the word stays in a saved view, and means the reader's own days. */
export type Period = `${Place}-${Length}`
export const periods: readonly Period[] = lengths.flatMap((length) =>
  (['this', 'last', 'next'] as const).map((place): Period => `${place}-${length}`),
)

export function isPeriod(word: string): word is Period {
  return (periods as readonly string[]).includes(word)
}

/**
 * The first and the last day of a period; of a word that is none, this week.
 *
 * ```ts
 * const sunday = '2026-11-29'
 * assert.deepEqual(periodDays('this-week', { today: sunday, firstDay: 1 }), ['2026-11-23', '2026-11-29'])
 * assert.deepEqual(periodDays('this-week', { today: sunday, firstDay: 0 }), ['2026-11-29', '2026-12-05'])
 * assert.deepEqual(periodDays('last-quarter', { today: sunday, firstDay: 1 }), ['2026-07-01', '2026-09-30'])
 * ```
 */
export function periodDays(word: string, { today, firstDay }: Today): [first: string, last: string] {
  const [place, length] = (isPeriod(word) ? word : 'this-week').split('-') as [Place, Length]
  const step = places[place]
  if (length === 'week') {
    const first = addDays(weekStart(today, firstDay), 7 * step)
    return [first, addDays(first, 6)]
  }
  const months = { month: 1, quarter: 3, year: 12 }[length]
  const first = addMonths(today, months * step - ((Number(today.slice(5, 7)) - 1) % months))
  return [first, addDays(addMonths(first, months), -1)]
}
