import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { measureNow } from '#capabilities/quality/health/measure.ts'
import { runScheduled } from '#capabilities/quality/repairs/recipes.ts'
import { runStepNow } from '#capabilities/quality/repairs/run.ts'
import { createRecords } from '#core/records/create.ts'
import { readRecord } from '#core/records/read.ts'
import { updateRecord } from '#core/records/update.ts'
import { testWorld } from '#test/world.ts'

suite('repairing values', () => {
  const world = testWorld()
  const cities = ['深圳', '深圳', '深圳市', '深 圳', '上海', 'Shang hai', 'Shanghai', 'Shanghai']
  let ids: string[] = []
  const city = async (at: number) => {
    const { address } = await readRecord(world.ctx, 'contact', ids[at]!)
    return (address as { city: string }).city
  }
  const all = () => Promise.all(ids.map((_, at) => city(at)))
  const steps = [{ do: 'map', column: 'address.city', values: { 深圳市: '深圳', '深 圳': '深圳' } }]
  const repair = { object: 'contact', name: 'City', steps }

  test('spellings of one value are found, the most frequent first', async () => {
    ids = await createRecords(
      world.ctx,
      'contact',
      cities.map((name, at) => ({
        name: `Person ${at}`,
        email: [at < 2 ? `p${at}@gmial.com` : `p${at}@acme.example`],
        address: { city: name, street: `${at} Road` },
      })),
    )
    const get = async (method: string) =>
      (await world.as('owner').get(`/health/contact/clusters?field=address.city&method=${method}`)).body.clusters
    const [shenzhen] = await get('fingerprint')
    assert.deepEqual(shenzhen, {
      values: [
        { value: '深圳', count: 2 },
        { value: '深 圳', count: 1 },
        { value: '深圳市', count: 1 },
      ],
      count: 4,
    })
    const pinyin = await get('pinyin')
    assert.ok(pinyin.some((one: { count: number }) => one.count === 4))
    assert.equal(
      (await world.as('owner').get('/health/contact/clusters?field=birthday&method=nearest')).body.code,
      'quality.fieldNotMeasured',
    )
  })

  test('a preview says what would change, and changes nothing', async () => {
    const { body } = await world.as('manager').post('/repairs/preview', { object: 'contact', steps })
    assert.deepEqual([body.changed, body.skipped, body.complete], [2, 0, true])
    assert.deepEqual(body.examples[0].before, '深圳市')
    assert.deepEqual(await all(), cities)
    assert.equal((await world.as('member').post('/repairs', repair)).status, 403)
  })

  test('a repair is done, measured, and taken back; what somebody changed since stays', async () => {
    await measureNow(world.ctx, { object: 'contact' })
    const { id } = (await world.as('manager').post('/repairs', repair)).body
    await world.drain()
    const done = (await world.as('owner').get(`/repairs/${id}`)).body
    assert.deepEqual([done.status, done.counts.changed, done.by], ['done', 2, 'manager person'])
    assert.ok(done.scoreAfter > done.scoreBefore)
    assert.deepEqual((await all()).slice(0, 4), ['深圳', '深圳', '深圳', '深圳'])
    await updateRecord(world.ctx, 'contact', ids[3]!, { address: { city: '东莞' } })
    await world.as('manager').delete(`/repairs/${id}`)
    await world.drain()
    const undone = (await world.as('owner').get(`/repairs/${id}`)).body
    assert.deepEqual([undone.status, undone.counts.restored, undone.counts.kept], ['undone', 1, 1])
    assert.deepEqual((await all()).slice(0, 4), ['深圳', '深圳', '深圳市', '东莞'])
    const { address } = await readRecord(world.ctx, 'contact', ids[2]!)
    assert.equal((address as { street: string }).street, '2 Road', 'the rest of the address was never touched')
    assert.equal((await world.as('manager').delete(`/repairs/${id}`)).body.code, 'quality.repairState')
  })

  test('a repair that died goes on where it was and does nothing twice', async () => {
    const { body } = await world.as('manager').post('/repairs', {
      object: 'contact',
      steps: [{ do: 'fill', column: 'title', value: 'Clerk' }],
    })
    await world.ctx.db.count({
      text: `update w_main.quality_step set status = 'running', after_id = $2 where id = $1`,
      values: [body.id, ids[3]],
    })
    await runStepNow(world.ctx, { id: body.id })
    const titles = await Promise.all(ids.map(async (id) => (await readRecord(world.ctx, 'contact', id)).title))
    assert.deepEqual(titles, [null, null, null, null, 'Clerk', 'Clerk', 'Clerk', 'Clerk'])
    await world.drain()
  })

  test('a step that a field cannot bear is refused by its number before anything is written', async () => {
    const post = async (step: object) =>
      (await world.as('owner').post('/repairs', { object: 'contact', steps: [steps[0], step] })).body
    assert.deepEqual(
      [
        (await post({ do: 'trim', column: 'birthday' })).code,
        (await post({ do: 'trim', column: 'birthday' })).params.step,
      ],
      ['quality.recipeField', 2],
    )
    assert.equal((await post({ do: 'trim', column: 'nothing' })).code, 'quality.fieldNotMeasured')
    assert.equal((await post({ do: 'fly' })).code, 'core.unknownKind')
    const kept = await world.as('owner').post('/repairs/preview', {
      object: 'contact',
      steps: [{ do: 'map', column: 'name', values: { 'Person 1': '' } }],
    })
    assert.deepEqual([kept.body.changed, kept.body.skipped], [0, 1], 'a required field is never emptied')
  })

  test('dates, numbers, amounts and choices change as a whole, however they were written in the step', async () => {
    const [deal, other] = await createRecords(world.ctx, 'deal', [
      { name: 'A', amount: { amount: 1, currency: 'CNY' }, closesOn: '1900-01-01' },
      { name: 'B', amount: { amount: 2.5, currency: 'EUR' } },
    ])
    const steps = [
      { do: 'map', column: 'closesOn', values: { '1900/1/1': '' } },
      { do: 'map', column: 'amount', values: { '1.00 CNY': '1.5万 CNY' } },
      { do: 'fill', column: 'closesOn', value: '2026年12月31日' },
    ]
    const { id } = (await world.as('manager').post('/repairs', { object: 'deal', steps })).body
    await world.drain()
    const read = async (one: string) => {
      const { amount, closesOn } = await readRecord(world.ctx, 'deal', one)
      return [amount, closesOn]
    }
    assert.deepEqual(await read(deal!), [{ amount: 15_000, currency: 'CNY' }, '2026-12-31'])
    assert.deepEqual(await read(other!), [{ amount: 2.5, currency: 'EUR' }, '2026-12-31'])
    await world.as('manager').delete(`/repairs/${id}`)
    await world.drain()
    assert.deepEqual(await read(deal!), [{ amount: 1, currency: 'CNY' }, '1900-01-01'])
    const wrong = { do: 'fill', column: 'closesOn', value: 'soon' }
    const { body } = await world
      .as('manager')
      .post('/recipes', { name: 'Soon', object: 'deal', steps: [steps[0], wrong] })
    assert.deepEqual([body.code, body.params.step, body.params.value], ['quality.recipeValue', 2, 'soon'])
  })

  test('the proposals of an object name misspelt domains and spellings, with how many records', async () => {
    await measureNow(world.ctx, { object: 'contact' })
    const { items } = (await world.as('owner').get('/health/contact/proposals')).body
    const domains = items.find((one: { kind: string }) => one.kind === 'domains')
    assert.deepEqual([domains.records, domains.values], [2, [{ value: 'gmial.com', meant: 'gmail.com', count: 2 }]])
    assert.ok(
      items.some((one: { kind: string; field: string }) => one.kind === 'spellings' && one.field === 'address.city'),
    )
  })

  test('a recipe is kept, exported, read again, and done every night', async () => {
    const mail = { do: 'mapDomain', column: 'email', values: { 'gmial.com': 'gmail.com' } }
    const saved = (await world.as('manager').post('/recipes', { name: 'Mail', object: 'contact', steps: [mail] })).body
    const file = (await world.as('manager').get(`/recipes/${saved.id}/file`)).body
    assert.deepEqual(file, { recipe: 1, name: 'Mail', object: 'contact', steps: [mail] })
    const again = (await world.as('manager').post('/recipes/file', file)).body
    await world.as('manager').delete(`/recipes/${saved.id}`)
    await world.as('manager').patch(`/recipes/${again.id}`, { every: 'night' })
    assert.equal((await world.as('manager').post('/recipes/file', { recipe: 1 })).body.code, 'quality.recipePart')
    await runScheduled(world.ctx, new Date('2026-11-25T03:00:00Z'))
    await world.drain()
    assert.deepEqual((await readRecord(world.ctx, 'contact', ids[0]!)).email, ['p0@gmail.com'])
    const [recipe] = (await world.as('readonly').get('/recipes')).body.items
    assert.deepEqual([recipe.every, recipe.last.status, recipe.last.changed], ['night', 'done', 2])
  })
})
