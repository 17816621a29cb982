import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDay } from '#web/ui/read-day.ts'

const cases = [
  ['2026-03-14', '2026-03-14'],
  ['2026/3/4', '2026-03-04'],
  ['2026年3月14日', '2026-03-14'],
  ['20260314', '2026-03-14'],
  ['２０２６－０３－１４', '2026-03-14'],
  ['14.3.2026', '2026-03-14'],
  ['3/14/2026', '2026-03-14'],
  ['3月14日', '2030-03-14'],
  ['3-14', '2030-03-14'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['soon', undefined],
  ['', undefined],
  ['25/12/2026', undefined],
  ['3/14/', undefined],
] as const
for (const [text, expected] of cases) {
  test(`“${text}” is ${expected ?? 'no day'}`, () => assert.equal(readDay(text, 'mdy', 2030), expected))
}

const dayFirst = [
  ['25/12/2026', '2026-12-25'],
  ['25-12-2026', '2026-12-25'],
  ['25.12.2026', '2026-12-25'],
  ['25. 12. 2026', '2026-12-25'],
  ['5/4', '2030-04-05'],
  ['25.12.', '2030-12-25'],
  ['2026-03-04', '2026-03-04'],
  ['3月14日', '2030-03-14'],
  ['12/25/2026', undefined],
] as const
for (const [text, expected] of dayFirst) {
  test(`where the day comes first, “${text}” is ${expected ?? 'no day'}`, () =>
    assert.equal(readDay(text, 'dmy', 2030), expected))
}
