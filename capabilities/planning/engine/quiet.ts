import { instantOf, wallOf } from '#platform/zone.ts'

export type Quiet = { readonly from: string; readonly to: string }

/**
 * When the quiet hours end that hold at an instant; undefined where none do. They may go over midnight.
 *
 * ```ts
 * const night = { from: '22:00', to: '07:30' }
 * assert.equal(quietUntil(new Date('2026-05-01T15:00:00Z'), night, 'Asia/Shanghai')?.toISOString(), '2026-05-01T23:30:00.000Z')
 * assert.equal(quietUntil(new Date('2026-05-01T02:00:00Z'), night, 'Asia/Shanghai'), undefined)
 * ```
 */
export function quietUntil(at: Date, quiet: Quiet | null, zone: string): Date | undefined {
  if (!quiet) return undefined
  const wall = wallOf(at, zone)
  const now = wall.hour * 60 + wall.minute
  const [from, to] = [minutes(quiet.from), minutes(quiet.to)]
  const isOvernight = from > to
  if (isOvernight ? now < from && now >= to : now < from || now >= to) return undefined
  const isTomorrow = isOvernight && now >= from
  const end = { ...wall, day: wall.day + (isTomorrow ? 1 : 0), hour: Math.floor(to / 60), minute: to % 60, second: 0 }
  return instantOf(end, zone)
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}
