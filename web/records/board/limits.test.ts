import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLimits, withLimit } from '#web/records/board/limits.ts'

test('the limits of a board read back as they were written, and nonsense falls out', () => {
  const limits = readLimits('new:5,won:20,lost:many,:3,late:-1,half:2.5')
  assert.deepEqual(limits, { new: 5, won: 20 })
  assert.deepEqual(readLimits(withLimit(limits, 'new', 7)), { won: 20, new: 7 })
  assert.equal(withLimit(limits, 'new', null), 'won:20')
  assert.equal(withLimit(readLimits(undefined), 'new', null), '')
})
