import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { duplicateJobs, scanAfterImport } from '#capabilities/quality/duplicates/jobs.ts'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { defineCapability } from '#core/capability.ts'
import type { Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: duplicateRoutes,
  jobs: duplicateJobs,
  migrations: new URL('../migrations/', import.meta.url),
  listen: { 'import.finished': (ctx: Ctx, payload: { object: string }) => scanAfterImport(ctx, payload) },
})

suite('pairs of duplicates', () => {
  const world = testWorld({ capabilities: [quality] })
  const make = async (object: string, values: object) =>
    (await world.as('owner').post(`/records/${object}`, values)).body
  const list = async (query = 'object=contact', role: 'owner' | 'member' | 'readonly' = 'owner') =>
    (await world.as(role).get(`/duplicates?${query}`)).body
  const clear = async () => {
    const { db, model } = world.ctx
    await db.count({ text: `delete from "${model.schema}".quality_duplicate_pair` })
    await db.count({ text: `update "${model.schema}".contact set deleted_at = now()` })
    await db.count({ text: `update "${model.schema}".company set deleted_at = now()` })
  }
  const twins = async () => {
    await clear()
    const huawei = await make('company', { name: '华为技术有限公司' })
    const han = await make('contact', {
      name: '张伟',
      email: ['zhang.wei@gmail.com'],
      phone: ['+8613800138000'],
      company: huawei.id,
    })
    const latin = await make('contact', { name: 'Wei Zhang', email: ['zhangwei@gmail.com'], company: huawei.id })
    const other = await make('contact', { name: 'Ada Lovelace', email: ['ada@example.com'] })
    await scanNow(world.ctx, { object: 'contact' })
    const [pair] = (await list()).items
    return { han, latin, other, pair }
  }

  test('a scan pairs one person in two scripts, says why, and shows both records with what they link to', async () => {
    const { han, latin, pair } = await twins()
    assert.deepEqual([pair.left.id, pair.right.id].map(String).toSorted(), [han.id, latin.id].map(String).toSorted())
    assert.ok(pair.probability > 0.9, `${pair.probability}`)
    assert.equal(pair.left.title, '张伟')
    assert.equal(pair.left.record.company.title, '华为技术有限公司')
    const fields = pair.why.map((one: { field: string }) => one.field)
    assert.ok(fields.includes('email') && fields.includes('name (family)'), String(fields))
    assert.deepEqual((await world.as('readonly').get(`/duplicates/${pair.id}`)).body, pair)
    assert.deepEqual((await list('object=contact&limit=1&count=capped')).count, { value: 1, exact: true })
  })

  test('an object with too many records for memory is scanned by way of the disk, and its pairs are the same', async () => {
    await clear()
    for (let i = 0; i < 70; i++) {
      const person = {
        name: `Ann${i % 9} Berg${i}`,
        email: [`ann${i}@mail${i}.example`],
        phone: [`+4420794${10000 + i * 37}`],
      }
      await make('contact', person)
      if (i % 4 === 0) await make('contact', { ...person, phone: [] })
    }
    await scanNow(world.ctx, { object: 'contact' })
    const titles = async () =>
      (await list('object=contact&limit=200')).items
        .map(
          ({ left, right }: { left: { title: string }; right: { title: string } }) => `${left.title}, ${right.title}`,
        )
        .toSorted()
    const expected = await titles()
    assert.equal(expected.length, 18)
    const { db, model } = world.ctx
    await db.count({ text: `delete from "${model.schema}".quality_duplicate_pair` })
    process.env.TEND_ROWS_IN_MEMORY = '50'
    await scanNow(world.ctx, { object: 'contact' })
    delete process.env.TEND_ROWS_IN_MEMORY
    assert.deepEqual(await titles(), expected)
  })

  test('of two reviewers who merge the same pair at once, the second is told', async () => {
    const { pair } = await twins()
    const merge = () => world.as('manager').post(`/duplicates/${pair.id}/resolution`, { kind: 'merge', keep: 'left' })
    const replies = await Promise.all([merge(), merge()])
    assert.deepEqual(
      replies
        .map(({ status, body }) => `${status} ${body.status === 409 ? body.code : (body.code ?? body.status)}`)
        .toSorted(),
      ['200 merged', '409 quality.pairAlreadyResolved'],
    )
  })

  test('merging a pair takes it from the queue, and reopening brings both records back', async () => {
    const { pair } = await twins()
    const owner = world.as('owner')
    const { body: merged } = await owner.post(`/duplicates/${pair.id}/resolution`, {
      kind: 'merge',
      keep: 'right',
      values: { name: '张伟' },
    })
    assert.equal(merged.status, 'merged')
    assert.equal((await list()).items.length, 0)
    assert.equal((await list('object=contact&status=merged')).items[0].mergeId, merged.mergeId)
    const kept = (await owner.get(`/records/contact/${pair.right.id}`)).body
    assert.deepEqual([kept.name.full, kept.phone], ['张伟', ['+8613800138000']])

    const { body: open } = await owner.delete(`/duplicates/${pair.id}/resolution`)
    assert.deepEqual([open.status, open.mergeId], ['open', null])
    assert.equal((await owner.get(`/records/contact/${pair.left.id}`)).body.name.full, '张伟')
    assert.equal((await owner.get(`/records/contact/${pair.right.id}`)).body.phone, null)
    assert.equal((await list()).items.length, 1)
  })

  test('undoing the merge itself opens its pair again', async () => {
    const { pair } = await twins()
    const { body } = await world.as('owner').post(`/duplicates/${pair.id}/resolution`, { kind: 'merge', keep: 'left' })
    await world.as('owner').delete(`/merges/${body.mergeId}`)
    assert.equal((await world.as('owner').get(`/duplicates/${pair.id}`)).body.status, 'open')
  })

  test('a merge by hand settles the pair', async () => {
    const { pair } = await twins()
    const { body } = await world
      .as('owner')
      .post('/merges', { object: 'contact', into: pair.left.id, from: [pair.right.id] })
    const { body: settled } = await world.as('owner').get(`/duplicates/${pair.id}`)
    assert.deepEqual([settled.status, settled.mergeId], ['merged', body.id])
  })

  test('what was dismissed never comes back, also when one side was merged; what is put off waits', async () => {
    const { pair, han } = await twins()
    const owner = world.as('owner')
    assert.equal((await owner.post(`/duplicates/${pair.id}/resolution`, { kind: 'later' })).body.status, 'later')
    assert.equal((await list('object=contact&status=later')).items.length, 1)
    assert.equal(
      (await owner.post(`/duplicates/${pair.id}/resolution`, { kind: 'dismiss', reason: 'Cousins' })).body.reason,
      'Cousins',
    )
    await scanNow(world.ctx, { object: 'contact' })
    assert.equal((await list()).items.length, 0)
    assert.equal(
      (await owner.post(`/duplicates/${pair.id}/resolution`, { kind: 'dismiss' })).body.code,
      'quality.pairAlreadyResolved',
    )

    const twin = await make('contact', { name: '张伟', phone: ['+8613800138000'] })
    await owner.post('/merges', { object: 'contact', into: twin.id, from: [han.id] })
    await scanNow(world.ctx, { object: 'contact' })
    assert.equal((await list()).items.length, 0, 'the survivor stands for the one that was dismissed')
    assert.equal((await owner.delete(`/duplicates/${pair.id}/resolution`)).body.status, 'open')
  })

  test('a pair whose record is deleted goes, and comes back with it', async () => {
    const { pair } = await twins()
    const owner = world.as('owner')
    await owner.delete(`/records/contact/${pair.left.id}`)
    assert.equal((await list()).items.length, 0)
    await owner.post(`/records/contact/${pair.left.id}/restoration`)
    assert.equal((await list()).items.length, 1)
    await owner.patch(`/records/contact/${pair.left.id}`, {
      name: 'Somebody Else',
      email: null,
      phone: null,
      company: null,
    })
    await scanNow(world.ctx, { object: 'contact' })
    assert.equal((await list()).items.length, 0, 'alike no more')
  })

  test('who may only look may not decide, and nothing is there for who asks for nonsense', async () => {
    const { pair } = await twins()
    assert.equal((await world.as('readonly').post(`/duplicates/${pair.id}/resolution`, { kind: 'later' })).status, 403)
    assert.equal((await world.as('readonly').post('/duplicates/scan', { object: 'contact' })).status, 403)
    assert.equal((await world.as('owner').get('/duplicates/x')).body.code, 'quality.pairNotFound')
    assert.equal((await list('object=contact&after=x')).code, 'core.badCursor')
    assert.equal((await world.as('owner').post(`/duplicates/${pair.id}/resolution`, { kind: 'burn' })).status, 400)
    assert.equal(
      (await world.as('owner').post('/duplicates/scan', { object: 'stage' })).body.code,
      'quality.objectNotMatched',
    )
  })

  test('the queue is read in pages, the surest pair first', async () => {
    await clear()
    for (const n of [1, 2, 3]) {
      await make('contact', {
        name: `Person Number${n}`,
        email: [`person${n}@example.com`],
        ...(n > 1 ? { phone: [`+861380013800${n}`] } : {}),
      })
      await make('contact', {
        name: `Person Number${n}`,
        email: [`person${n}@example.com`],
        ...(n > 2 ? { phone: [`+861380013800${n}`] } : {}),
      })
    }
    await scanNow(world.ctx, { object: 'contact' })
    const found: { id: string; weight: number }[] = []
    for (let after = ''; ;) {
      const page = await list(`object=contact&limit=2&after=${after}`)
      found.push(...page.items)
      if (!page.next) break
      after = page.next
    }
    assert.equal(new Set(found.map(({ id }) => id)).size, found.length)
    assert.ok(found.length >= 3)
    assert.deepEqual(
      found.map(({ weight }) => weight),
      found.map(({ weight }) => weight).toSorted((a, b) => b - a),
    )
  })

  test('the scan is queued by the button and after an import', async () => {
    await clear()
    await make('company', { name: 'Acme Ltd.', domain: 'acme.com' })
    await make('company', { name: 'ACME Limited', domain: 'acme.com' })
    const reply = await world.as('member').post('/duplicates/scan', { object: 'company' })
    assert.deepEqual([reply.status, typeof reply.body.job], [202, 'string'])
    await world.drain()
    assert.equal((await list('object=company')).items.length, 1)
    await clear()
    await make('lead', { name: 'Grace Hopper', email: ['grace@navy.mil'] })
    await make('lead', { name: 'Hopper, Grace', email: ['grace@navy.mil'] })
    await emit(world.ctx, 'import.finished', { object: 'lead' })
    await world.drain()
    assert.equal((await list('object=lead', 'member')).items.length, 1)
  })
})
