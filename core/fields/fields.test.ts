import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { emailKey } from '#core/fields/email.ts'
import { nameOf, splitName } from '#core/fields/person-name.ts'
import { phoneCountry, toE164 } from '#core/fields/phone.ts'
import { fieldTypes } from '#core/fields/registry.ts'
import type { Field, FieldTypeName } from '#sdk/objects.ts'

const plain = (type: FieldTypeName): Field => ({ type, label: { en: type, zh: type } })
const parse = (type: FieldTypeName, input: unknown) => fieldTypes[type].parse(input, plain(type))

const accepted: [FieldTypeName, unknown, unknown][] = [
  ['text', '  a\nb ', 'a b'],
  ['integer', '42', 42],
  ['percent', 35.5, 35.5],
  ['boolean', 'true', true],
  ['date', '2024-02-29', '2024-02-29'],
  ['dateTime', '2024-02-29T10:00:00+08:00', '2024-02-29T02:00:00.000Z'],
  ['money', { amount: 12.345678, currency: 'cny' }, { amount: 12.3457, currency: 'CNY' }],
  ['email', 'Ada@Example.COM', ['Ada@example.com']],
  ['phone', '+86 138 0013 8000', ['+8613800138000']],
  ['phone', '+86 755 8888 1234 ext. 801', ['+8675588881234;ext=801']],
  ['url', 'example.com/a', 'https://example.com/a'],
  ['country', 'cn', 'CN'],
  ['rating', 5, 5],
  ['idNumber', '110105 19491231 002x', '11010519491231002X'],
  ['idNumber', '110105491231002', '11010519491231002X'],
  ['creditCode', ' 91350100m000100y43', '91350100M000100Y43'],
  ['creditCode', '91440300708461136T', '91440300708461136T'],
  ['richText', '<p>Hi<script>x()</script></p>', '<p>Hi</p>'],
  [
    'address',
    { city: '深圳市' },
    { country: null, region: null, city: '深圳市', district: null, street: null, postcode: null },
  ],
]

for (const [type, input, value] of accepted) {
  test(`a ${type} field reads ${JSON.stringify(input)}`, () => assert.deepEqual(parse(type, input), value))
}

const refused: [FieldTypeName, unknown][] = [
  ['integer', 1.5],
  ['integer', '1e3'],
  ['integer', Number.NaN],
  ['date', '2023-02-29'],
  ['date', '29.02.2024'],
  ['dateTime', '2024-02-29'],
  ['money', 5],
  ['money', { amount: 5, currency: 'YUAN' }],
  ['email', 'ada@localhost'],
  ['email', 'a b@example.com'],
  ['email', 'a..b@example.com'],
  ['phone', '13800138000'],
  ['phone', '+86 1'],
  ['url', 'javascript:alert(1)'],
  ['url', 'ftp://example.com'],
  ['country', 'XX'],
  ['country', 'EU'],
  ['rating', 6],
  ['idNumber', '110105194912310021'],
  ['idNumber', '11010519490229002X'],
  ['idNumber', '00010519491231002X'],
  ['creditCode', '91350100M000100Y44'],
  ['creditCode', '9135010OM000100Y43'],
  ['link', '42'],
  ['boolean', 'yes'],
  ['address', { planet: 'Mars' }],
  ['richText', '<script>x()</script>'],
]

for (const [type, input] of refused) {
  test(`a ${type} field refuses ${JSON.stringify(input)}`, () => assert.equal(parse(type, input), undefined))
}

test('what a field type gave it takes again unchanged', () => {
  const types = Object.keys(fieldTypes) as FieldTypeName[]
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.oneof(fc.string({ unit: 'grapheme' }), fc.anything()), (type, input) => {
      if (input === null || input === undefined) return
      const once = safely(() => parse(type, input))
      if (once === undefined) return
      assert.deepEqual(parse(type, once), once, type)
    }),
    { numRuns: 3000 },
  )
})

function safely<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    // A value that JSON cannot say (a bigint, a circle) never reaches a field: bodies are JSON.
    if (error instanceof TypeError && /BigInt|circular|convert|primitive/i.test(error.message)) return undefined
    throw error
  }
}

test('Gmail spellings of one inbox share a key, those of other hosts do not', () => {
  assert.equal(emailKey('Ada.Love+crm@GMAIL.com'), emailKey('adalove@googlemail.com'))
  assert.notEqual(emailKey('a.b@example.com'), emailKey('ab@example.com'))
})

const names = [
  ['张伟', '张', '伟', 'family'],
  ['欧阳修', '欧阳', '修', 'family'],
  ['欧阳', '欧', '阳', 'family'],
  ['Ada Lovelace', 'Lovelace', 'Ada', 'given'],
  ['Lovelace, Ada', 'Lovelace', 'Ada', 'given'],
  ['Ludwig van Beethoven', 'van Beethoven', 'Ludwig', 'given'],
  ['Cher', null, 'Cher', 'given'],
] as const

for (const [full, family, given, order] of names) {
  test(`the name ${full} is split at the right place`, () => {
    const name = splitName(full)
    assert.deepEqual([name?.family ?? null, name?.given ?? null, name?.order], [family, given, order])
  })
}

test('a number tells its country, and a local one is read where it was written', () => {
  assert.equal(phoneCountry('+8613800138000'), 'CN')
  assert.equal(toE164('0755-8888 1234', 'CN'), '+8675588881234')
  assert.equal(toE164('2015550123', 'US'), '+12015550123')
})

test('a number tells its country, in every country that has a calling code', () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples)
    if (!example) continue
    // Where several share a code, only the whole number tells.
    assert.equal(phoneCountry(example.number), parsePhoneNumberFromString(example.number)?.country, example.number)
  }
})

test('a name is stored as it is written while its parts are of the same letters', () => {
  const written = (family: string | null, given: string, order: 'family' | 'given', full?: string) =>
    (parse('personName', { family, given, order, full }) as { full: string }).full
  assert.equal(written('买买提', '阿依古丽', 'given', '阿依古丽·买买提'), '阿依古丽·买买提')
  assert.equal(written('买买提', '阿依古丽', 'given'), '阿依古丽·买买提', 'a dot where nobody said how it is written')
  assert.equal(written('山田', '太郎', 'family', '山田 太郎'), '山田 太郎')
  assert.equal(written('Leung', 'Tony Chiu-wai', 'given', 'Tony Leung Chiu-wai'), 'Tony Leung Chiu-wai')
  assert.equal(written('王', '芳', 'family', '张芳'), '王芳', 'a whole that says something else is made anew')
  assert.equal(nameOf('张', '伟').full, '张伟')
})
