import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newBusy } from '#server/worker.ts'

test('a long job keeps its lock while a short one under the same name ends', async () => {
  const busy = newBusy()
  const { promise, resolve } = Promise.withResolvers<void>()
  const long = busy.during('pool', () => promise)
  await busy.during('pool', async () => {})
  await assert.rejects(busy.during('pool', () => Promise.reject(new Error('no'))))
  assert.deepEqual(busy.names(), ['pool'])
  resolve()
  await long
  assert.deepEqual(busy.names(), [])
})
