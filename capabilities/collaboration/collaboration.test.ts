import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '#core/context.ts'
import { eventsAfter, lastEventId } from '#core/history/outbox.ts'
import { notificationWanted, type NotificationWanted } from '#core/notifications.ts'
import { testWorld } from '#test/world.ts'

describe('people talk about a record', () => {
  const world = testWorld()
  const idOf = (role: Role) => world.ctxAs(role).actor.id
  const contact = async (values: object) => (await world.as('owner').post('/records/contact', values)).body.id as string
  const say = async (role: Role, id: string, body: string) =>
    (await world.as(role).post(`/comments/contact/${id}`, { body })).body
  const heard = async (steps: () => Promise<unknown>) => {
    const { db, workspace } = world.ctx
    const from = await lastEventId(db, workspace.schema)
    await steps()
    // Events are read up to the oldest transaction still open, which may be of another database of the same server.
    const [done] = await db.arrays({ text: 'select pg_current_xact_id()::text::bigint' })
    const isPast = async () =>
      (
        await db.arrays({
          text: 'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1::bigint',
          values: [String(done?.[0])],
        })
      )[0]?.[0] === true
    while (!(await isPast())) await sleep(20)
    return (await eventsAfter(db, workspace.schema, from))
      .filter(({ event }) => event === notificationWanted)
      .map(({ payload }) => payload as NotificationWanted)
  }
  const roleOf = (id: string) => (['owner', 'manager', 'member'] as const).find((role) => idOf(role) === id)
  const names = (told: NotificationWanted[]) => told.map(({ userId, kind }) => `${kind} ${roleOf(userId)}`).toSorted()
  let ada: string
  before(async () => {
    ada = await contact({ name: 'Ada Lovelace', owner: idOf('owner') })
  })

  test('who is named is told, who follows is told of the rest, and nobody of his own words', async () => {
    const first = await heard(() => say('member', ada, `@[${idOf('manager')}] please call, not @[${idOf('member')}]`))
    assert.deepEqual(names(first), ['comment owner', 'mention manager'])
    assert.match(first[0]?.text ?? '', /^@manager person please call/)
    const second = await heard(() => say('owner', ada, 'Done.'))
    assert.deepEqual(names(second), ['comment manager', 'comment member'], 'both follow since they took part')
    const { body } = await world.as('owner').get(`/followers/contact/${ada}`)
    assert.deepEqual(
      body.items.map(({ id }: { id: string }) => id).toSorted(),
      [idOf('owner'), idOf('manager'), idOf('member')].toSorted(),
    )
    assert.equal(body.following, true, 'the owner of the record follows it')
  })

  test('who leaves is not told any more and does not come back by himself', async () => {
    await world.as('manager').delete(`/followers/contact/${ada}/${idOf('manager')}`)
    await world.as('owner').delete(`/followers/contact/${ada}/${idOf('owner')}`)
    assert.deepEqual(names(await heard(() => say('member', ada, 'Anyone?'))), [])
    await say('manager', ada, 'Me, but I do not follow.')
    const { body } = await world.as('manager').get(`/followers/contact/${ada}`)
    assert.equal(body.following, false)
    const added = await heard(() => world.as('member').put(`/followers/contact/${ada}/${idOf('manager')}`))
    assert.deepEqual(names(added), ['follow manager'])
    const refused = await world.as('member').delete(`/followers/contact/${ada}/${idOf('manager')}`)
    assert.equal(refused.body.code, 'collaboration.notYours')
    const nobody = await world.as('member').put(`/followers/contact/${ada}/${ada}`)
    assert.equal(nobody.body.code, 'collaboration.personNotFound')
  })

  test('a comment stands in the timeline with everything else, is found there, and shows who reacted', async () => {
    const id = await contact({ name: 'Grace Hopper' })
    await world
      .as('owner')
      .post('/records/note', { body: '<p>Met at the <b>fair</b></p>', target: { object: 'contact', id } })
    const comment = await say('member', id, `看看 @[${idOf('owner')}] 的报价`)
    await world.as('owner').put(`/comments/${comment.id}/reactions/look`)
    const again = await heard(() => world.as('owner').put(`/comments/${comment.id}/reactions/look`))
    assert.equal(again.length, 0, 'twice the same is once')
    const kinds = async (query: string) =>
      (await world.as('owner').get(`/records/contact/${id}/timeline${query}`)).body.items.map(
        (item: { kind: string }) => item.kind,
      )
    assert.deepEqual(await kinds(''), ['comment', 'note', 'created'])
    assert.deepEqual(await kinds('?kinds=comment,change'), ['comment', 'created'])
    assert.deepEqual(await kinds(`?q=${encodeURIComponent('报价')}`), ['comment'])
    assert.deepEqual(await kinds('?q=FAIR'), ['note'])
    assert.deepEqual(await kinds('?q=<b>'), [], 'tags are not text')
    assert.deepEqual(await kinds('?q=hopper'), ['created'])
    assert.deepEqual(await kinds('?q=%25'), [], 'a percent sign is one')
    assert.equal((await world.as('owner').get(`/records/contact/${id}/timeline?kinds=gossip`)).status, 400)
    const { body } = await world.as('owner').get(`/records/contact/${id}/timeline?kinds=comment`)
    const { record, actor } = body.items[0]
    assert.equal(actor.id, idOf('member'))
    assert.deepEqual(record.people, [{ id: idOf('owner'), name: 'Olga Owner' }])
    assert.deepEqual(record.reactions, [{ kind: 'look', people: [{ id: idOf('owner'), name: 'Olga Owner' }] }])
    await world.as('owner').delete(`/comments/${comment.id}/reactions/look`)
    assert.deepEqual((await world.as('owner').get(`/comments/contact/${id}`)).body.items[0].reactions, [])
    assert.equal((await world.as('owner').put(`/comments/${comment.id}/reactions/frown`)).status, 400)
  })

  test('only who wrote it edits it, he and administrators delete it, and it can be brought back', async () => {
    const id = await contact({ name: 'Edith Clarke' })
    const comment = await say('member', id, 'First')
    assert.equal((await world.as('owner').patch(`/comments/${comment.id}`, { body: 'No' })).status, 403)
    const told = await heard(async () => {
      const edited = await world
        .as('member')
        .patch(`/comments/${comment.id}`, { body: `Second @[${idOf('manager')}]`, rev: 1 })
      assert.deepEqual([edited.body.rev, edited.body.editedAt !== null], [2, true])
    })
    assert.deepEqual(names(told), ['mention manager'])
    assert.equal((await world.as('member').patch(`/comments/${comment.id}`, { body: 'Stale', rev: 1 })).status, 412)
    assert.equal(
      (await world.as('member').patch(`/comments/${comment.id}`, { body: '   ' })).body.code,
      'collaboration.commentEmpty',
    )
    assert.equal((await world.as('manager').delete(`/comments/${comment.id}`)).status, 403)
    assert.equal((await world.as('admin').delete(`/comments/${comment.id}`)).status, 204)
    assert.equal((await world.as('owner').get(`/comments/contact/${id}`)).body.items.length, 0)
    assert.equal((await world.as('member').put(`/comments/${comment.id}/reactions/like`)).status, 404)
    assert.equal((await world.as('member').post(`/comments/${comment.id}/restoration`)).status, 200)
    assert.equal((await world.as('owner').get(`/comments/contact/${id}`)).body.items.length, 1)
  })

  test('a deleted record hides what was said about it; a merge takes it along and un-merging gives it back', async () => {
    const [left, right] = [await contact({ name: 'Left Twin' }), await contact({ name: 'Right Twin' })]
    const comment = await say('member', right, 'About the right one')
    await say('owner', left, 'About the left one')
    const bodies = async (id: string) =>
      (await world.as('owner').get(`/comments/contact/${id}`)).body.items?.map((one: { body: string }) => one.body)
    const { body: merge } = await world.as('owner').post('/merges', { object: 'contact', into: left, from: [right] })
    assert.deepEqual(await bodies(left), ['About the left one', 'About the right one'])
    assert.equal(await bodies(right), undefined, 'the merged one is gone')
    const followers = (await world.as('owner').get(`/followers/contact/${left}`)).body.items
    assert.deepEqual(
      followers.map((one: { id: string }) => one.id).toSorted(),
      [idOf('owner'), idOf('member')].toSorted(),
    )
    await say('member', left, 'About both')
    assert.equal((await world.as('owner').delete(`/merges/${merge.id}`)).status, 200)
    assert.deepEqual(await bodies(left), ['About both', 'About the left one'])
    assert.deepEqual(await bodies(right), ['About the right one'])

    await world.as('owner').delete(`/records/contact/${right}`)
    assert.equal((await world.as('owner').get(`/comments/contact/${right}`)).status, 404)
    assert.equal((await world.as('member').patch(`/comments/${comment.id}`, { body: 'x' })).status, 404)
    await world.as('owner').post(`/records/contact/${right}/restoration`)
    assert.deepEqual(await bodies(right), ['About the right one'])
  })

  test('who has a record open is seen by the others, with the field he edits, until he leaves', async () => {
    const tab = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`
    const stand = (role: Role, n: number, field: string | null) =>
      world.as(role).put(`/presence/contact/${ada}/${tab(n)}`, { field })
    assert.deepEqual((await stand('owner', 1, null)).body.items, [])
    const { body } = await stand('member', 2, 'title')
    assert.deepEqual(body.items, [{ id: idOf('owner'), name: 'Olga Owner', field: null }])
    const seen = (await stand('owner', 1, null)).body.items
    assert.deepEqual(seen, [{ id: idOf('member'), name: 'member person', field: 'title' }])
    await stand('member', 3, null)
    assert.equal((await stand('owner', 1, null)).body.items.length, 1, 'two windows are one person')
    await world.as('owner').delete(`/presence/contact/${ada}/${tab(2)}`)
    assert.equal((await stand('owner', 1, null)).body.items.length, 1, 'nobody closes the window of another')
    for (const n of [2, 3]) await world.as('member').delete(`/presence/contact/${ada}/${tab(n)}`)
    assert.deepEqual((await stand('owner', 1, null)).body.items, [])

    await stand('member', 2, null)
    assert.deepEqual((await stand('owner', 1, null)).body.items, [], 'what was said before leaving may arrive after it')
    await world.as('member').delete(`/presence/contact/${ada}/${tab(4)}`)
    await stand('member', 4, null)
    assert.deepEqual((await stand('owner', 1, null)).body.items, [], 'also when it is the first that arrives')
    assert.equal((await world.as('owner').put(`/presence/contact/${ada}/x`, { field: null })).status, 400)
  })
})
