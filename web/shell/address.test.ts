import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { queryText } from '#web/api.ts'
import { parseAddress } from '#web/shell/address.ts'

test('an address is read as the API would read it', () => {
  assert.deepEqual(parseAddress('?filter[amount][gte]=5&filter[stage]=won&sort=-name&q=007'), {
    filter: { amount: { gte: '5' }, stage: 'won' },
    sort: '-name',
    q: '007', // a text of digits stays a text
  })
})

test('nothing asked is an empty address', () => {
  assert.equal(queryText({ q: '', filter: {}, after: null, limit: undefined }), '')
  assert.deepEqual(parseAddress(''), {})
})

test('lists are written with commas, and names of fields can be read', () => {
  assert.equal(
    queryText({ filter: { stage: { in: ['a', 'b'] } }, expand: ['company'] }),
    '?filter[stage][in]=a%2Cb&expand=company',
  )
})

test('an address cannot reach into the prototype of objects', () => {
  parseAddress('__proto__[evil]=1&constructor[prototype][evil]=1')
  assert.equal(({} as { evil?: string }).evil, undefined)
})

test('what is written into an address comes back from it', () => {
  const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9.]{0,8}$/).filter((name) => name !== 'constructor')
  const text = fc.string({ minLength: 1, unit: 'grapheme' })
  const tree = fc.dictionary(word, fc.oneof(text, fc.dictionary(word, text, { minKeys: 1 })))
  fc.assert(
    fc.property(tree, (search) => assert.deepEqual(parseAddress(queryText(search)), structuredClone({ ...search }))),
  )
})
