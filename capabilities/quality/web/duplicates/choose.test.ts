import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldMeta, ObjectMeta } from '#web/types.ts'
import { rowsOf, startKeep, valuesToSend } from '#capabilities/quality/web/duplicates/choose.ts'
import type { Pair } from '#capabilities/quality/web/duplicates/pair.ts'

const field = (name: string, type: FieldMeta['type']): FieldMeta => ({
  name,
  type,
  label: { en: name, zh: name },
  required: false,
  unique: false,
  readOnly: false,
})

const contact = {
  name: 'contact',
  title: 'name',
  fields: [
    field('title', 'text'),
    field('name', 'personName'),
    field('email', 'email'),
    field('birthday', 'date'),
    field('company', 'link'),
    field('score', 'rollup'),
  ],
} as unknown as ObjectMeta

const base = { rev: 1, updatedAt: '2026-01-02T00:00:00Z' }
const left = {
  ...base,
  id: 'l',
  createdAt: '2026-01-01T00:00:00Z',
  name: { family: '张', given: '伟', order: 'family', full: '张伟' },
  email: ['a@x.cn'],
  title: '经理',
  company: { id: 'c1', title: 'Acme' },
  birthday: null,
  score: 3,
}
const right = {
  ...base,
  id: 'r',
  createdAt: '2025-01-01T00:00:00Z',
  name: { family: '章', given: '伟', order: 'family', full: '章伟' },
  email: ['a@x.cn', 'b@x.cn'],
  title: '经理',
  company: 'c2',
  birthday: '1990-01-02',
  score: 4,
}
const pair = {
  left: { id: 'l', title: '张伟', record: left },
  right: { id: 'r', title: '章伟', record: right },
} as unknown as Pair

test('the name comes first, then what is to decide, then lists that are united, and computed fields not at all', () => {
  assert.deepEqual(
    rowsOf(contact, left, right).map((row) => [row.field.name, row.kind]),
    [
      ['name', 'choice'],
      ['company', 'choice'],
      ['email', 'united'],
      ['birthday', 'filled'],
      ['title', 'same'],
    ],
  )
})

test('the record that says more is proposed to stay, of equals the older one', () => {
  assert.equal(startKeep(contact, pair), 'right')
  assert.equal(
    startKeep(contact, { ...pair, left: { ...pair.left, record: { ...left, birthday: '1990-01-02' } } }),
    'right',
  )
})

test('only values of the record that goes away are sent, names in their parts and links as ids', () => {
  const rows = rowsOf(contact, left, right)
  assert.deepEqual(
    valuesToSend(rows, pair, 'right', { name: 'left', company: 'left', title: 'left', birthday: 'left' }),
    {
      name: { family: '张', given: '伟', order: 'family' },
      company: 'c1',
    },
  )
  assert.deepEqual(valuesToSend(rows, pair, 'left', { name: 'left' }), {})
})
