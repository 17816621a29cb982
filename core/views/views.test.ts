import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testWorld } from '#test/world.ts'

describe('saved views', () => {
  const world = testWorld()
  const view = { object: 'contact', name: 'Chinese customers', scope: 'own', address: 'filter[country]=CN' }

  test('a view of one’s own is nobody else’s business', async () => {
    const made = await world.as('member').post('/views', view)
    assert.equal(made.status, 201)
    assert.equal(made.body.may, true)
    assert.deepEqual((await world.as('member').get('/views?object=contact')).body.items[0], made.body)
    assert.equal((await world.as('owner').get('/views?object=contact')).body.items.length, 0)
    assert.equal((await world.as('owner').patch(`/views/${made.body.id}`, { name: 'Mine' })).status, 404)
  })

  test('a view for all is seen by all and changed by its owner or an administrator', async () => {
    const columns = { names: ['name', 'email'], widths: { name: 300 }, frozen: 2, foot: { email: 'distinct' } }
    const { body } = await world.as('member').post('/views', { ...view, name: 'For all', scope: 'all', columns })
    assert.deepEqual(body.columns, columns)
    assert.equal((await world.as('readonly').get('/views')).body.items[0].may, false)
    assert.equal((await world.as('manager').patch(`/views/${body.id}`, { name: 'Taken' })).status, 403)
    const renamed = await world.as('admin').patch(`/views/${body.id}`, { name: 'Renamed', rev: body.rev })
    assert.equal(renamed.body.name, 'Renamed')
    assert.deepEqual(renamed.body.columns, columns, 'what is not given stays')
    assert.equal((await world.as('member').patch(`/views/${body.id}`, { name: 'Late', rev: body.rev })).status, 412)
  })

  test('a view for the team is seen by those who share one with its owner', async () => {
    const people = await world.as('owner').get('/records/user?limit=50')
    const id = (role: string) => people.body.items.find((one: { role: string }) => one.role === role).id as string
    await world.as('owner').post('/records/team', { name: 'North', lead: id('manager'), members: [id('member')] })
    const { body } = await world.as('member').post('/views', { ...view, name: 'North', scope: 'team' })
    const seen = async (role: 'manager' | 'admin') =>
      (await world.as(role).get('/views')).body.items.some((one: { id: string }) => one.id === body.id)
    assert.equal(await seen('manager'), true)
    assert.equal(await seen('admin'), false)
  })

  test('a deleted view comes back', async () => {
    const { body } = await world.as('member').post('/views', { ...view, name: 'Short-lived' })
    assert.equal((await world.as('member').delete(`/views/${body.id}`)).status, 204)
    assert.equal((await world.as('member').patch(`/views/${body.id}`, { name: 'x' })).status, 404)
    assert.equal((await world.as('member').post(`/views/${body.id}/restoration`)).body.name, 'Short-lived')
  })

  test('who only reads keeps views of his own, and shares none', async () => {
    assert.equal((await world.as('readonly').post('/views', view)).status, 201)
    assert.equal((await world.as('readonly').post('/views', { ...view, scope: 'all' })).status, 403)
    assert.equal((await world.as('member').post('/views', { ...view, object: 'nothing' })).status, 404)
  })
})
