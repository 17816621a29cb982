import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { duplicateJobs } from '#capabilities/quality/duplicates/jobs.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld, type Client } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: duplicateRoutes,
  jobs: duplicateJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('merging records', () => {
  const world = testWorld({ capabilities: [quality] })
  const make = async (client: Client, object: string, values: object) =>
    (await client.post(`/records/${object}`, values)).body
  const read = async (object: string, id: string) => (await world.as('owner').get(`/records/${object}/${id}`)).body
  const without = ({ rev: _rev, updatedAt: _at, ...rest }: Record<string, unknown>) => rest

  test('the survivor keeps its own, fills what is empty, unites lists, and takes what was chosen', async () => {
    const owner = world.as('owner')
    const kept = await make(owner, 'contact', {
      name: '张伟',
      email: ['zhang.wei@gmail.com'],
      tags: ['press'],
      title: '经理',
    })
    const lost = await make(owner, 'contact', {
      name: 'Wei Zhang',
      email: ['zhangwei@gmail.com', 'wei@acme.cn'],
      phone: ['+8613800138000'],
      tags: ['vip'],
      title: 'Manager',
      wechat: 'zw',
    })
    const merge = await owner.post('/merges', {
      object: 'contact',
      into: kept.id,
      from: [lost.id],
      values: { title: 'Manager' },
    })
    assert.equal(merge.status, 201)
    const now = await read('contact', kept.id)
    assert.equal(now.name.full, '张伟')
    assert.equal(now.title, 'Manager')
    assert.equal(now.wechat, 'zw')
    assert.deepEqual(
      now.email,
      ['zhang.wei@gmail.com', 'wei@acme.cn'],
      'the same mailbox in another spelling is not a second one',
    )
    assert.deepEqual(now.phone, ['+8613800138000'])
    assert.deepEqual(now.tags, ['vip', 'press'])
    assert.equal((await read('contact', lost.id)).code, 'core.recordNotFound')

    const found = async (q: string) =>
      (await owner.get(`/search?q=${encodeURIComponent(q)}&object=contact`)).body.items.map(
        (one: { id: string }) => one.id,
      )
    assert.deepEqual(await found('wei@acme.cn'), [kept.id])
    await owner.delete(`/merges/${merge.body.id}`)
    assert.deepEqual(without(await read('contact', kept.id)), without(kept))
    assert.deepEqual(without(await read('contact', lost.id)), without(lost))
    assert.deepEqual(await found('wei@acme.cn'), [lost.id])
  })

  test('everything that points at the merged record moves, and comes back but for what was changed since', async () => {
    const owner = world.as('owner')
    const [kept, lost, third] = [
      await make(owner, 'company', { name: '华为' }),
      await make(owner, 'company', { name: '华为技术有限公司' }),
      await make(owner, 'company', { name: 'Acme' }),
    ]
    const contact = await make(owner, 'contact', { name: 'A', company: lost.id })
    const deal = await make(owner, 'deal', { name: 'D', company: lost.id })
    const trashed = await make(owner, 'deal', { name: 'Trashed', company: lost.id })
    await owner.delete(`/records/deal/${trashed.id}`)
    const task = await make(owner, 'task', { subject: 'T', target: { object: 'company', id: lost.id } })
    const daughter = await make(owner, 'company', { name: 'Daughter', parent: lost.id })
    await owner.patch(`/records/company/${kept.id}`, { parent: lost.id })
    const before = await Promise.all([read('company', kept.id), read('company', lost.id)])

    const { body: merge } = await owner.post('/merges', { object: 'company', into: kept.id, from: [lost.id] })
    assert.equal((await read('contact', contact.id)).company, kept.id)
    assert.equal((await read('deal', deal.id)).company, kept.id)
    assert.deepEqual((await read('task', task.id)).target, { object: 'company', id: kept.id })
    assert.equal((await read('company', daughter.id)).parent, kept.id)
    assert.equal((await read('company', kept.id)).parent, null, 'a company is not its own parent')
    assert.equal((await read('company', kept.id)).contactCount, 1)
    assert.equal((await owner.post(`/records/deal/${trashed.id}/restoration`)).body.company, kept.id)
    const moved = (await owner.get(`/records/deal/${deal.id}/history`)).body.items[0]
    assert.deepEqual(
      [moved.action, moved.cause, moved.before, moved.after],
      ['changed', merge.id, { company: lost.id }, { company: kept.id }],
    )

    await owner.patch(`/records/deal/${deal.id}`, { company: third.id })
    await owner.patch(`/records/company/${kept.id}`, { shortName: 'HW' })
    assert.equal((await owner.delete(`/merges/${merge.id}`)).status, 200)
    assert.equal((await read('contact', contact.id)).company, lost.id)
    assert.equal((await read('deal', trashed.id)).company, lost.id)
    assert.equal((await read('deal', deal.id)).company, third.id, 'moved elsewhere since: it stays')
    assert.deepEqual((await read('task', task.id)).target, { object: 'company', id: lost.id })
    assert.equal((await read('company', daughter.id)).parent, lost.id)
    const after = await Promise.all([read('company', kept.id), read('company', lost.id)])
    assert.deepEqual(
      { ...without(after[0]), openDealCount: 0 },
      { ...without(before[0]), shortName: 'HW', openDealCount: 0 },
    )
    assert.deepEqual({ ...without(after[1]), openDealCount: 0 }, { ...without(before[1]), openDealCount: 0 })
    const kinds = (await owner.get(`/records/company/${kept.id}/history`)).body.items.map(
      (one: { action: string }) => one.action,
    )
    assert.ok(kinds.includes('merged') && kinds.includes('unmerged'))
  })

  test('members of a campaign are replaced once, and put back in their places', async () => {
    const owner = world.as('owner')
    const [a, b, c] = [
      await make(owner, 'contact', { name: 'A' }),
      await make(owner, 'contact', { name: 'B' }),
      await make(owner, 'contact', { name: 'C' }),
    ]
    const campaign = await make(owner, 'campaign', { name: 'Fair', members: [a.id, b.id, c.id] })
    const { body: merge } = await owner.post('/merges', { object: 'contact', into: c.id, from: [a.id, b.id] })
    assert.deepEqual((await read('campaign', campaign.id)).members, [c.id])
    const [change] = (await owner.get(`/records/campaign/${campaign.id}/history`)).body.items
    assert.deepEqual([change.before, change.after], [{ members: [a.id, b.id, c.id] }, { members: [c.id] }])
    await owner.delete(`/merges/${merge.id}`)
    assert.deepEqual((await read('campaign', campaign.id)).members, [a.id, b.id, c.id])
  })

  test('a chain of merges is undone from its end, and the refusal names the merge to undo first', async () => {
    const owner = world.as('owner')
    const [a, b, c] = [
      await make(owner, 'contact', { name: 'A' }),
      await make(owner, 'contact', { name: 'B' }),
      await make(owner, 'contact', { name: 'C' }),
    ]
    const { body: first } = await owner.post('/merges', { object: 'contact', into: b.id, from: [a.id] })
    const { body: second } = await owner.post('/merges', { object: 'contact', into: c.id, from: [b.id] })
    const refused = await owner.delete(`/merges/${first.id}`, { 'accept-language': 'zh' })
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.params.merge],
      [409, 'core.mergeCovered', second.id],
    )
    assert.match(refused.body.detail, /请先撤销合并/)
    assert.equal((await owner.delete(`/merges/${second.id}`)).status, 200)
    assert.equal((await owner.delete(`/merges/${first.id}`)).status, 200)
    assert.equal((await owner.delete(`/merges/${first.id}`)).body.code, 'core.mergeUndone')
    for (const { id } of [a, b, c]) assert.equal((await read('contact', id)).id, id)
  })

  test('what cannot be merged is refused by name', async () => {
    const owner = world.as('owner')
    const [a, b] = [await make(owner, 'contact', { name: 'A' }), await make(owner, 'contact', { name: 'B' })]
    const code = async (body: object) => (await owner.post('/merges', body)).body.code
    assert.equal(await code({ object: 'contact', into: a.id, from: [a.id] }), 'core.mergeSame')
    assert.equal(await code({ object: 'nothing', into: a.id, from: [b.id] }), 'core.objectNotFound')
    assert.equal(await code({ object: 'contact', into: a.id, from: ['x'] }), 'core.recordNotFound')
    assert.equal(
      await code({ object: 'contact', into: a.id, from: [b.id], values: { email: ['not an address'] } }),
      'core.fieldInvalid',
    )
    assert.equal(
      await code({ object: 'contact', into: a.id, from: [b.id], values: { name: null } }),
      'core.fieldRequired',
    )
    assert.equal((await owner.delete('/merges/1')).body.code, 'core.mergeNotFound')
    await owner.post('/merges', { object: 'contact', into: a.id, from: [b.id] })
    assert.equal(await code({ object: 'contact', into: a.id, from: [b.id] }), 'core.mergedAlready')
  })

  test('a member merges what he may delete, and nobody who only reads merges at all', async () => {
    const [theirs, member] = [world.as('owner'), world.as('member')]
    const [a, b, mine] = [
      await make(theirs, 'contact', { name: 'A' }),
      await make(theirs, 'contact', { name: 'B' }),
      await make(member, 'contact', { name: 'M' }),
    ]
    assert.equal(
      (await member.post('/merges', { object: 'contact', into: a.id, from: [b.id] })).body.code,
      'core.mayNot',
    )
    assert.equal((await member.post('/merges', { object: 'contact', into: a.id, from: [mine.id] })).status, 201)
    assert.equal(
      (await world.as('readonly').post('/merges', { object: 'contact', into: a.id, from: [b.id] })).status,
      403,
    )
  })

  test('a deal that is merged keeps its stage and its chance, and gets them back', async () => {
    const owner = world.as('owner')
    const [a, b] = [
      await make(owner, 'deal', { name: 'A', probability: 77 }),
      await make(owner, 'deal', { name: 'B', amount: { amount: 5, currency: 'CNY' } }),
    ]
    const { body: merge } = await owner.post('/merges', { object: 'deal', into: a.id, from: [b.id] })
    const now = await read('deal', a.id)
    assert.deepEqual([now.probability, now.stage, now.amount], [77, a.stage, { amount: 5, currency: 'CNY' }])
    await owner.delete(`/merges/${merge.id}`)
    assert.deepEqual(without(await read('deal', a.id)), without(a))
  })

  test('of many merges at once each is done or told why not, and all can be taken back', async () => {
    const owner = world.as('owner')
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => make(owner, 'contact', { name: `P${n}` })))
    const deals = await Promise.all(people.map(({ id }, n) => make(owner, 'deal', { name: `D${n}`, contact: id })))
    const replies = await Promise.all(
      people.map(({ id }, n) => owner.post('/merges', { object: 'contact', into: id, from: [people[(n + 1) % 8].id] })),
    )
    assert.ok(
      replies.every(({ status }) => [201, 404, 409].includes(status)),
      JSON.stringify(replies.map(({ body }) => body)),
    )
    const done = replies.filter(({ status }) => status === 201)
    assert.ok(done.length >= 1)
    for (let left = done.map(({ body }) => body.id as string); left.length > 0;) {
      const tried = await Promise.all(left.map((id) => owner.delete(`/merges/${id}`)))
      assert.ok(tried.some(({ status }) => status === 200))
      left = left.filter((_, n) => tried[n]?.status !== 200)
    }
    for (const [n, deal] of deals.entries()) assert.equal((await read('deal', deal.id)).contact, people[n].id)
  })

  test('the list of merges says who became part of whom, and what was undone', async () => {
    const owner = world.as('owner')
    const [a, b] = [
      await make(owner, 'company', { name: 'Stays' }),
      await make(owner, 'company', { name: 'Goes', shortName: 'G' }),
    ]
    const { body: merge } = await owner.post('/merges', { object: 'company', into: a.id, from: [b.id] })
    await owner.delete(`/merges/${merge.id}`)
    const { body } = await owner.get(`/merges?object=company&record=${b.id}`)
    assert.equal(body.items.length, 1)
    const [line] = body.items
    assert.deepEqual(
      [line.into, line.from, line.actor.name, line.fields],
      [{ id: a.id, title: 'Stays' }, [{ id: b.id, title: 'Goes' }], 'Olga Owner', ['shortName']],
    )
    assert.ok(line.undoneAt)
    const page = await owner.get('/merges?object=contact&limit=1')
    assert.equal((await owner.get(`/merges?object=contact&limit=1&after=${page.body.next}`)).status, 200)
  })
})
