import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportTarget, MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { clashes, draftOf, matchFields, missing, withField } from '#capabilities/quality/web/mapping/draft.ts'

const field = (name: string, en: string, zh: string, more: Partial<ImportTarget['fields'][number]> = {}) => ({
  name,
  label: { en, zh },
  type: 'text',
  required: false,
  several: false,
  ...more,
})

const contact: ImportTarget = {
  object: 'contact',
  label: { en: 'Contact', zh: '联系人' },
  fields: [
    field('name', 'Name', '姓名', { type: 'personName', required: true }),
    field('name.family', 'Name: family name', '姓名：姓'),
    field('email', 'E-mail', '邮箱', { type: 'email', several: true }),
    field('title', 'Job title', '职务'),
  ],
}
const options: MappingOptions = {
  country: 'CN',
  dateOrder: 'auto',
  currency: 'CNY',
  match: 'none',
  onMatch: 'update',
  emptyOnly: false,
}
const column = (name: string, guessed?: string) => ({
  name,
  samples: [],
  guess: guessed ? { field: guessed, confidence: 0.9, reason: 'sameName' } : null,
})
const file = {
  object: 'contact',
  mapping: null,
  columns: [column('客户', 'name'), column('邮箱'), column('备用邮箱', 'email'), column('称呼', 'name')],
}

test('the draft follows the guesses, then names that are the same, and gives a single field one column', () => {
  const draft = draftOf(file, contact, options)
  assert.deepEqual(
    draft.columns.map((one) => one.field),
    ['name', 'email', 'email', null],
  )
  assert.equal(draft.options.match, 'email-or-phone')
})

test('what was saved before is kept, unless it was for other records', () => {
  const saved = { object: 'contact', columns: [], options }
  assert.equal(draftOf({ ...file, mapping: saved }, contact, options), saved)
  assert.notEqual(draftOf({ ...file, mapping: { ...saved, object: 'company' } }, contact, options).object, 'company')
})

test('a field that takes one column says which columns compete for it', () => {
  const both = withField(draftOf(file, contact, options), '称呼', 'name')
  assert.deepEqual([...clashes(both, contact)], [['name', ['客户', '称呼']]])
})

test('a part of a required field is enough', () => {
  const without = withField(draftOf(file, contact, options), '客户', null)
  assert.deepEqual(
    missing(without, contact).map(({ name }) => name),
    ['name'],
  )
  assert.deepEqual(missing(withField(without, '客户', 'name.family'), contact), [])
})

test('records are matched by whole fields that have a column', () => {
  assert.deepEqual(
    matchFields(draftOf(file, contact, options), contact).map(({ name }) => name),
    ['name', 'email'],
  )
})
