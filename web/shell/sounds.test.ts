import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sounds } from '#web/shell/sounds.ts'

const cases = [
  ['whole pinyin', 'lianxiren', true],
  ['initials', 'lxr', true],
  ['a mixture', 'lianxr', true],
  ['large letters', 'LXR', true],
  ['from the middle of the text', 'xiren', true],
  ['the beginning of a syllable', 'lianx', true],
  ['from the middle of a syllable', 'ianxi', false],
  ['a syllable left out', 'lr', false],
  ['more than the text has', 'lianxirenx', false],
  ['one letter says too little', 'l', false],
] as const

for (const [name, typed, expected] of cases)
  test(`联系人 by ${name}: ${typed}`, () => assert.equal(sounds(['lian', 'xi', 'ren'], typed), expected))

test('any text is found by any beginnings of syllables that follow one another', () => {
  const syllable = fc.stringMatching(/^[a-z]{1,6}$/)
  const cut = fc.tuple(syllable, fc.integer({ min: 1, max: 6 }))
  fc.assert(
    fc.property(fc.array(syllable), fc.array(cut, { minLength: 2 }), fc.array(syllable), (before, within, after) => {
      const syllables = [...before, ...within.map(([whole]) => whole), ...after]
      assert.ok(sounds(syllables, within.map(([whole, n]) => whole.slice(0, n)).join('')))
    }),
  )
})
