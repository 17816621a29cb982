import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { testWorld } from '#test/world.ts'

describe('bulk changes', () => {
  const world = testWorld()
  const contact = (values: object) => world.as('owner').post('/records/contact', values)
  const titles = async (filter: string) => {
    const { body } = await world
      .as('owner')
      .get(`/records/contact?filter[country]=${filter}&sort=name&fields=name,title`)
    return body.items.map((one: { title: string | null }) => one.title)
  }
  const started = async (asked: object) => {
    const { body, status } = await world.as('owner').post('/bulk-changes', asked)
    assert.equal(status, 202)
    await world.drain()
    return (await world.as('owner').get(`/bulk-changes/${body.id}`)).body
  }
  before(async () => {
    for (const name of ['Ada', 'Ben', 'Cem']) await contact({ name, title: `Was ${name}`, country: 'DE' })
    await contact({ name: 'Dan', title: 'Untouched', country: 'FR' })
  })

  test('all that a filter finds are changed, as the preview said, and put back but for what was changed since', async () => {
    const asked = { object: 'contact', which: { filter: { country: 'DE' } }, change: { values: { title: 'Buyer' } } }
    const { body: preview } = await world.as('owner').post('/bulk-changes/preview', asked)
    assert.equal(preview.count, 3)
    assert.deepEqual(preview.examples[0].before, { title: 'Was Ada' })
    assert.deepEqual(preview.examples[0].after, { title: 'Buyer' })
    assert.deepEqual(await titles('DE'), ['Was Ada', 'Was Ben', 'Was Cem'], 'a preview writes nothing')

    const done = await started(asked)
    assert.deepEqual([done.status, done.total, done.counts.changed], ['done', 3, 3])
    assert.deepEqual(await titles('DE'), ['Buyer', 'Buyer', 'Buyer'])
    assert.deepEqual(await titles('FR'), ['Untouched'])

    await world.as('owner').patch(`/records/contact/${preview.examples[1].id}`, { title: 'Later' })
    assert.equal((await world.as('owner').delete(`/bulk-changes/${done.id}`)).status, 202)
    await world.drain()
    assert.deepEqual(await titles('DE'), ['Was Ada', 'Later', 'Was Cem'])
    const undone = (await world.as('owner').get(`/bulk-changes/${done.id}`)).body
    assert.deepEqual([undone.status, undone.counts.restored, undone.counts.kept], ['undone', 2, 1])
    assert.equal((await world.as('owner').delete(`/bulk-changes/${done.id}`)).status, 409)
  })

  test('records are deleted by id, and come back', async () => {
    const { body } = await world.as('owner').get('/records/contact?filter[country]=DE&fields=name')
    const ids = body.items.map((one: { id: string }) => one.id)
    const done = await started({ object: 'contact', which: { ids }, change: { delete: true } })
    assert.equal(done.counts.changed, 3)
    assert.equal((await titles('DE')).length, 0)
    await world.as('owner').delete(`/bulk-changes/${done.id}`)
    await world.drain()
    assert.equal((await titles('DE')).length, 3)
  })

  test('what one may not change is passed over and counted', async () => {
    const mine = await world.as('member').post('/records/deal', { name: 'Mine' })
    await world.as('owner').post('/records/deal', { name: 'Not mine' })
    const asked = { object: 'deal', which: {}, change: { values: { name: 'Renamed' } } }
    const { body } = await world.as('member').post('/bulk-changes', asked)
    await world.drain()
    const done = (await world.as('member').get(`/bulk-changes/${body.id}`)).body
    assert.deepEqual([done.counts.changed, done.counts.skipped], [1, 1])
    assert.equal(done.reasons[0].code, 'bulk.notYours', 'and it says why')
    const { body: look } = await world.as('member').post('/bulk-changes/preview', asked)
    assert.deepEqual([look.trial.same, look.trial.reasons[0].code], [1, 'bulk.notYours'])
    assert.deepEqual(
      look.trial.reasons[0].examples.map(({ title }: { title: string }) => title),
      ['Not mine'],
    )
    const gone = { ...asked, which: { ids: [mine.body.id, mine.body.id, '0190a0a0-0000-7000-8000-000000000000', 'x'] } }
    assert.equal((await world.as('member').post('/bulk-changes/preview', gone)).body.gone, 2)
    assert.equal((await world.as('owner').get(`/records/deal/${mine.body.id}`)).body.name, 'Renamed')
  })

  test('a look says how many change, have the value already, and are passed over by which rule, and writes nothing', async () => {
    const owner = world.as('owner')
    for (const [name, title] of [
      ['Eva', 'Buyer'],
      ['Fay', 'Seller'],
      ['Gus', 'Boss'],
    ])
      await owner.post('/records/contact', { name, title, country: 'NO', address: { city: name } })
    const check = { kind: 'required', field: 'email' }
    const rule = await owner.post('/rules', {
      object: 'contact',
      name: 'Buyers have an e-mail address',
      check,
      when: { title: 'Buyer', 'address.city': 'Gus' },
      severity: 'refusal',
      onWrite: true,
      onImport: true,
      active: true,
    })
    assert.equal(rule.status, 201, JSON.stringify(rule.body))
    const events = () => world.ctx.db.arrays({ text: `select count(*) from "${world.ctx.model.schema}".outbox` })
    const before = await events()
    const asked = { object: 'contact', which: { filter: { country: 'NO' } }, change: { values: { title: 'Buyer' } } }
    const { trial, count } = (await owner.post('/bulk-changes/preview', asked)).body
    assert.deepEqual([count, trial.tried, trial.changed, trial.same, trial.skipped], [3, 3, 1, 1, 1])
    assert.match(trial.reasons[0].detail, /Buyers have an e-mail address/)
    assert.deepEqual(await titles('NO'), ['Buyer', 'Seller', 'Boss'])
    assert.deepEqual(await events(), before)
    await owner.delete(`/rules/${rule.body.id}`)
    const gone = { ...asked, change: { delete: true } }
    assert.equal((await owner.post('/bulk-changes/preview', gone)).body.trial.changed, 3)
    assert.equal((await titles('NO')).length, 3)
  })

  test('nonsense is refused before anything is queued', async () => {
    const post = async (asked: object) => (await world.as('owner').post('/bulk-changes', asked)).body.code
    const filter = { country: 'DE' }
    assert.equal(await post({ object: 'contact', which: { filter }, change: { values: {} } }), 'bulk.nothingToChange')
    assert.equal(
      await post({ object: 'contact', which: { filter }, change: { values: { email: ['no'] } } }),
      'core.fieldInvalid',
    )
    assert.equal(
      await post({ object: 'contact', which: { filter: { country: 'ZZ' } }, change: { delete: true } }),
      'bulk.nothingFound',
    )
    const both = { object: 'contact', which: { ids: ['x'], filter }, change: { delete: true } }
    assert.equal(await post(both), 'bulk.whichUnclear')
    const readonly = await world.as('readonly').post('/bulk-changes', { ...both, which: { filter } })
    assert.equal(readonly.status, 403)
  })
})
