import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOptions } from '#web/settings/model/read-options.ts'

test('choices are typed one a line, in both languages in either order, or in one alone', () => {
  const labels = readOptions('Gold / 金卡\n银卡 ／ Silver\n\n  Plain  \n24/7').map(({ label }) => label)
  assert.deepEqual(labels, [
    { en: 'Gold', zh: '金卡' },
    { en: 'Silver', zh: '银卡' },
    { en: 'Plain', zh: 'Plain' },
    { en: '24/7', zh: '24/7' },
  ])
})
