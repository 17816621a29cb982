/** Monday is 0, as ISO 8601 has it. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** How something comes again: the part of RFC 5545's recurrence rules that people say in one sentence. */
export type Recurrence = {
  readonly every: 'day' | 'week' | 'month' | 'year'
  /** 2: every second one. */
  readonly interval: number
  /** Weeks: the days on which it comes. */
  readonly days?: readonly Weekday[]
  /** Months: the day of the month; -1 is the last. One that a month lacks is its last day. */
  readonly monthDay?: number
  /** Months: the first to fourth, or the last (-1), of a weekday. */
  readonly nth?: { readonly place: number; readonly day: Weekday }
  /** The last calendar day on which it may come, as `YYYY-MM-DD`. */
  readonly until?: string
  /** How often it comes, this time included. */
  readonly count?: number
}

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const frequencies = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const
const dayMs = 86_400_000

/**
 * Reads a rule such as `FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR`; undefined where it is none that is kept here.
 *
 * ```ts
 * assert.deepEqual(readRecurrence('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'), { every: 'week', interval: 2, days: [1] })
 * assert.equal(readRecurrence('FREQ=HOURLY'), undefined)
 * ```
 */
export function readRecurrence(text: string): Recurrence | undefined {
  const parts = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .filter(Boolean)
  const given = new Map(parts.map((part) => part.split('=') as [string, string]))
  if (given.size !== parts.length) return undefined
  const every = frequencies[given.get('FREQ') as keyof typeof frequencies] as Recurrence['every'] | undefined
  const interval = whole(given.get('INTERVAL') ?? '1', 1, 999)
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL', 'COUNT', 'WKST']
  if (!every || !interval || [...given.keys()].some((name) => !known.includes(name))) return undefined
  const on = readDays(every, given)
  const end = readEnd(given)
  return on && end ? { every, interval, ...on, ...end } : undefined
}

function readDays(
  every: Recurrence['every'],
  given: ReadonlyMap<string, string>,
): Pick<Recurrence, 'days' | 'monthDay' | 'nth'> | undefined {
  const byDay = given.get('BYDAY')
  const byMonthDay = given.get('BYMONTHDAY')
  if (byDay !== undefined && byMonthDay !== undefined) return undefined
  if (byMonthDay !== undefined) {
    const monthDay = byMonthDay === '-1' ? -1 : whole(byMonthDay, 1, 31)
    return every === 'month' && monthDay ? { monthDay } : undefined
  }
  if (byDay === undefined) return {}
  if (every === 'week') {
    const days = byDay.split(',').map((code) => codes.indexOf(code as 'MO'))
    return days.includes(-1) ? undefined : { days: [...new Set(days)].toSorted((a, b) => a - b) as Weekday[] }
  }
  const [, place = '', code = ''] = /^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(byDay) ?? []
  if (every !== 'month' || !place) return undefined
  return { nth: { place: Number(place), day: codes.indexOf(code as 'MO') as Weekday } }
}

function readEnd(given: ReadonlyMap<string, string>): Pick<Recurrence, 'until' | 'count'> | undefined {
  const [until, count] = [given.get('UNTIL'), given.get('COUNT')]
  if (until !== undefined && count !== undefined) return undefined
  if (count !== undefined) {
    const often = whole(count, 1, 9999)
    return often ? { count: often } : undefined
  }
  if (until === undefined) return {}
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)(T\d{6}Z?)?$/.exec(until) ?? []
  const text = `${year}-${month}-${day}`
  return year && dayText(Date.parse(`${text}T00:00:00Z`)) === text ? { until: text } : undefined
}

function whole(text: string, least: number, most: number): number | undefined {
  const value = Number(text)
  return /^\d+$/.test(text) && value >= least && value <= most ? value : undefined
}

/** The rule as text, always written the same way. */
export function writeRecurrence({ every, interval, days, monthDay, nth, until, count }: Recurrence): string {
  const frequency = Object.entries(frequencies).find(([, name]) => name === every)?.[0] as string
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(days && days.length > 0 ? [`BYDAY=${days.map((day) => codes[day]).join(',')}`] : []),
    ...(nth ? [`BYDAY=${nth.place}${codes[nth.day]}`] : []),
    ...(monthDay === undefined ? [] : [`BYMONTHDAY=${monthDay}`]),
    ...(until === undefined ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
    ...(count === undefined ? [] : [`COUNT=${count}`]),
  ].join(';')
}

/**
 * The next calendar day after `day` (both `YYYY-MM-DD`) on which it comes; undefined when it has come to its end. What
 * is left of `count` is the caller's to keep.
 *
 * ```ts
 * const rule = (text: string) => readRecurrence(text)!
 * assert.equal(nextDay(rule('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR'), '2026-03-06'), '2026-03-17')
 * assert.equal(nextDay(rule('FREQ=MONTHLY;BYMONTHDAY=31'), '2026-01-31'), '2026-02-28')
 * assert.equal(nextDay(rule('FREQ=MONTHLY;BYDAY=-1FR'), '2026-01-30'), '2026-02-27')
 * assert.equal(nextDay(rule('FREQ=DAILY;UNTIL=20260301'), '2026-03-01'), undefined)
 * ```
 */
export function nextDay(rule: Recurrence, day: string): string | undefined {
  const next = dayText(steps[rule.every](rule, Date.parse(`${day}T00:00:00Z`)))
  return rule.until !== undefined && next > rule.until ? undefined : next
}

const steps: Readonly<Record<Recurrence['every'], (rule: Recurrence, from: number) => number>> = {
  day: ({ interval }, from) => from + interval * dayMs,
  week: ({ interval, days = [] }, from) => {
    const today = (new Date(from).getUTCDay() + 6) % 7
    const later = days.find((one) => one > today)
    const first = days[0] ?? today
    return later === undefined ? from + (first - today + 7 * interval) * dayMs : from + (later - today) * dayMs
  },
  month: ({ interval, monthDay, nth }, from) => {
    const at = new Date(from)
    const inMonth = (step: number) => {
      const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + step, 1)
      return nth ? nthOf(first, nth) : dayOfMonth(first, monthDay ?? at.getUTCDate())
    }
    // The day of this month may still be to come, where the first time was set by hand.
    return [0, interval].map(inMonth).find((found) => found > from) as number
  },
  year: ({ interval }, from) => {
    const at = new Date(from)
    return dayOfMonth(Date.UTC(at.getUTCFullYear() + interval, at.getUTCMonth(), 1), at.getUTCDate())
  },
}

function dayOfMonth(first: number, day: number): number {
  const last = lastOf(first)
  return first + ((day === -1 ? last : Math.min(day, last)) - 1) * dayMs
}

function nthOf(first: number, { place, day }: { place: number; day: Weekday }): number {
  const last = lastOf(first)
  const from = place === -1 ? first + (last - 7) * dayMs : first + (place - 1) * 7 * dayMs
  return from + ((day - ((new Date(from).getUTCDay() + 6) % 7) + 7) % 7) * dayMs
}

function lastOf(first: number): number {
  const at = new Date(first)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
}

function dayText(at: number): string {
  return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10)
}
