import { dayOf, instantOf, wallOf } from '#platform/zone.ts'
import { nextDay, type Recurrence } from '#sdk/recurrence.ts'

export type NextTime = {
  readonly at: Date
  /** The rule of the next one: of a number of times one is used up. */
  readonly rule: Recurrence
}

/**
 * When something that repeats comes after `due`: at the same time of day on the wall of its place, whatever summer time
 * does, and never in the past, however long nobody saw to it. Undefined when it has come to its end.
 *
 * ```ts
 * const rule = { every: 'week', interval: 1, days: [0] } as const
 * const next = nextTime(rule, { due: new Date('2026-03-23T08:00:00Z'), zone: 'Europe/Berlin', now: new Date('2026-03-23T09:00:00Z') })
 * assert.equal(next?.at.toISOString(), '2026-03-30T07:00:00.000Z')
 * ```
 */
export function nextTime(rule: Recurrence, from: { due: Date; zone: string; now: Date }): NextTime | undefined {
  const { due, zone, now } = from
  if (rule.count === 1) return undefined
  const wall = wallOf(due, zone)
  let day: string | undefined = dayOf(due, zone)
  for (let tries = 0; tries < mostSkipped; tries += 1) {
    day = nextDay(rule, day)
    if (day === undefined) return undefined
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    const at = instantOf({ ...wall, year, month, day: date }, zone)
    if (at > now) return { at, rule: rule.count === undefined ? rule : { ...rule, count: rule.count - 1 } }
  }
  return undefined
}

/** A daily task that nobody saw to for a hundred years. */
const mostSkipped = 36_525
