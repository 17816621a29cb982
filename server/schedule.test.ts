import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDue, lookAt } from '#server/schedule.ts'

const dueAt = (line: string, zone: string, day: string): string[] => {
  const start = Date.parse(`${day}T00:00:00Z`)
  return Array.from({ length: 48 * 60 }, (_, minute) => new Date(start - 12 * 3_600_000 + minute * 60_000))
    .filter((at) => isDue(line, at, zone))
    .map((at) => at.toISOString().slice(5, 16))
}

test('half past three at night is that of the workspace, wherever it is', () => {
  assert.deepEqual(dueAt('30 3 * * *', 'Asia/Shanghai', '2026-11-27'), ['11-26T19:30', '11-27T19:30'])
  assert.deepEqual(dueAt('30 3 * * *', 'Asia/Kathmandu', '2026-11-27'), ['11-26T21:45', '11-27T21:45'])
  assert.deepEqual(dueAt('30 3 * * *', 'America/New_York', '2026-11-27'), ['11-27T08:30', '11-28T08:30'])
})

test('a time that the clock passes over or shows twice comes once that night', () => {
  assert.deepEqual(dueAt('30 2 * * *', 'Europe/Berlin', '2026-03-29'), ['03-29T01:30', '03-30T00:30'])
  assert.deepEqual(dueAt('30 2 * * *', 'Europe/Berlin', '2026-10-25'), ['10-25T00:30', '10-26T01:30'])
})

test('each zone’s quarter of an hour is looked at, and what is due every so often needs no clock', () => {
  assert.equal(lookAt('17 3 * * *'), '2,17,32,47 * * * *')
  assert.equal(lookAt('* * * * *'), '* * * * *')
  assert.equal(isDue('*/15 * * * *', new Date(), 'Asia/Shanghai'), true)
})
