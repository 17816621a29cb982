import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameAs } from '#web/records/context-menu/same-as.ts'
import type { Field } from '#web/records/field/value.ts'

const field = (type: Field['type']): Field => ({
  name: 'f',
  type,
  label: { en: 'F', zh: 'F' },
  required: false,
  unique: false,
  readOnly: false,
})

test('a cell is asked for by what it holds: a choice, a linked record, words, or nothing', () => {
  assert.deepEqual(sameAs(field('choice'), 'new'), { field: 'f', op: 'in', value: 'new' })
  assert.deepEqual(sameAs(field('link'), { id: '1', title: 'Acme' }), { field: 'f', op: 'in', value: '1' })
  assert.deepEqual(sameAs(field('text'), 'Buyer'), { field: 'f', op: 'contains', value: 'Buyer' })
  assert.deepEqual(sameAs(field('personName'), { full: '张伟' }), { field: 'f', op: 'contains', value: '张伟' })
  assert.deepEqual(sameAs(field('country'), null), { field: 'f', op: 'empty', value: '' })
  assert.equal(sameAs(field('money'), { amount: 5, currency: 'EUR' }), undefined)
})
