import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sendMailLater } from '#capabilities/planning/jobs.ts'
import type { Role } from '#core/context.ts'
import { wantNotification } from '#core/notifications.ts'
import { jobFailed } from '#core/jobs.ts'
import { emit } from '#core/history/outbox.ts'
import { testWorld } from '#test/world.ts'

suite('notifications', () => {
  const world = testWorld()
  const idOf = (role: Role) => world.ctxAs(role).actor.id
  const inbox = async (role: Role, state = 'open') =>
    (await world.as(role).get(`/notifications?state=${state}`)).body.items
  const unread = async (role: Role) => (await world.as(role).get('/notifications/count')).body.unread
  const contact = async (values: object = {}) =>
    (await world.as('owner').post('/records/contact', { name: 'Ada Lovelace', ...values })).body
  const clear = (role: Role) => world.as(role).patch('/notifications', { done: true })

  test('who is made owner hears of it at once, and nobody of what he took himself', async () => {
    const ada = await contact({ owner: idOf('member') })
    const [one, ...rest] = await inbox('member')
    assert.equal(rest.length, 0)
    assert.deepEqual([one.kind, one.recordId, one.title, one.by.name], ['record', ada.id, 'Ada Lovelace', 'Olga Owner'])
    await world.as('owner').patch(`/records/contact/${ada.id}`, { owner: idOf('owner') })
    assert.deepEqual(await inbox('owner'), [])
    await world.as('owner').patch(`/records/contact/${ada.id}`, { title: 'Countess', owner: idOf('owner') })
    await world.as('owner').patch(`/records/contact/${ada.id}`, { owner: idOf('member') })
    await world.as('owner').patch(`/records/contact/${ada.id}`, { owner: idOf('member') })
    assert.equal((await inbox('member')).length, 2, 'a second time only when it changed hands again')
    await world.as('owner').post('/records/task', { subject: 'Call Li', owner: idOf('member') })
    assert.deepEqual((await inbox('member'))[0].kind, 'task')
    await clear('member')
  })

  test('many handed over at once are one notification that counts', async () => {
    const operations = Array.from({ length: 8 }, (_, i) => ({
      op: 'create',
      values: { name: `Person ${i}`, country: 'FR', owner: idOf('member') },
    }))
    await world.as('owner').post('/records/contact/batch', { operations })
    const [one] = await inbox('member')
    assert.deepEqual([one.count, one.recordId], [8, null])
    const which = { filter: { country: 'FR' } }
    await world
      .as('owner')
      .post('/bulk-changes', { object: 'contact', which, change: { values: { owner: idOf('manager') } } })
    await world.drain()
    const told = await inbox('manager')
    assert.deepEqual([told.length, told[0].count], [1, 8])
    await clear('member')
    await clear('manager')
  })

  test('a mention is told once, however often the job that hears of it is tried', async () => {
    const ada = await contact()
    await wantNotification(world.ctx, {
      userId: idOf('member'),
      kind: 'mention',
      object: 'contact',
      recordId: ada.id,
      byUserId: idOf('owner'),
      text: 'Can you look at this?',
    })
    await world.drain()
    await world.house.pool.as(null).count({
      text: `update control.job set status = 'queued' where name = 'listen:notification.wanted'`,
    })
    await world.drain()
    const told = await inbox('member')
    assert.deepEqual(
      told.map(({ kind, text }: { kind: string; text: string }) => [kind, text]),
      [['mention', 'Can you look at this?']],
    )
    await clear('member')
  })

  test('reading, dealing with and taking that back are one’s own affair', async () => {
    await contact({ owner: idOf('member') })
    await contact({ owner: idOf('member') })
    assert.equal(await unread('member'), 2)
    const [one] = await inbox('member')
    assert.equal((await world.as('manager').patch('/notifications', { ids: [one.id], done: true })).body.changed, 0)
    await world.as('member').patch('/notifications', { ids: [one.id], read: true })
    assert.equal(await unread('member'), 1)
    await world.as('member').patch('/notifications', { ids: [one.id], read: false })
    assert.equal(await unread('member'), 2)
    await world.as('member').patch('/notifications', { ids: [one.id], done: true })
    assert.equal((await inbox('member')).length, 1)
    assert.equal((await inbox('member', 'done'))[0].id, one.id)
    await world.as('member').patch('/notifications', { ids: [one.id], done: false })
    assert.equal((await inbox('member')).length, 2)
    await world.as('member').patch('/notifications', { read: true })
    assert.equal(await unread('member'), 0)
    assert.equal((await world.as('member').patch('/notifications', {})).body.code, 'planning.nothingNamed')
    await clear('member')
  })

  test('pages go on where they ended', async () => {
    for (let i = 0; i < 3; i += 1) await contact({ owner: idOf('member') })
    const first = (await world.as('member').get('/notifications?limit=2')).body
    const second = (await world.as('member').get(`/notifications?limit=2&after=${first.next}`)).body
    assert.deepEqual([first.items.length, second.items.length, second.next], [2, 1, null])
    await clear('member')
  })

  test('a kind that is switched off is not told', async () => {
    const off = { kinds: { record: { app: false, mail: 'off' } } }
    const { body } = await world.as('member').patch('/notification-settings', off)
    assert.deepEqual(body.kinds.record, { app: false, mail: 'off' })
    assert.equal(body.kinds.task.app, true, 'the others stay as they were')
    await contact({ owner: idOf('member') })
    assert.deepEqual(await inbox('member'), [])
    await world.as('member').patch('/notification-settings', { kinds: { record: { app: true } } })
  })

  test('a time zone that there is not is refused by name', async () => {
    const { status, body } = await world.as('member').patch('/notification-settings', { timeZone: 'Asia/Nowhere' })
    assert.deepEqual([status, body.code, body.params.zone], [422, 'core.zoneUnknown', 'Asia/Nowhere'])
  })

  test('who asked for a job hears that it failed, and of others who looks after the system', async () => {
    await emit(world.ctx, jobFailed, { id: 'a', name: 'bulk.change', actor: idOf('manager'), error: 'No space left' })
    await emit(world.ctx, jobFailed, { id: 'b', name: 'quality.import', actor: null, error: 'No file' })
    await world.drain()
    const [mine] = await inbox('manager')
    assert.deepEqual([mine.kind, mine.text, mine.path], ['job', 'No space left', '/settings/jobs'])
    assert.deepEqual((await inbox('owner'))[0].kind, 'import')
    assert.deepEqual((await inbox('admin'))[0].details.job, 'quality.import')
    await clear('manager')
  })

  test('who looks after the system hears once a day that figures of data health left their usual range', async () => {
    await emit(world.ctx, 'quality.alarm', { object: 'contact', count: 2, alarms: [] })
    await emit(world.ctx, 'quality.alarm', { object: 'contact', count: 1, alarms: [] })
    await world.drain()
    const [told, ...others] = (await inbox('admin')).filter(({ kind }: { kind: string }) => kind === 'health')
    assert.deepEqual([told.path, told.count, others.length], ['/health?object=contact', 3, 0])
    assert.deepEqual(await inbox('manager'), [])
    await clear('admin')
    await clear('owner')
  })

  test('of a record that is gone neither name nor text is told', async () => {
    const ada = await contact({ owner: idOf('member') })
    await world.as('owner').delete(`/records/contact/${ada.id}`)
    const [one] = await inbox('member')
    assert.deepEqual([one.title, one.text], [null, ''])
    await clear('member')
  })

  test('open deals that no open task is about are said to have no next step', async () => {
    const member = world.as('member')
    const company = (await member.post('/records/company', { name: 'Acme' })).body.id
    const deal = (await member.post('/records/deal', { name: 'Renewal', company })).body
    const without = async () => (await member.get('/deals-without-next-step')).body
    assert.deepEqual(await without(), { count: 1, items: [{ id: deal.id, name: 'Renewal' }] })
    const target = { object: 'deal', id: deal.id }
    const task = (await member.post('/records/task', { subject: 'Call', target })).body
    assert.equal((await without()).count, 0)
    await member.patch(`/records/task/${task.id}`, { status: 'done' })
    assert.equal((await without()).count, 1)
  })

  test('no mail is queued where the server cannot send any', async () => {
    assert.equal((await world.as('member').get('/notification-settings')).body.mail.ready, false)
    await sendMailLater(world.ctx, { userId: idOf('member'), which: 'daily' })
    await world.drain()
  })
})
