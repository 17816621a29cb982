import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsOf, rangeOf } from '#capabilities/quality/web/duplicates/waterfall.ts'

const why = (field: string, weight: number) => ({ field, left: '', right: '', level: 'same', weight })

test('the bars begin with how rare duplicates are and end at the weight of the pair', () => {
  const bars = barsOf([why('title', -1), why('phone', 14), why('name', 6)], 7)
  assert.deepEqual(
    bars.map(({ why: one, from, to }) => [one?.field ?? null, from, to]),
    [
      [null, 0, -12],
      ['phone', -12, 2],
      ['name', 2, 8],
      ['title', 8, 7],
    ],
  )
  assert.deepEqual(rangeOf(bars), { min: -12, max: 8 })
})
