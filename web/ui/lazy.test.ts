import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { noteReachable } from '#web/connection.ts'
import { patiently } from '#web/ui/lazy.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A part that cannot be fetched the first so many times; seconds pass until something comes of it. */
async function fetched(t: TestContext, failures: number, meanwhile: (tries: number) => void = () => undefined) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  t.after(() => noteReachable(true))
  let tries = 0
  let outcome: string | undefined
  const load = () => {
    tries += 1
    meanwhile(tries)
    return tries <= failures ? Promise.reject(new Error('not there')) : Promise.resolve('the part')
  }
  void patiently(load).then(
    (part) => (outcome = part),
    (error: unknown) => (outcome = (error as Error).message),
  )
  for (let second = 0; second < 60 && outcome === undefined; second += 1) {
    await settle()
    t.mock.timers.tick(1000)
  }
  return { outcome, tries }
}

test('a part that could not be fetched is asked for again', async (t) => {
  assert.deepEqual(await fetched(t, 2), { outcome: 'the part', tries: 3 })
})

test('while the server is away it is waited for, as long as that takes', async (t) => {
  const away = await fetched(t, 1, () => noteReachable(false))
  assert.deepEqual(away, { outcome: undefined, tries: 1 })
  noteReachable(true)
  await settle()
})

test('a part that is not there although the server is fails in the end', async (t) => {
  assert.deepEqual(await fetched(t, 100), { outcome: 'not there', tries: 5 })
})
