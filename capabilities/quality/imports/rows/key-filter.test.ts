import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newKeyFilter } from '#capabilities/quality/imports/rows/key-filter.ts'

test('a key that was seen is never taken for a new one, and a new one hardly ever for one that was seen', () => {
  const filter = newKeyFilter()
  const key = (i: number) => `p:+86138${String(10_000_000 + i)}`
  for (let i = 0; i < 200_000; i += 1) filter.add(key(i))
  let wrong = 0
  for (let i = 0; i < 200_000; i += 1) {
    assert.ok(filter.has(key(i)))
    if (filter.has(key(200_000 + i))) wrong += 1
  }
  assert.ok(wrong < 100, `${wrong} of 200,000 new keys`)
})
