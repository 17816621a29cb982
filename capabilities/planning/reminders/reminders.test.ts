import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fireReminders } from '#capabilities/planning/reminders/fire.ts'
import { testWorld } from '#test/world.ts'

suite('reminders', () => {
  const world = testWorld()
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const fire = (minutes = 0) => fireReminders(world.ctx, new Date(Date.now() + minutes * 60_000))
  const inbox = async () => (await world.as('member').get('/notifications')).body.items
  const make = async (object: string, values: object) =>
    (await world.as('member').post(`/records/${object}`, { subject: 'Call Li', ...values })).body
  const clear = () => world.as('member').patch('/notifications', { done: true })

  test('come so long before a task is due, once, and not before their time', async () => {
    const task = await make('task', { dueAt: inMinutes(40), remindBefore: '30' })
    assert.equal(await fire(5), 0)
    assert.equal(await fire(11), 1)
    assert.equal(await fire(12), 0)
    const [one] = await inbox()
    assert.deepEqual([one.kind, one.recordId, one.by], ['reminder', task.id, null])
    await clear()
  })

  test('follow a meeting that is moved', async () => {
    const meeting = await make('meeting', { startsAt: inMinutes(20), remindBefore: '15' })
    await world.as('member').patch(`/records/meeting/${meeting.id}`, { startsAt: inMinutes(120) })
    assert.equal(await fire(10), 0)
    assert.equal(await fire(106), 1)
  })

  test('that fell due while the server was away come when it is back, two servers at once or not', async () => {
    await make('task', { remindAt: inMinutes(-600) })
    const counts = await Promise.all([fire(), fire(), fire()])
    assert.equal(
      counts.reduce((sum, one) => sum + one, 0),
      1,
    )
  })

  test('of what is done, deleted or long past do not come', async () => {
    await make('task', { remindAt: inMinutes(-5), status: 'done' })
    const gone = await make('task', { remindAt: inMinutes(-5) })
    await world.as('member').delete(`/records/task/${gone.id}`)
    await make('task', { remindAt: inMinutes(-60 * 24 * 40) })
    assert.equal(await fire(), 0)
  })

  test('a reminder set anew comes again', async () => {
    const task = await make('task', { remindAt: inMinutes(-1) })
    assert.equal(await fire(), 1)
    await world.as('member').patch(`/records/task/${task.id}`, { remindAt: inMinutes(5) })
    assert.equal(await fire(), 0)
    assert.equal(await fire(6), 1)
  })
})
