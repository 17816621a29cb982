import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '#web/records/field/value.ts'
import { groupFilter } from '#web/records/groups/group-field.ts'
import { groupOfLine, headsOf, startsOf } from '#web/records/groups/groups.ts'

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  name: 'stage',
  type,
  label: { en: 'Stage', zh: '阶段' },
  required: false,
  unique: false,
  readOnly: false,
  ...more,
})
const answer = (stage: string | null, n: number, money?: [number, string]) => ({
  key: { stage, ...(money ? { currency: money[1] } : {}) },
  values: { n, ...(money ? { sum: money[0] } : {}) },
})

test('groups stand in the order of the options, those without a value last, and add up by currency', () => {
  const options = ['new', 'won'].map((value) => ({ value, label: { en: value, zh: value } }))
  const heads = headsOf(
    [answer(null, 9), answer('won', 5, [100, 'EUR']), answer('won', 2, [7, 'CNY']), answer('new', 1)],
    { path: 'stage', field: field('choice', { options }) },
    new Set(['won']),
  )
  assert.deepEqual(
    heads.map(({ key, count, isOpen }) => [key, count, isOpen]),
    [
      ['new', 1, true],
      ['won', 7, false],
      ['', 9, true],
    ],
  )
  assert.deepEqual(heads[1]?.sums, [
    { amount: 100, currency: 'EUR' },
    { amount: 7, currency: 'CNY' },
  ])
})

test('each line belongs to a group, and a folded group is its head alone', () => {
  const heads = headsOf(
    [answer('a', 3), answer('b', 2), answer('c', 1)],
    { path: 'stage', field: field('text') },
    new Set(['b']),
  )
  const { starts, total } = startsOf(heads)
  assert.deepEqual(starts, [0, 4, 5])
  assert.equal(total, 7)
  assert.deepEqual(
    [0, 3, 4, 5, 6].map((line) => groupOfLine(starts, line)),
    [0, 0, 1, 2, 2],
  )
})

test('the months of a date, and the records without one', () => {
  assert.deepEqual(groupFilter(field('date'), '2026-12-01'), { stage: { gte: '2026-12-01', lt: '2027-01-01' } })
  assert.deepEqual(groupFilter(field('date'), null), { stage: { empty: true } })
})
