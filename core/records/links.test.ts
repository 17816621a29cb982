import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { mergeRecords } from '#core/records/merge/merge.ts'
import { unmerge } from '#core/records/merge/unmerge.ts'
import { testWorld } from '#test/world.ts'

suite('lists of links and the history', () => {
  const world = testWorld({ capabilities: [] })
  const people = async (...names: string[]) => {
    const made = names.map((name) => world.as('owner').post('/records/contact', { name }))
    return (await Promise.all(made)).map(({ body }) => body.id as string)
  }
  const campaign = async (members: string[] | null) =>
    (await world.as('owner').post('/records/campaign', { name: 'Fair', members })).body
  const historyOf = async (id: string) => (await world.as('owner').get(`/records/campaign/${id}/history`)).body.items

  test('a list that changes beside fields that do not makes a revision and an entry of its own', async () => {
    const me = world.as('owner')
    const [a, b, c] = await people('Ann A', 'Ben B', 'Cy C')
    const { id } = await campaign([a!, b!])
    await me.patch(`/records/campaign/${id}`, { members: [a!] })
    const changed = await me.patch(`/records/campaign/${id}`, { name: 'Fair', members: [c!] })
    assert.equal(changed.body.rev, 3)
    const [latest, before] = await historyOf(id)
    assert.deepEqual([latest.before, latest.after], [{ members: [a] }, { members: [c] }])
    assert.deepEqual([before.before, before.after], [{ members: [a, b] }, { members: [a] }])
  })

  test('a list with what is in it already makes neither', async () => {
    const [a] = await people('Ann A')
    const { id } = await campaign([a!])
    const same = await world.as('owner').patch(`/records/campaign/${id}`, { members: [a!] })
    assert.equal(same.body.rev, 1)
    assert.equal((await historyOf(id)).length, 1)
  })

  test('taking merges back that changed nothing but a list leaves standing whom somebody took out of it', async () => {
    const me = world.as('owner')
    const [a, b, c] = await people('Ann A', 'Ben B', 'Cy C')
    const [kept, empty, other] = [await campaign([a!, b!, c!]), await campaign(null), await campaign([a!, b!])]
    const ctx = world.ctxAs('owner')
    const merge = { object: 'campaign', into: kept.id }
    const first = await mergeRecords(ctx, { ...merge, from: [empty.id], take: { members: empty.id } })
    const second = await mergeRecords(ctx, { ...merge, from: [other.id] })
    await me.patch(`/records/campaign/${kept.id}`, { members: [a!] })
    await unmerge(ctx, second.id)
    await unmerge(ctx, first.id)
    const now = (await me.get(`/records/campaign/${kept.id}`)).body
    assert.deepEqual(new Set(now.members), new Set([a, c]))
  })

  // Of a list that a merge changes, what stands in it may have come there by more than one merge.
  test('somebody merged twice over and then taken out stays out, whatever merges are taken back', async () => {
    const me = world.as('owner')
    const ctx = world.ctxAs('owner')
    const [a, b, c, d] = await people('Ann A', 'Ben B', 'Cy C', 'Di D')
    const [kept, other] = [await campaign([a!]), await campaign([d!])]
    const first = await mergeRecords(ctx, { object: 'contact', into: b!, from: [a!] })
    const second = await mergeRecords(ctx, { object: 'contact', into: c!, from: [b!] })
    const third = await mergeRecords(ctx, { object: 'campaign', into: kept.id, from: [other.id] })
    await me.patch(`/records/campaign/${kept.id}`, { members: [d!] })
    for (const { id } of [second, first, third]) await unmerge(ctx, id)
    assert.equal((await me.get(`/records/campaign/${kept.id}`)).body.members, null)
  })

  test('somebody merged twice over stands in a merged list again as soon as both merges are taken back', async () => {
    const me = world.as('owner')
    const ctx = world.ctxAs('owner')
    const [a, b, c, d] = await people('Ann A', 'Ben B', 'Cy C', 'Di D')
    const [kept, other] = [await campaign([a!]), await campaign([d!])]
    const first = await mergeRecords(ctx, { object: 'contact', into: b!, from: [a!] })
    const second = await mergeRecords(ctx, { object: 'contact', into: c!, from: [b!] })
    await mergeRecords(ctx, { object: 'campaign', into: kept.id, from: [other.id] })
    for (const { id } of [second, first]) await unmerge(ctx, id)
    assert.deepEqual(new Set((await me.get(`/records/campaign/${kept.id}`)).body.members), new Set([a, d]))
  })
})
