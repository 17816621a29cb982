import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameAs } from '#web/records/context-menu/same-as.ts'
import { aField } from '#test/a-field.ts'

test('a cell is asked for by what it holds: a choice, a linked record, words, or nothing', () => {
  assert.deepEqual(sameAs(aField('choice'), 'new'), { field: 'f', op: 'in', value: 'new' })
  assert.deepEqual(sameAs(aField('link'), { id: '1', title: 'Acme' }), { field: 'f', op: 'in', value: '1' })
  assert.deepEqual(sameAs(aField('text'), 'Buyer'), { field: 'f', op: 'contains', value: 'Buyer' })
  assert.deepEqual(sameAs(aField('personName'), { full: '张伟' }), { field: 'f', op: 'contains', value: '张伟' })
  assert.deepEqual(sameAs(aField('country'), null), { field: 'f', op: 'empty', value: '' })
  assert.equal(sameAs(aField('money'), { amount: 5, currency: 'EUR' }), undefined)
})
