import {
  day as calendarDay,
  isNumbers,
  readDate,
  type Day,
} from '#capabilities/quality/engine/standardise/dates/date-forms.ts'
import {
  beginTrace,
  empty,
  read,
  step,
  unread,
  type Change,
  type Standardised,
  type StandardiseOptions,
  type Trace,
} from '#capabilities/quality/engine/standardise/result.ts'
import { readTime, zoneOffset, type TimeOfDay } from '#capabilities/quality/engine/standardise/dates/time-of-day.ts'
import { isNothing, tidyCode } from '#capabilities/quality/engine/standardise/text.ts'

// Google and Outlook write an empty date so.
const noDate = /^0{1,2}[/-]0{1,2}[/-]0{2,4}$|^0000-00-00(?:[ T]00:00(?::00)?)?$/

/** A calendar day as `2024-03-12`. A year or month alone is not one: it is named and left as it is. */
export function standardiseDate(raw: string, options: StandardiseOptions): Standardised {
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(raw) ? readDate(raw, options) : null
  if (iso?.kind === 'day' && dayText(iso) === raw) return { value: raw, shown: raw, changes: [], problem: null }
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (noDate.test(trace.text)) step(trace, 'placeholder', '')
  if (isNothing(trace)) return empty(trace)
  const { date, time } = cutTime(withoutClock(trace.text))
  const day = readDate(date, options)
  if (day.kind !== 'day') return unread(trace, failures[day.kind])
  if (time !== '') {
    const at = readTime(time)
    if (!at) return unread(trace, 'dateUnreadable')
    const here = at.zone === null || trace.off.has('timeZone') ? null : dayHere(day, at, options)
    if (here !== null) {
      step(trace, 'timeZone', here)
      return read(trace, here)
    }
    // Midnight is how a date is written where dates have times.
    if (at.seconds !== 0) step(trace, 'timeDropped', date)
  }
  const text = dayText(day)
  step(trace, day.rule ?? 'dateFormat', text)
  return flagged(read(trace, text), day, trace)
}

/** A moment as ISO 8601 with its zone; without one, that of `options.timeZone` or of the country is taken. */
export function standardiseDateTime(raw: string, options: StandardiseOptions): Standardised {
  const quick = options.off === undefined || options.off.size === 0 ? isoMoment(raw, options) : null
  if (quick !== null) return quick
  const trace = beginTrace(raw, options)
  tidyCode(trace)
  if (noDate.test(trace.text)) step(trace, 'placeholder', '')
  if (isNothing(trace)) return empty(trace)
  const unix = /^1\d{9}(\d{3})?$/.exec(trace.text)
  if (unix) {
    const moment = new Date(Number(trace.text) * (unix[1] ? 1 : 1000)).toISOString().replace(/\.\d+Z$/, 'Z')
    step(trace, 'unixTime', moment)
    return read(trace, moment)
  }
  const { date, time } = cutTime(withoutClock(trace.text))
  const day = readDate(date, options)
  if (day.kind !== 'day') return unread(trace, day.kind === 'none' ? 'dateTimeUnreadable' : failures[day.kind])
  const at = time === '' ? { seconds: day.seconds ?? 0, zone: null } : readTime(time)
  if (!at) return unread(trace, 'dateTimeUnreadable')
  const local = `${dayText(day)}T${clockText(at.seconds)}`
  const zone = at.zone ?? zoneOffset(options, local)
  if (day.rule) step(trace, day.rule, `${dayText(day)} ${time || clockText(at.seconds)}`)
  if (at.zone === null) step(trace, 'timeZone', `${trace.text} ${zone}`)
  step(trace, 'timeFormat', `${local}${zone}`)
  return flagged(read(trace, `${local}${zone}`), day, trace)
}

const isoTime = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z)?$/

/** A moment as programs write it, which most are; null for all others. The same comes out as of the long way. */
function isoMoment(raw: string, options: StandardiseOptions): Standardised | null {
  const [found, year = '', month = '', date = '', hour = '', minute = '', second = '00', said] = isoTime.exec(raw) ?? []
  if (found === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  if (calendarDay(Number(year), Number(month), Number(date)).kind !== 'day') return null
  const local = `${year}-${month}-${date}T${hour}:${minute}:${second}`
  const zone = said ?? zoneOffset(options, local)
  const text = local + zone
  if (text === raw) return { value: text, shown: text, changes: [], problem: null }
  const first = said === undefined ? `${raw} ${zone}` : raw
  const changes: Change[] = said === undefined ? [{ rule: 'timeZone', from: raw, to: first }] : []
  changes.push({ rule: 'timeFormat', from: first, to: text })
  return { value: text, shown: text, changes, problem: null }
}

const failures = { none: 'dateUnreadable', impossible: 'dateImpossible', partial: 'datePartial' } as const

function cutTime(text: string): { date: string; time: string } {
  if (isNumbers(text)) return { date: text, time: '' }
  const at =
    /[\sT日号,]\s*(?=(?:上午|下午|晚上|早上|中午|凌晨)?\s*\d{1,2}\s*[:点时時]\d{0,2})|(?<=\d)\s+(?=\d{1,2}\s*[ap]\.?m)/i.exec(
      text,
    )
  if (!at) return { date: text, time: '' }
  const keep = /[日号]/.test(at[0]) ? 1 : 0
  return { date: text.slice(0, at.index + keep).replace(/,$/, ''), time: text.slice(at.index + at[0].length).trim() }
}

function flagged(result: Standardised, { isOther }: Day, { off }: Trace): Standardised {
  return isOther === true && !off.has('dateOtherOrder') ? { ...result, flags: ['dateOtherOrder'] } : result
}

/** `Tue Mar 05 2024 00:00:00 GMT+0800 (CST)`, as programs print a moment, in the order that others are written in. */
function withoutClock(text: string): string {
  const found = printed.exec(text)
  return found ? `${found[2]} ${found[1]} ${found[3]} ${found[4]}${found[5] ?? ''}` : text
}

const printed =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2})(?: GMT([+-]\d{4}))?(?: \([^()]*\))?$/

/** The day that begins where we are at a moment: programs write the midnight of a day so, in the time of London. */
function dayHere(day: Day, { seconds, zone }: TimeOfDay, options: StandardiseOptions): string | null {
  const local = `${dayText(day)}T${clockText(seconds)}`
  const here = zoneOffset(options, local)
  if (here === zone || seconds === 0) return null
  const moment = Date.parse(`${local}${zone}`) + offsetMs(here)
  return moment % 86_400_000 === 0 ? new Date(moment).toISOString().slice(0, 10) : null
}

function offsetMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

function dayText({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
