import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plotPoints } from '#web/ui/sparkline-path.ts'

test('the highest value is at the top, the lowest at the bottom', () => {
  assert.deepEqual(plotPoints([0, 10], 100, 24), [
    [2, 22],
    [98, 2],
  ])
})

test('a flat series lies in the middle, a single value too', () => {
  assert.deepEqual(
    plotPoints([5, 5], 100, 24).map(([, y]) => y),
    [12, 12],
  )
  assert.deepEqual(plotPoints([5], 100, 24), [[2, 12]])
})

test('nothing leaves the picture', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 50 }), (values) => {
      for (const [x, y] of plotPoints(values, 96, 24))
        assert.ok(x >= 2 && x <= 94.001 && y >= 2 && y <= 22, `${x},${y}`)
    }),
  )
})
