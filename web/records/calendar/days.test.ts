import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateFields } from '#web/records/calendar/date-fields.ts'
import {
  addMonths,
  dayIn,
  dayOf,
  daysBetween,
  localDay,
  nextWorkweek,
  onDay,
  weeksOf,
  weekStart,
} from '#web/records/calendar/days.ts'
import type { Field } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

test('a month shows whole weeks from Monday, as many as it touches', () => {
  const weeks = weeksOf('2026-11-26', 'month')
  assert.equal(weeks.length, 6)
  assert.equal(weeks[0]?.[0], '2026-10-26')
  assert.equal(weeks.at(-1)?.[6], '2026-12-06')
  assert.equal(weeksOf('2027-02-10', 'month').length, 4, 'February 2027 begins on a Monday')
  assert.deepEqual(
    weeksOf('2026-11-26', 'week').map((week) => week[0]),
    ['2026-11-23'],
  )
  assert.equal(weekStart('2026-11-29'), '2026-11-23', 'Sunday ends its week')
  assert.equal(weekStart('2026-11-29', 0), '2026-11-29', 'or begins it, where weeks begin on Sunday')
  assert.equal(weekStart('2026-11-27', 6), '2026-11-21')
  const next = (firstDay: number, restDays: number[]) => nextWorkweek('2026-11-29', { firstDay, restDays })
  assert.equal(next(1, [6, 0]), '2026-11-30')
  assert.equal(next(0, [6, 0]), '2026-12-07', 'this Sunday begins the week that goes on')
  assert.equal(next(6, [5, 6]), '2026-12-06', 'work begins on Sunday in Egypt')
  assert.equal(weeksOf('2026-11-26', 'month', 0)[0]?.[0], '2026-11-01')
  assert.equal(addMonths('2026-01-31', 1), '2026-02-01')
  assert.equal(addMonths('2026-01-31', -1), '2025-12-01')
})

test('a moment moved to another day keeps its time of day where the reader is', () => {
  const at = new Date('2026-03-14T15:30:00').toISOString()
  const moved = onDay({ type: 'dateTime' }, at, '2026-12-01')
  assert.equal(moved, new Date('2026-12-01T15:30:00').toISOString())
  assert.equal(dayOf({ type: 'dateTime' }, moved), '2026-12-01')
  assert.equal(onDay({ type: 'date' }, '2026-03-14', '2026-12-01'), '2026-12-01')
  assert.equal(onDay({ type: 'dateTime' }, null, '2026-12-01'), new Date('2026-12-01T09:00:00').toISOString())
  assert.equal(dayOf({ type: 'date' }, null), null)
  assert.equal(daysBetween('2026-10-20', '2026-11-02'), 13)
})

test('an address that names no day opens today', () => {
  assert.equal(dayIn('2026-02-28'), '2026-02-28')
  for (const wrong of [undefined, 'soon', '2026-13-01']) assert.equal(dayIn(wrong), localDay())
})

test('a calendar goes by what people plan before what the system notes, and by birthdays last', () => {
  const field = (name: string, type: Field['type'], readOnly = false) => ({ name, type, readOnly }) as Field
  const fields = [field('birthday', 'date'), field('convertedAt', 'dateTime', true), field('dueAt', 'dateTime')]
  assert.deepEqual(
    dateFields({ fields: [...fields, field('name', 'text')] } as unknown as ObjectMeta).map(({ name }) => name),
    ['dueAt', 'convertedAt', 'createdAt', 'updatedAt', 'birthday'],
  )
})
