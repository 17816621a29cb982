import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askFirst, currentQuestion, ifMany, mostTakenBackUnasked } from '#web/records/asked-first.ts'
import { howMany, remember, undo, undoLast } from '#web/records/undo.ts'

const quietly = () => undefined
const soon = () => new Promise((resolve) => setTimeout(resolve))

function anAct(n: number) {
  const back: number[] = []
  const act = remember({
    done: Promise.resolve(true),
    undo: async () => back.push(n) > 0,
    asks: async () => ifMany(n, 'undo.deleted'),
  })
  return { act, back }
}

test('the key takes back what touched few at once', async () => {
  const { back } = anAct(mostTakenBackUnasked)
  await undoLast(quietly)
  assert.deepEqual(back, [mostTakenBackUnasked])
})

test('what touched many is taken back after a yes, and is still there to take back after a no', async () => {
  const { back } = anAct(3000)
  const refused = undoLast(quietly)
  await soon()
  assert.deepEqual(currentQuestion()?.params, { n: 3000 })
  currentQuestion()?.answer(false)
  await refused
  assert.deepEqual([back, howMany()], [[], 1])
  const wanted = undoLast(quietly)
  await soon()
  currentQuestion()?.answer(true)
  await wanted
  assert.deepEqual([back, howMany(), currentQuestion()], [[3000], 0, null])
})

test('a key pressed while it is asked takes back neither that act nor the one before', async () => {
  const before = anAct(1)
  const many = anAct(3000)
  const asked = undoLast(quietly)
  await undoLast(quietly)
  await soon()
  await undoLast(quietly)
  assert.deepEqual([before.back, many.back], [[], []])
  currentQuestion()?.answer(false)
  await asked
  for (const { act } of [before, many]) await undo(act)
})

test('its own undo asks nothing, and a yes after it does nothing more', async () => {
  const { act, back } = anAct(3000)
  const asked = undoLast(quietly)
  await soon()
  await undo(act)
  currentQuestion()?.answer(true)
  await asked
  assert.deepEqual(back, [3000])
})

test('what is asked about and cannot be found out is not taken back', async () => {
  let isBack = false
  const asks = () => Promise.reject(new Error('the server is away'))
  const act = remember({ done: Promise.resolve(true), undo: async () => (isBack = true), asks })
  Object.assign(globalThis, { document: { activeElement: null, body: null }, HTMLElement: class {} }) // for the notice
  await undoLast(quietly)
  assert.equal(isBack, false)
  await undo(act)
})

test('one question stands at a time', async () => {
  const first = askFirst({ text: 'undo.deleted' })
  assert.equal(await askFirst({ text: 'undo.owners' }), false)
  currentQuestion()?.answer(true)
  assert.equal(await first, true)
})
