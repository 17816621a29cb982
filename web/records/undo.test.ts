import assert from 'node:assert/strict'
import { test } from 'node:test'
import { howMany, remember, undo, undoLast } from '#web/records/undo.ts'

test('acts are taken back from the last to the first, each once, also while they are on their way', async () => {
  const back: string[] = []
  const act = (name: string, done: Promise<boolean> = Promise.resolve(true)) =>
    remember({
      done,
      undo: async () => {
        back.push(name)
        return true
      },
    })
  act('first')
  const second = act('second')
  let arrive: (worked: boolean) => void = () => {}
  act('third', new Promise((resolve) => (arrive = resolve)))
  const quietly = () => undefined
  const pressed = undoLast(quietly)
  assert.deepEqual(back, [], 'it waits for the server')
  arrive(true)
  await pressed
  await undo(second)
  await undoLast(quietly)
  await undoLast(quietly)
  assert.deepEqual(back, ['third', 'second', 'first'])
  assert.equal(howMany(), 0)
})

test('what the server refused is no act', async () => {
  remember({ done: Promise.resolve(false), undo: () => Promise.reject(new Error('never called')) })
  await new Promise((resolve) => setTimeout(resolve))
  assert.equal(howMany(), 0)
})
