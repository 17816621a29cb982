import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countryCodes } from '#web/records/field/countries.ts'
import type { Field } from '#web/records/field/value.ts'
import { addressLine, htmlOfText, readDuration, sameValue, textOfHtml } from '#web/records/field/value.ts'

const field = (type: Field['type']): Field => ({
  name: 'f',
  type,
  label: { en: 'F', zh: '字段' },
  required: false,
  unique: false,
  readOnly: false,
})

test('typed text becomes paragraphs, and reads the same when it is edited again', () => {
  const html = htmlOfText('Dear <Ada>,\nsee & call.\n\nBest')
  assert.equal(html, '<p>Dear &lt;Ada&gt;,<br>see &amp; call.</p><p>Best</p>')
  assert.equal(textOfHtml(html ?? ''), 'Dear <Ada>,\nsee & call.\n\nBest')
  assert.equal(htmlOfText('  \n\n '), null)
})

test('an opened link and its id are the same value', () => {
  assert.ok(sameValue(field('link'), { id: 'a', title: 'Acme' }, 'a'))
  assert.ok(!sameValue(field('link'), { id: 'a', title: 'Acme' }, null))
})

test('the order of parts and empty parts make no difference between two values', () => {
  assert.ok(sameValue(field('money'), { amount: 5, currency: 'CNY' }, { currency: 'CNY', amount: 5 }))
  assert.ok(sameValue(field('address'), { city: 'Bonn', region: null }, { city: 'Bonn' }))
  assert.ok(sameValue(field('email'), null, []))
  assert.ok(!sameValue(field('email'), ['a@b.cn', 'c@d.cn'], ['c@d.cn', 'a@b.cn']))
})

const durations = [
  ['5', 300],
  ['5:30', 330],
  ['1:05:30', 3930],
  ['', null],
  ['five', undefined],
  ['１:００', 60],
] as const
for (const [text, seconds] of durations) {
  test(`a duration typed as "${text}" is ${String(seconds)} seconds`, () => assert.equal(readDuration(text), seconds))
}

test('an address is written wide to narrow in Chinese, narrow to wide elsewhere', () => {
  assert.equal(
    addressLine({ region: '上海市', city: '上海市', district: '浦东新区', street: '世纪大道1号' }, '中国'),
    '上海市浦东新区世纪大道1号',
  )
  assert.equal(
    addressLine({ street: '1 Main St', city: 'Springfield', postcode: '62701', region: 'IL' }, 'United States'),
    '1 Main St, 62701 Springfield, IL, United States',
  )
  const tokyo = { country: 'JP', region: '東京都', city: '港区', street: '芝公園4-2-8', postcode: '105-0011' }
  assert.equal(addressLine(tokyo, '日本'), '日本東京都港区芝公園4-2-8 105-0011')
  assert.equal(addressLine(tokyo, 'Japan'), '東京都港区芝公園4-2-8 105-0011, Japan')
  const home = { country: 'CN', city: '深圳市', street: '科技路1号', postcode: '518000' }
  assert.equal(addressLine(home, 'China'), '深圳市科技路1号 518000')
})

test('countries are offered once each, and what is no country is not', () => {
  const codes = countryCodes()
  assert.ok(codes.length > 230 && codes.length < 260, String(codes.length))
  assert.ok(
    codes.includes('CN') &&
      codes.includes('GB') &&
      !codes.includes('EU') &&
      !codes.includes('UK') &&
      !codes.includes('DD'),
  )
})
