import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMakeable, madeLinks, mailOf, valuesNamed } from '#capabilities/quality/imports/rows/made-links.ts'
import { modelOf, type ModelObject } from '#core/objects/model.ts'

const { objects } = modelOf('w_main')
const contact = objects.get('contact') as ModelObject
const told = (text: string) => {
  const { name, email } = valuesNamed(contact, text) as { name: { full: string }; email?: string[] }
  return [name.full, email?.[0] ?? null]
}

test('a person is made of a name, of an address, or of both', () => {
  assert.deepEqual(told('张伟'), ['张伟', null])
  assert.deepEqual(told('Ada Lovelace <ada@example.com>'), ['Ada Lovelace', 'ada@example.com'])
  assert.deepEqual(told('ada@example.com'), ['ada@example.com', 'ada@example.com'])
  assert.equal(mailOf('Ada <ada@example.com>'), 'ada@example.com')
})

test('what is one of a fixed set is not made, nor who has to be invited', () => {
  assert.deepEqual(
    ['contact', 'product', 'deal', 'stage', 'user'].map((name) => isMakeable(objects.get(name) as ModelObject)),
    [true, true, true, false, false],
  )
})

test('what was made is known in any spelling until it turns out that it was not written', () => {
  const made = madeLinks()
  made.add('contact', 'Ada Lovelace', 'a')
  made.keep()
  made.add('contact', 'Bob', 'b')
  assert.deepEqual([made.find('contact', 'ADA  lovelace'), made.find('contact', 'bob')], ['a', 'b'])
  made.forget()
  assert.deepEqual([made.find('contact', 'ada lovelace'), made.find('contact', 'bob')], ['a', undefined])
})
