import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '#web/records/field/value.ts'
import { groupFilter } from '#web/records/groups/group-field.ts'
import type { Figure } from '#web/records/foot/measures.ts'
import { figureName } from '#web/records/foot/measures.ts'
import type { Group } from '#web/records/groups/groups.ts'
import { groupOfLine, headsOf, startsOf, together } from '#web/records/groups/groups.ts'
import { headFiguresText, readHeadFigures, toggled } from '#web/records/groups/head-figures.ts'
import type { ObjectMeta } from '#web/types.ts'

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  name: 'stage',
  type,
  label: { en: 'Stage', zh: '阶段' },
  required: false,
  unique: false,
  readOnly: false,
  ...more,
})
const amount = { ...field('money'), name: 'amount' }
const group = (stage: string | null, n: number, values: Group['values'] | object = {}): Group => ({
  key: { stage },
  values: { ...values, n },
})

test('groups stand in the order of the options, those without a value last, each with its figures', () => {
  const options = ['new', 'won'].map((value) => ({ value, label: { en: value, zh: value } }))
  const sums = [
    { amount: 100, currency: 'EUR' },
    { amount: 7, currency: 'CNY' },
  ]
  const figures = [{ field: amount, measure: 'sum' as const }]
  const heads = headsOf(
    [group(null, 9), group('won', 7, { 'sum:amount': sums }), group('new', 1)],
    { field: field('choice', { options }), figures },
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
  assert.deepEqual(heads[1]?.figures, [{ figure: figures[0], value: sums }])
})

test('figures that come later join those of their group', () => {
  const groups = together(
    [group('won', 7, { 'sum:amount': [] }), group(null, 2)],
    [group(null, 2, { 'distinct:name': 1 }), group('won', 7, { 'distinct:name': 5 })],
  )
  assert.deepEqual(
    groups.map(({ values }) => values),
    [
      { n: 7, 'sum:amount': [], 'distinct:name': 5 },
      { n: 2, 'distinct:name': 1 },
    ],
  )
})

test('the figures of heads are read from the address as they were written, and the usual ones leave it', () => {
  const object = { fields: [amount, field('text')] } as unknown as ObjectMeta
  const read = (text?: string) => readHeadFigures(object, text).map(figureName)
  assert.deepEqual(read(), ['sum:amount'])
  assert.deepEqual(read('avg:amount,sum:amount,avg:stage,sum:gone'), ['avg:amount', 'sum:amount'])
  assert.deepEqual(read('none'), [])
  const [usual] = readHeadFigures(object, undefined)
  const counted = { field: field('text'), measure: 'filled' as const }
  assert.equal(headFiguresText(object, [usual as Figure]), '')
  assert.equal(headFiguresText(object, []), 'none')
  const both = toggled([usual as Figure], counted)
  assert.deepEqual(read(headFiguresText(object, both)), ['sum:amount', 'filled:stage'])
  assert.deepEqual(toggled(both, usual as Figure), [counted])
})

test('each line belongs to a group, and a folded group is its head alone', () => {
  const heads = headsOf(
    [group('a', 3), group('b', 2), group('c', 1)],
    { field: field('text'), figures: [] },
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
