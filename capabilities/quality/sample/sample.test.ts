import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createRecord } from '#core/records/create.ts'
import { updateRecord } from '#core/records/update.ts'
import { testWorld } from '#test/world.ts'

suite('sample data', () => {
  const world = testWorld()
  const owner = () => world.as('owner')
  const steps = async () => (await owner().get('/first-steps')).body
  const count = async (object: string) =>
    (await owner().get(`/records/${object}?count=exact&limit=1`)).body.count.value as number
  const objects = ['contact', 'company', 'deal', 'note', 'call', 'meeting', 'task'] as const
  const counts = () => Promise.all(objects.map(count))

  test('they come into an empty workspace, and a contact of one’s own is told from them', async () => {
    assert.deepEqual(await steps(), { sample: 'none', contacts: false, people: true })
    assert.equal((await world.as('manager').post('/sample')).status, 403)
    assert.equal((await owner().delete('/sample')).body.code, 'quality.sampleNotThere')
    assert.equal((await owner().post('/sample')).status, 202)
    await world.drain()
    assert.deepEqual(await steps(), { sample: 'there', contacts: false, people: true })
    assert.ok((await counts()).every((n) => n > 10))
    assert.equal((await owner().post('/sample')).body.code, 'quality.sampleThere')
    await createRecord(world.ctx, 'contact', { name: 'Ada Lovelace' })
    assert.equal((await steps()).contacts, true)
  })

  test('they go in one act; what somebody has worked on since stays', async () => {
    const [mine] = (await owner().get('/records/contact?filter[name]=Ada Lovelace&limit=1')).body.items
    const { items } = (await owner().get('/records/contact?sort=createdAt&limit=1')).body
    await updateRecord(world.ctx, 'contact', items[0].id, { title: 'Our best customer' })
    assert.equal((await owner().delete('/sample')).status, 202)
    await world.drain()
    assert.equal((await steps()).sample, 'none')
    const left = (await owner().get('/records/contact?limit=10')).body.items.map((one: { id: string }) => one.id)
    assert.deepEqual(new Set(left), new Set([mine.id, items[0].id]))
    assert.deepEqual((await counts()).slice(2), [0, 0, 0, 0, 0], 'deals and what was talked about are gone')
  })
})
