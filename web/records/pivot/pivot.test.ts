import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '#web/records/field/value.ts'
import { anything } from '#web/records/list/conditions.ts'
import type { Axis } from '#web/records/pivot/axes.ts'
import { axisText, layoutOf, narrowed, readMeasure, valueConditions } from '#web/records/pivot/axes.ts'
import { cellKey, currenciesOf, tableOf } from '#web/records/pivot/table.ts'
import type { ObjectMeta } from '#web/types.ts'

const field = (name: string, type: Field['type'], more: Partial<Field> = {}) =>
  ({ name, type, label: { en: name, zh: name }, ...more }) as Field
const options = ['new', 'won'].map((value) => ({ value, label: { en: value, zh: value } }))
const deal = {
  title: 'name',
  fields: [
    field('name', 'text'),
    field('closesOn', 'date'),
    field('owner', 'user'),
    field('stage', 'choice', { options }),
    field('amount', 'money'),
  ],
} as unknown as ObjectMeta
const stage: Axis = { field: deal.fields[3] as Field, period: undefined }
const month: Axis = { field: deal.fields[1] as Field, period: 'month' }

test('a pivot begins with stages down and owners across, and reads what the address says', () => {
  const said = ({ rows, cols }: ReturnType<typeof layoutOf>) => [axisText(rows), cols && axisText(cols)]
  assert.deepEqual(said(layoutOf(deal, {})), ['stage', 'owner'])
  assert.deepEqual(said(layoutOf(deal, { rows: 'closesOn:quarter', cols: 'stage' })), ['closesOn:quarter', 'stage'])
  assert.deepEqual(said(layoutOf(deal, { rows: 'closesOn', cols: 'closesOn:year' })), ['closesOn:month', undefined])
  assert.deepEqual(said(layoutOf(deal, { cols: 'none' })), ['stage', undefined])
  assert.equal(readMeasure(deal, 'avg:amount').field?.name, 'amount')
  assert.equal(readMeasure(deal, 'sum:name').verb, 'count')
})

test('figures stand in the order of their options and months, the largest first where there is none', () => {
  const answer = (stage: string | null, closesOn: string, [n, v]: [number, number], currency = 'CNY') => ({
    key: { stage, closesOn, currency },
    values: { n, v },
  })
  const cells = [
    answer('won', '2026-02-01', [3, 300]),
    answer('new', '2026-01-01', [2, 70]),
    answer('won', '2026-01-01', [1, 5], 'EUR'),
  ]
  const all = [
    { key: { currency: 'CNY' }, values: { n: 5, v: 370 } },
    { key: { currency: 'EUR' }, values: { n: 1, v: 5 } },
  ]
  assert.deepEqual(currenciesOf(all), ['CNY', 'EUR'])
  const answers = { cells, rows: [answer(null, '', [9, 1]), ...cells], cols: cells, all }
  const table = tableOf(answers, { axis: stage, order: undefined }, { axis: month, order: undefined }, 'CNY')
  assert.deepEqual(table.rows.values, ['new', 'won', null])
  assert.deepEqual(table.cols.values, ['2026-01-01', '2026-02-01'])
  assert.deepEqual(table.cells.get(cellKey('won', '2026-02-01')), { n: 3, v: 300 })
  assert.equal(table.cells.get(cellKey('won', '2026-01-01')), undefined, 'euros are not added to yuan')
  assert.deepEqual([table.total, table.top], [{ n: 5, v: 370 }, 300])
})

test('a table shows the largest rows and says how many it leaves', () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ key: { name: `n${at}` }, values: { n: 100 - at } }))
  const axis: Axis = { field: deal.fields[0] as Field, period: undefined }
  const table = tableOf({ cells: rows, rows, cols: [], all: [] }, { axis, order: undefined }, undefined, undefined)
  assert.deepEqual([table.rows.values.length, table.rows.left, table.rows.values[0]], [60, 40, 'n0'])
})

test('a number opens the records it counts', () => {
  assert.deepEqual(valueConditions(month, '2026-12-01'), [
    { field: 'closesOn', op: 'gte', value: '2026-12-01' },
    { field: 'closesOn', op: 'lt', value: '2027-01-01' },
  ])
  assert.deepEqual(valueConditions(stage, null), [{ field: 'stage', op: 'empty', value: '' }])
  const also = valueConditions(stage, 'won')
  assert.deepEqual(narrowed(anything, also), { match: 'all', conditions: also, groups: [] })
  const [a, b, c] = ['a', 'b', 'c'].map((value) => ({ field: 'name', op: 'eq' as const, value }))
  assert.ok(a && b && c)
  assert.deepEqual(narrowed({ match: 'any', conditions: [a], groups: [{ match: 'any', conditions: [b, c] }] }, also), {
    match: 'any',
    conditions: [],
    groups: [a, b, c].map((one) => ({ match: 'all', conditions: [one, ...also] })),
  })
})
