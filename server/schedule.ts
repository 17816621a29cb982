import { instantOf, wallOf } from '#platform/zone.ts'

const dailyLine = /^(\d{1,2}) (\d{1,2}) \* \* \*$/

/**
 * When to look whether a crontab line is due. A line of one time a day means the clock of each workspace: zones lie
 * whole quarters of an hour apart, so it is looked at in each quarter; the others mean every clock alike.
 *
 * ```ts
 * assert.equal(lookAt('30 3 * * *'), '0,15,30,45 * * * *')
 * assert.equal(lookAt('*\/15 * * * *'), '*\/15 * * * *')
 * ```
 */
export function lookAt(line: string): string {
  const minute = timeOf(line)?.minute
  if (minute === undefined) return line
  return `${[0, 15, 30, 45].map((quarter) => (minute % 15) + quarter).join(',')} * * * *`
}

/**
 * Whether a line is due at a moment where the clock is that of `zone`. A time that the clock passes over in spring, or
 * shows twice in autumn, comes once.
 */
export function isDue(line: string, at: Date, zone: string): boolean {
  const time = timeOf(line)
  if (!time) return true
  const wall = wallOf(at, zone)
  const due = instantOf({ ...wall, ...time, second: 0 }, zone)
  return Math.floor(due.getTime() / 60_000) === Math.floor(at.getTime() / 60_000)
}

function timeOf(line: string): { hour: number; minute: number } | undefined {
  const found = dailyLine.exec(line)
  return found ? { minute: Number(found[1]), hour: Number(found[2]) } : undefined
}
