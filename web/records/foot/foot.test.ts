import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aField } from '#test/a-field.ts'
import { figureEntry, figuresOf, measuresOf, measureWord, readFoot } from '#web/records/foot/measures.ts'
import { shortened } from '#web/records/foot/shortened.ts'
import type { Field } from '#web/records/field/value.ts'

const field = (name: string, type: Field['type']) => aField(type, { name, label: { en: name, zh: name } })
const [amount, closesOn, name] = [field('amount', 'money'), field('closesOn', 'date'), field('name', 'text')]

test('figures are added up, days are early or late, and everything can be counted', () => {
  assert.deepEqual(measuresOf(amount), ['sum', 'avg', 'min', 'max', 'filled', 'empty', 'distinct'])
  assert.deepEqual(measuresOf(closesOn), ['min', 'max', 'filled', 'empty', 'distinct'])
  assert.deepEqual(measuresOf(name), ['filled', 'empty', 'distinct'])
  assert.deepEqual(measuresOf(field('steps', 'checklist')), ['filled', 'empty'])
  assert.deepEqual(measuresOf(field('total', 'rollup')), ['filled', 'empty', 'distinct'])
  assert.equal(measureWord({ field: closesOn, measure: 'max' }), 'last')
  assert.equal(measureWord({ field: amount, measure: 'max' }), 'max')
})

test('what was kept is read again, without fields and measures that are there no more', () => {
  const kept = { amount: 'sum', closesOn: 'avg', name: 'median', gone: 'filled' }
  assert.deepEqual(readFoot([amount, closesOn, name], kept), { amount: 'sum' })
  assert.deepEqual(readFoot([amount], undefined), {})
  const figures = figuresOf([name, closesOn, amount], { amount: 'sum', name: 'filled', hidden: 'empty' })
  assert.deepEqual(figures.map(figureEntry), [
    { 'filled:name': { count: 'name' } },
    { 'sum:amount': { sum: 'amount' } },
  ])
})

test('of amounts in several currencies those that fit are shown, and how many others there are', () => {
  const amounts = ['¥41.3M', '$7.3M', '€170K']
  assert.equal(shortened(amounts, 30), '¥41.3M · $7.3M · €170K')
  assert.equal(shortened(amounts, 20), '¥41.3M · $7.3M +1')
  assert.equal(shortened(amounts, 12), '¥41.3M +2')
  assert.equal(shortened(amounts, 3), '¥41.3M +2')
})
