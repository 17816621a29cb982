import type { Recurrence } from './recurrence.ts'

type Locale = 'en' | 'zh'

/**
 * A rule as people say it.
 *
 * ```ts
 * const rule = { every: 'week', interval: 2, days: [1] } as const
 * assert.equal(recurrenceText(rule, 'en'), 'every 2 weeks on Tuesday')
 * assert.equal(recurrenceText(rule, 'zh'), '每两周的周二')
 * assert.equal(recurrenceText({ every: 'month', interval: 1, monthDay: -1 }, 'zh'), '每月最后一天')
 * ```
 */
export function recurrenceText(rule: Recurrence, locale: Locale): string {
  return locale === 'zh' ? chinese(rule) : english(rule)
}

const monday = Date.UTC(2026, 0, 5)

/** "Monday", "周一": Monday is 0. */
export function weekdayName(day: number, locale: Locale, style: 'long' | 'short' = 'long'): string {
  const tag = locale === 'zh' ? 'zh-CN' : 'en'
  const weekday = locale === 'zh' ? 'short' : style
  return new Intl.DateTimeFormat(tag, { weekday, timeZone: 'UTC' }).format(monday + day * 86_400_000)
}

function dateText(day: string, locale: Locale): string {
  const style = { dateStyle: 'medium', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', style).format(Date.parse(`${day}T00:00:00Z`))
}

const places = new Map([
  [1, ['first', '一']],
  [2, ['second', '二']],
  [3, ['third', '三']],
  [4, ['fourth', '四']],
])

function english({ every, interval, days, monthDay, nth, until, count }: Recurrence): string {
  const list = new Intl.ListFormat('en', { type: 'conjunction' })
  const on = days?.length
    ? ` on ${list.format(days.map((day) => weekdayName(day, 'en')))}`
    : nth
      ? ` on the ${places.get(nth.place)?.[0] ?? 'last'} ${weekdayName(nth.day, 'en')}`
      : monthDay === undefined
        ? ''
        : ` on the ${monthDay === -1 ? 'last day' : ordinal(monthDay)}`
  const end = until
    ? `, until ${dateText(until, 'en')}`
    : count
      ? `, ${count} more ${count === 1 ? 'time' : 'times'}`
      : ''
  return `every ${interval === 1 ? every : `${interval} ${every}s`}${on}${end}`
}

function ordinal(n: number): string {
  const ends: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
  return `${n}${ends[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)]}`
}

const units = { day: '天', week: '周', month: '月', year: '年' } as const

function chinese({ every, interval, days, monthDay, nth, until, count }: Recurrence): string {
  const unit = every === 'month' && interval > 1 ? '个月' : units[every]
  const often = interval === 1 ? '每' : interval === 2 ? '每两' : `每 ${interval} `
  const names = (days ?? []).map((day) => weekdayName(day, 'zh'))
  const joint = interval === 1 ? '' : '的'
  const base = `${often}${unit}`
  // 每周的周二 says the week twice: of every single week one says 每周二.
  const week = names.length > 0 ? (interval === 1 ? `每${names.join('、')}` : `${base}的${names.join('、')}`) : base
  const said =
    every === 'week'
      ? week
      : nth
        ? `${base}${joint}${nth.place === -1 ? '最后一个' : `第${places.get(nth.place)?.[1]}个`}${weekdayName(nth.day, 'zh')}`
        : monthDay === undefined
          ? base
          : `${base}${joint}${monthDay === -1 ? '最后一天' : ` ${monthDay} 日`}`
  return `${said}${until ? `，到${dateText(until, 'zh')}为止` : count ? `，还有 ${count} 次` : ''}`
}
