import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { patternBook } from '#capabilities/quality/engine/match/pattern-book.ts'

const columns = Array.from({ length: 34 }, () => ({ kind: { levels: Array.from({ length: 7 }, String) } }))

test('pairs share a pattern when they agree alike in every column, however many columns there are, and only then', () => {
  const sparse = fc.array(
    fc.record({ at: fc.nat({ max: columns.length - 1 }), level: fc.integer({ min: -1, max: 6 }) }),
    { maxLength: 4 },
  )
  const pair = fc.record({ sparse, bits: fc.integer({ min: -20, max: 20 }), common: fc.constantFrom(0, 8, 40) })
  fc.assert(
    fc.property(fc.array(pair, { minLength: 2, maxLength: 200 }), (pairs) => {
      const book = patternBook(columns)
      const numberByPair = new Map<string, number>()
      for (const { sparse: levelsAt, bits, common } of pairs) {
        const levels = new Int8Array(columns.length).fill(-1)
        for (const { at, level } of levelsAt) levels[at] = level
        const number = book.numberOf(levels, bits, [common, 0])
        const key = `${levels.join()} ${bits} ${common}`
        assert.equal(number, numberByPair.get(key) ?? numberByPair.size, key)
        numberByPair.set(key, number)
      }
      for (const [key, number] of numberByPair) {
        const { levels, bits, shared } = book.all()[number]!
        assert.equal(`${levels.join()} ${bits} ${shared[0]}`, key)
      }
    }),
  )
})
