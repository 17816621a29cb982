import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mergeLists, mergeTexts } from './merge-texts.ts'

test('changes in different places come together, also in Chinese', () => {
  assert.equal(mergeTexts('Call on Monday', 'Call Ada on Monday', 'Call on Tuesday'), 'Call Ada on Tuesday')
  assert.equal(mergeTexts('周一联系客户', '周一上午联系客户', '周一联系新客户'), '周一上午联系新客户')
  assert.equal(mergeTexts('One.\nTwo.\nThree.', 'Zero.\nOne.\nTwo.\nThree.', 'One.\nTwo.'), 'Zero.\nOne.\nTwo.')
})

test('where both changed the same words both stand there', () => {
  assert.equal(mergeTexts('', 'Mine', 'Theirs'), 'Theirs\nMine')
  const both = mergeTexts('She likes tea.', 'She likes green tea.', 'She likes black tea.')
  assert.match(both, /black/)
  assert.match(both, /green/)
})

const words = fc
  .array(fc.constantFrom('a', 'b', 'c', ' ', '\n', '好', '的', '. '), { maxLength: 12 })
  .map((all) => all.join(''))

test('laws: what one side left alone is the other; every word that somebody added is in the result', () => {
  fc.assert(
    fc.property(words, words, (before, mine) => {
      assert.equal(mergeTexts(before, mine, before), mine)
      assert.equal(mergeTexts(before, before, mine), mine)
      assert.equal(mergeTexts(before, mine, mine), mine)
    }),
  )
  fc.assert(
    fc.property(words, fc.nat(12), fc.nat(12), (before, i, j) => {
      const put = (text: string, word: string, at: number) => text.slice(0, at) + word + text.slice(at)
      const merged = mergeTexts(before, put(before, ' mine ', i), put(before, ' yours ', j))
      assert.match(merged, /mine/)
      assert.match(merged, /yours/)
    }),
  )
})

test('of two lists what either added is there and what either took away is not', () => {
  const keyOf = (one: string) => one
  assert.deepEqual(mergeLists(['a', 'b'], ['a', 'c'], ['b', 'a', 'd'], keyOf), ['a', 'd', 'c'])
  assert.deepEqual(mergeLists([], ['x'], ['y'], keyOf), ['y', 'x'])
})
