import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareOf } from '#capabilities/quality/web/health/cross.ts'

test('empty is measured of all records, wrong of those that are filled, and of nothing nothing', () => {
  const cell = { records: 10, filled: 4, invalid: 1, odd: 2 }
  assert.deepEqual(
    (['completeness', 'validity', 'consistency'] as const).map((one) => shareOf(cell, one)),
    [0.4, 0.75, 0.5],
  )
  const none = { records: 10, filled: 0, invalid: 0, odd: 0 }
  assert.deepEqual([shareOf(none, 'completeness'), shareOf(none, 'validity')], [0, null])
})
