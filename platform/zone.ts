/** A moment as the clock on somebody's wall shows it. */
export type Wall = {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * What a wall clock in that time zone shows at an instant.
 *
 * ```ts
 * const { hour, minute } = wallOf(new Date('2026-07-01T00:30:00Z'), 'Asia/Shanghai')
 * assert.deepEqual([hour, minute], [8, 30])
 * ```
 */
export function wallOf(at: Date, zone: string): Wall {
  let format = formats.get(zone)
  if (!format) {
    const numeric = 'numeric'
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    })
    formats.set(zone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year, month, day, hour, minute, second } = parts as Wall
  return { year, month, day, hour, minute, second }
}

/**
 * The instant at which a wall clock in that zone shows a time. A time that the clock passes over in spring is taken
 * with the offset before the change, and one that it shows twice in autumn is the first, as RFC 5545 (3.3.5) has it.
 *
 * ```ts
 * const spring = { year: 2026, month: 3, day: 29, hour: 2, minute: 30, second: 0 }
 * assert.equal(instantOf(spring, 'Europe/Berlin').toISOString(), '2026-03-29T01:30:00.000Z')
 * const autumn = { ...spring, month: 10, day: 25 }
 * assert.equal(instantOf(autumn, 'Europe/Berlin').toISOString(), '2026-10-25T00:30:00.000Z')
 * ```
 */
export function instantOf(wall: Wall, zone: string): Date {
  const asUtc = utcOf(wall)
  const dayMs = 86_400_000
  // Offsets a day before and a day after: the same but around a change, which no zone makes twice in two days.
  const before = asUtc - offsetAt(asUtc - dayMs, zone)
  const after = asUtc - offsetAt(asUtc + dayMs, zone)
  const fits = (instant: number) => instant + offsetAt(instant, zone) === asUtc
  const found = [Math.min(before, after), Math.max(before, after)].find(fits)
  return new Date(found ?? before)
}

/** Where the server itself stands: the best guess for who has not said where he is. */
export const serverZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** Whether the platform knows a time zone of that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The calendar day of an instant in a zone, as `YYYY-MM-DD`. */
export function dayOf(at: Date, zone: string): string {
  return new Date(utcOf(wallOf(at, zone))).toISOString().slice(0, 10)
}

/** Midnight at which a calendar day (`YYYY-MM-DD`) begins in a zone. */
export function startOfDay(day: string, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return instantOf({ year, month, day: date, hour: 0, minute: 0, second: 0 }, zone)
}

function utcOf({ year, month, day, hour, minute, second }: Wall): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000
  return utcOf(wallOf(new Date(whole), zone)) - whole
}
