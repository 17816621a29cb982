import type { Week } from '#web/records/calendar/days.ts'
import { addDays, daysBetween, localDay, nextWorkweek, weekStart } from '#web/records/calendar/days.ts'

export type When = { readonly text: string; readonly at: Date }

type Shift = (now: Date, week: Week) => Date

const midnightIn = (now: Date, days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
const inDays =
  (days: number): Shift =>
  (now) =>
    midnightIn(now, days)
/** The next day with that name after today; Sunday is 0. */
const nextWeekday =
  (day: number): Shift =>
  (now) =>
    midnightIn(now, ((day - now.getDay() + 6) % 7) + 1)
/** That day of the week after this one; without a day, the first that is worked on. */
const inNextWeek =
  (day?: number): Shift =>
  (now, week) => {
    const today = localDay(now)
    const next = nextWorkweek(today, week)
    const named = day === undefined ? next : addDays(weekStart(next, week.firstDay), (day - week.firstDay + 7) % 7)
    return midnightIn(now, daysBetween(today, named))
  }

const english = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const han = '日一二三四五六'

const days: readonly (readonly [RegExp, (found: RegExpExecArray) => Shift])[] = [
  [/\btoday\b|今天|今日/i, () => inDays(0)],
  [/\btomorrow\b|明天|明日/i, () => inDays(1)],
  [/后天/, () => inDays(2)],
  [/\bin (\d{1,3}) days?\b/i, ([, n]) => inDays(Number(n))],
  [/(\d{1,3}) ?天后/, ([, n]) => inDays(Number(n))],
  [/下(?:周|星期)([一二三四五六日天])/, ([, day = '']) => inNextWeek(han.indexOf(day.replace('天', '日')))],
  [/(?:这|本)?(?:周|星期)([一二三四五六日天])/, ([, day = '']) => nextWeekday(han.indexOf(day.replace('天', '日')))],
  [/\bnext week\b|下周|下星期/i, () => inNextWeek()],
  [
    new RegExp(`\\b(?:on )?(?:next )?(${english.join('|')})\\b`, 'i'),
    ([, day = '']) => nextWeekday(english.indexOf(day.toLowerCase())),
  ],
]

const clocks: readonly RegExp[] = [
  /\b(?:at )?(?<hour>\d{1,2})(?::(?<minute>\d\d))? ?(?<half>am|pm)\b/i,
  /\b(?:at )?(?<hour>\d{1,2}):(?<minute>\d\d)\b/i,
  /(?<half>上午|早上|中午|下午|晚上)?(?<hour>\d{1,2})(?:点(?<minute>\d\d)?分?|[:：](?<minute2>\d\d))(?<part>半)?/,
]

/** Without a time of day, a task is due at the end of the working day. */
const usualHour = 18

/**
 * What is to be done and by when, from one line as people type it; undefined where it names neither a day nor a time.
 * Times are where the reader is, weeks as his region has them.
 *
 * ```ts
 * const now = new Date(2026, 4, 6, 9, 0) // a Wednesday
 * const week = { firstDay: 1, restDays: [6, 0] }
 * const read = (line: string) => { const { text, at } = readWhen(line, week, now)!; return [text, at.getDate(), at.getHours()] }
 * assert.deepEqual(read('call Li tomorrow 10am'), ['call Li', 7, 10])
 * assert.deepEqual(read('明天上午10点给李总打电话'), ['给李总打电话', 7, 10])
 * assert.deepEqual(read('下周一下午3点半开会'), ['开会', 11, 15])
 * assert.deepEqual(read('Send the offer on Friday'), ['Send the offer', 8, 18])
 * assert.equal(readWhen('Call Li next week', { firstDay: 6, restDays: [5, 6] }, now)!.at.getDate(), 10) // a Sunday
 * assert.equal(readWhen('Call 10086', week, now), undefined)
 * ```
 */
export function readWhen(line: string, week: Week, now: Date = new Date()): When | undefined {
  const day = first(line, days)
  const withoutDay = day ? line.replace(day.found[0], ' ') : line
  const clock = clocks.map((pattern) => pattern.exec(withoutDay)).find((found) => found && isTime(found))
  if (!day && !clock) return undefined
  const at = (day?.shift ?? inDays(0))(now, week)
  const [hour, minute] = clock ? timeOf(clock) : [usualHour, 0]
  at.setHours(hour, minute, 0, 0)
  // "At 8" typed at noon is tomorrow's.
  if (!day && at <= now) at.setDate(at.getDate() + 1)
  const rest = clock ? withoutDay.replace(clock[0], ' ') : withoutDay
  const text = rest.replaceAll(/\s+/g, ' ').replace(/^[\s,，、。]+|[\s,，、]+$/g, '')
  return text === '' ? undefined : { text, at }
}

function first(line: string, table: typeof days): { found: RegExpExecArray; shift: Shift } | undefined {
  for (const [pattern, shiftOf] of table) {
    const found = pattern.exec(line)
    if (found) return { found, shift: shiftOf(found) }
  }
  return undefined
}

function isTime(found: RegExpExecArray): boolean {
  const [hour, minute] = timeOf(found)
  return hour < 24 && minute < 60
}

function timeOf({ groups = {} }: RegExpExecArray): [hour: number, minute: number] {
  const { hour = '', minute, minute2, half = '', part } = groups
  const said = Number(hour)
  const isLate = /pm|下午|晚上/i.test(half) && said < 12
  const isMidnight = /am/i.test(half) && said === 12
  return [isMidnight ? 0 : said + (isLate ? 12 : 0), part ? 30 : Number(minute ?? minute2 ?? 0)]
}
