import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type * as FirstScreen from '#web/ui/first-screen.ts'

// The little of a browser that is needed: one that never rests by itself, as Safari, and whose keys can be pressed.
const pressed = new Map<string, () => void>()
const settle = () => new Promise((resolve) => setImmediate(resolve))
const pass = async ({ mock }: TestContext, ms: number) => {
  for (let gone = 0; gone < ms; gone += 100) {
    mock.timers.tick(100)
    await settle()
  }
}

function pretend(t: TestContext, now: () => number): void {
  const add = (kind: string, listener: () => void) => pressed.set(kind, listener)
  Object.assign(globalThis, { window: {}, document: {}, addEventListener: add })
  t.mock.timers.enable({ apis: ['setTimeout'] })
  t.mock.method(performance, 'now', now)
  t.after(() => {
    for (const name of ['window', 'document', 'addEventListener']) Reflect.deleteProperty(globalThis, name)
  })
}

test('parts of the program come one at a time once the first screen stands, and wait while keys are pressed', async (t) => {
  let now = 0
  pretend(t, () => now)
  // Not one that another test has loaded: its first screen may stand already.
  const { firstScreenStands, inAPause } = (await import(`#web/ui/first-screen.ts?${t.name}`)) as typeof FirstScreen
  const came: string[] = []
  for (const name of ['menus', 'plans']) inAPause(() => came.push(name))
  const off = inAPause(() => came.push('called off'))
  off()
  await pass(t, 5000)
  assert.equal(came.join(), '')

  firstScreenStands()
  await settle()
  for (let key = 0; key < 20; key += 1) {
    now += 100
    pressed.get('keydown')?.()
    await pass(t, 100)
  }
  assert.equal(came.join(), '')
  now += 1000
  await pass(t, 300)
  assert.equal(came.join(), 'menus')
  await pass(t, 1000)
  assert.equal(came.join(), 'menus,plans')

  // Who never pauses gets them in the end.
  inAPause(() => came.push('late'))
  for (let key = 0; key < 700; key += 1) {
    now += 100
    pressed.get('keydown')?.()
    await pass(t, 100)
  }
  assert.equal(came.join(), 'menus,plans,late')
})
