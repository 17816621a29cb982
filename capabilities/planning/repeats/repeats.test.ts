import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { nextTime } from '#capabilities/planning/engine/next-time.ts'
import { readRecurrence } from '#sdk/recurrence.ts'
import { testWorld } from '#test/world.ts'

const zone = 'Europe/Berlin'

suite('tasks that repeat', () => {
  const world = testWorld()
  const owner = () => world.as('owner')
  const due = '2099-03-26T08:00:00+00:00' // a Thursday, three days before the clocks go forward
  const make = async (values: object = {}) =>
    (await owner().post('/records/task', { subject: 'Weekly call', repeat: 'FREQ=WEEKLY', dueAt: due, ...values })).body
  const done = (id: string) => owner().patch(`/records/task/${id}`, { status: 'done' })
  const nextOf = async (id: string) => {
    const { nextId } = (await owner().get(`/tasks/${id}/repetition`)).body
    return nextId ? (await owner().get(`/records/task/${nextId}`)).body : null
  }
  before(() => owner().patch('/notification-settings', { timeZone: zone }))

  test('completing one makes the next, with all it says, at the same time of day though the clocks change', async () => {
    const checklist = [{ text: 'Read the notes', done: true }, 'Ask for the order']
    const remindAt = '2099-03-26T07:30:00+00:00'
    const task = await make({ checklist, priority: 'high', remindAt, remindBefore: '15' })
    await done(task.id)
    const next = await nextOf(task.id)
    assert.equal(next.dueAt, '2099-04-02T07:00:00+00:00', '9:00 in Berlin, a week later')
    assert.equal(next.remindAt, '2099-04-02T06:30:00+00:00')
    assert.deepEqual([next.status, next.priority, next.repeat, next.doneAt], ['open', 'high', 'FREQ=WEEKLY', null])
    assert.deepEqual(
      next.checklist.map(({ text, done: is }: { text: string; done: boolean }) => [text, is]),
      [
        ['Read the notes', false],
        ['Ask for the order', false],
      ],
    )
    const { body } = await owner().get(`/records/task/${next.id}/history`)
    assert.equal(body.items.at(-1).kind ?? body.items.at(-1).action, 'created')
  })

  test('opening it again takes the next one back, unless that was touched', async () => {
    const task = await make()
    await done(task.id)
    const next = await nextOf(task.id)
    await owner().patch(`/records/task/${task.id}`, { status: 'open' })
    assert.equal((await owner().get(`/records/task/${next.id}`)).status, 404)
    await done(task.id)
    const again = await nextOf(task.id)
    await owner().patch(`/records/task/${again.id}`, { subject: 'Mine now' })
    await owner().patch(`/records/task/${task.id}`, { status: 'open' })
    assert.equal((await owner().get(`/records/task/${again.id}`)).status, 200)
  })

  test('completed twice, it makes one', async () => {
    const task = await make({ priority: 'urgent' })
    await Promise.all([done(task.id), done(task.id)])
    await owner().patch(`/records/task/${task.id}`, { subject: 'Weekly call, done' })
    const { body } = await owner().get('/records/task?filter[status]=open&filter[priority]=urgent')
    assert.deepEqual(
      body.items.map(({ id }: { id: string }) => id),
      [(await nextOf(task.id)).id],
    )
  })

  test('it ends after its number of times', async () => {
    const task = await make({ repeat: 'FREQ=DAILY;COUNT=2' })
    await done(task.id)
    const next = await nextOf(task.id)
    assert.equal(next.repeat, 'FREQ=DAILY;COUNT=1')
    await done(next.id)
    assert.equal(await nextOf(next.id), null)
  })

  test('what is changed alone is not handed on; what is changed for all is', async () => {
    const task = await make()
    assert.equal((await owner().put(`/tasks/${task.id}/exception`)).body.alone, true)
    await owner().patch(`/records/task/${task.id}`, {
      subject: 'Call from the train',
      dueAt: '2099-03-27T12:00:00.000Z',
    })
    await done(task.id)
    const next = await nextOf(task.id)
    assert.deepEqual([next.subject, next.dueAt], ['Weekly call', '2099-04-02T07:00:00+00:00'])
    await owner().patch(`/records/task/${next.id}`, { subject: 'Fortnightly call', repeat: 'FREQ=WEEKLY;INTERVAL=2' })
    await done(next.id)
    const after = await nextOf(next.id)
    assert.deepEqual([after.subject, after.dueAt], ['Fortnightly call', '2099-04-16T07:00:00+00:00'])
  })

  test('a rule that cannot be read is refused with an example', async () => {
    const { status, body } = await owner().post('/records/task', { subject: 'x', repeat: 'every now and then' })
    assert.deepEqual([status, body.code], [422, 'core.fieldInvalid'])
    assert.match(body.detail, /FREQ=WEEKLY/)
    const plain = (await owner().post('/records/task', { subject: 'Once' })).body
    assert.equal((await owner().put(`/tasks/${plain.id}/exception`)).body.code, 'planning.notRepeating')
  })

  test('steps of a checklist are kept as they are written, and wrong ones refused', async () => {
    const { body } = await owner().post('/records/task', {
      subject: 'x',
      checklist: ['One', { text: 'Two', done: true }],
    })
    assert.deepEqual(
      body.checklist.map(({ done: is }: { done: boolean }) => is),
      [false, true],
    )
    const same = await owner().patch(`/records/task/${body.id}`, { checklist: body.checklist.toReversed() })
    assert.deepEqual(
      same.body.checklist.map(({ text }: { text: string }) => text),
      ['Two', 'One'],
    )
    for (const wrong of [
      [{ text: '' }],
      'One',
      [{ text: 'x', when: 1 }],
      [
        { id: 'a', text: 'x' },
        { id: 'a', text: 'y' },
      ],
    ])
      assert.equal((await owner().post('/records/task', { subject: 'x', checklist: wrong })).status, 422)
  })
})

const cases: [rule: string, due: string, expected: string | undefined][] = [
  ['FREQ=DAILY', '2026-10-24T22:30:00Z', '2026-10-25T23:30:00.000Z'], // 0:30; the clocks go back in between
  ['FREQ=WEEKLY;BYDAY=MO,WE', '2026-03-04T08:00:00Z', '2026-03-09T08:00:00.000Z'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-02-28T08:00:00Z', '2026-03-31T07:00:00.000Z'],
  ['FREQ=MONTHLY;BYDAY=2TU', '2026-02-10T08:00:00Z', '2026-03-10T08:00:00.000Z'],
  ['FREQ=YEARLY', '2028-02-29T08:00:00Z', '2029-02-28T08:00:00.000Z'],
  ['FREQ=DAILY;UNTIL=20260304', '2026-03-04T08:00:00Z', undefined],
]

for (const [rule, from, expected] of cases) {
  test(`${rule} after ${from} comes ${expected ?? 'no more'}`, () => {
    const at = new Date(from)
    const next = nextTime(readRecurrence(rule)!, { due: at, zone, now: at })
    assert.equal(next?.at.toISOString(), expected)
  })
}

test('one that nobody saw to for months comes next in the future, not months of it at once', () => {
  const now = new Date('2026-06-10T10:00:00Z')
  const next = nextTime({ every: 'week', interval: 1, days: [0] }, { due: new Date('2026-03-02T08:00:00Z'), zone, now })
  assert.equal(next?.at.toISOString(), '2026-06-15T07:00:00.000Z')
})
