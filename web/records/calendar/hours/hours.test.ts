import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atMinute, movedTime, sideBySide, timeOf, timeValues } from '#web/records/calendar/hours/hours.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Ends } from '#web/records/timeline/bars.ts'
import type { CrmRecord } from '#web/types.ts'

const moment = (name: string) => ({ name, type: 'dateTime' }) as Field
const ends: Ends = { start: moment('startsAt'), end: moment('endsAt') }
const meeting = (startsAt: string | null, endsAt: string | null) =>
  ({ id: 'm', startsAt, endsAt }) as unknown as CrmRecord
const at = (text: string) => new Date(text).toISOString()

test('a time goes from its start to its end, half an hour where there is none', () => {
  const whole = meeting(at('2026-03-14T09:15:00'), at('2026-03-14T10:45:00'))
  assert.deepEqual(timeOf(ends, whole), { day: '2026-03-14', from: 555, to: 645 })
  assert.deepEqual(timeOf(ends, meeting(at('2026-03-14T09:15:00'), null)), { day: '2026-03-14', from: 555, to: 585 })
  const overnight = meeting(at('2026-03-14T23:00:00'), at('2026-03-15T01:00:00'))
  assert.deepEqual(timeOf(ends, overnight), { day: '2026-03-14', from: 1380, to: 1500 })
  assert.equal(timeOf(ends, meeting(null, null)), null)
})

test('moved past midnight it lies on another day; an end never comes before its start', () => {
  const late = { day: '2026-03-14', from: 1380, to: 1430 }
  assert.deepEqual(movedTime(late, 'both', { days: 0, minutes: 90 }), { day: '2026-03-15', from: 30, to: 80 })
  assert.deepEqual(movedTime(late, 'both', { days: -1, minutes: -1395 }), { day: '2026-03-12', from: 1425, to: 1475 })
  assert.deepEqual(movedTime(late, 'end', { days: 3, minutes: -600 }), { day: '2026-03-14', from: 1380, to: 1395 })
})

test('what is moved keeps its length, and gets an end only where it had one or is given one', () => {
  const whole = meeting(at('2026-03-14T09:00:00'), at('2026-03-14T10:00:00'))
  const next = { day: '2026-03-16', from: 600, to: 660 }
  assert.deepEqual(timeValues(ends, whole, next, 'both'), {
    startsAt: at('2026-03-16T10:00:00'),
    endsAt: at('2026-03-16T11:00:00'),
  })
  const open = meeting(at('2026-03-14T09:00:00'), null)
  assert.deepEqual(timeValues(ends, open, next, 'both'), { startsAt: at('2026-03-16T10:00:00') })
  assert.deepEqual(timeValues(ends, open, next, 'end'), { endsAt: at('2026-03-16T11:00:00') })
  assert.equal(atMinute('2026-03-14', 1500), at('2026-03-15T01:00:00'))
})

test('what overlaps stands side by side, and what comes after has the whole width again', () => {
  const times = { a: [540, 600], b: [540, 570], c: [570, 630], d: [630, 660] }
  const entries = Object.entries(times).map(([id, [from = 0, to = 0]]) => ({ id, time: { day: '', from, to } }))
  assert.deepEqual(
    sideBySide(entries).map(({ id, place, places }) => `${id} ${place + 1} of ${places}`),
    ['a 1 of 2', 'b 2 of 2', 'c 2 of 2', 'd 1 of 1'],
  )
})
