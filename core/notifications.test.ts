import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Ctx } from '#core/context.ts'
import { notificationWanted, wantNotification, type NotificationWanted } from '#core/notifications.ts'
import { eventsAfter } from '#core/history/outbox.ts'
import { testWorld } from '#test/world.ts'

describe('notifications that are wanted', () => {
  const world = testWorld()
  const told = async (ctx: Ctx) =>
    (await eventsAfter(ctx.db, ctx.workspace.schema, '0-0'))
      .filter(({ event }) => event === notificationWanted)
      .map(({ payload }) => payload as NotificationWanted)

  test('go to the outbox with a short text, and never to who caused them', async () => {
    const ctx = world.ctx
    const recordId = '0197a000-0000-7000-8000-000000000001'
    const other = '0197a000-0000-7000-8000-000000000002'
    const wanted = { kind: 'mention', object: 'contact', recordId, byUserId: ctx.actor.id, text: '' } as const
    await wantNotification(ctx, { ...wanted, userId: ctx.actor.id, text: 'to myself' })
    await wantNotification(ctx, { ...wanted, userId: other, text: `Look\n at ${'这'.repeat(300)}` })

    const [one, ...rest] = await told(ctx)
    assert.equal(rest.length, 0)
    assert.equal(one?.userId, other)
    assert.equal([...(one?.text ?? '')].length, 200)
    assert.match(one?.text ?? '', /^Look at 这+…$/)
  })
})
