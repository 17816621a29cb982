import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstLocale } from '#web/i18n/locale.ts'

const cases = [
  ['what was chosen here wins', 'zh', ['en-US'], 'zh'],
  ['then the first language of the browser that we speak', null, ['fr', 'zh-Hant-TW', 'en'], 'zh'],
  ['English when it comes first', null, ['en-GB', 'zh-CN'], 'en'],
  ['English when we speak none', null, ['fr', 'de'], 'en'],
  ['nonsense in the store is not a choice', 'xx', ['zh-CN'], 'zh'],
] as const
for (const [name, stored, preferred, expected] of cases) {
  test(`first language: ${name}`, () => assert.equal(firstLocale(stored, preferred), expected))
}
