import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testWorld } from '#test/world.ts'

describe('sections of a record page', () => {
  const world = testWorld()
  const section = async () => {
    const { fields } = (await world.as('member').get('/objects/company')).body
    return fields.find(({ name }: { name: string }) => name === 'website').section
  }

  test('an administrator puts a field into another section for everybody, and back where it stands by itself', async () => {
    assert.equal(await section(), undefined)
    const put = (role: 'admin' | 'member', to: unknown) =>
      world.as(role).patch('/objects/company/fields/website', { section: to })
    assert.equal((await put('admin', 'main')).status, 200)
    assert.equal(await section(), 'main')
    assert.equal((await put('member', 'more')).status, 403)
    assert.equal((await put('admin', 'attic')).status, 400)
    await put('admin', null)
    assert.equal(await section(), undefined)
  })

  test('fields are ordered, put into sections and out of sight in one go, or not at all', async () => {
    const admin = world.as('admin')
    const fields = async () => (await world.as('member').get('/objects/company')).body.fields as Place[]
    type Place = { name: string; section?: string; hidden?: boolean }
    const change = { order: ['phone', 'name'], places: { phone: { section: 'main' }, website: { hidden: true } } }
    assert.equal((await admin.patch('/objects/company', change)).status, 200)
    const now = await fields()
    assert.deepEqual(
      now.slice(0, 2).map(({ name }) => name),
      ['phone', 'name'],
    )
    assert.equal(now[0]?.section, 'main')
    assert.ok(!now.some(({ name }) => name === 'website'))

    const wrong = { order: ['website'], places: { phone: { section: 'more' }, name: { hidden: true } } }
    const refused = await admin.patch('/objects/company', wrong)
    assert.equal(refused.status, 422)
    assert.equal(refused.body.code, 'core.fieldNotHidden')
    assert.equal((await fields())[0]?.section, 'main')
    assert.equal((await admin.patch('/objects/company', { places: { nothing: { section: 'more' } } })).status, 400)
    assert.equal((await world.as('member').patch('/objects/company', change)).status, 403)

    const back = { order: [], places: { phone: { section: null }, website: { hidden: false } } }
    assert.equal((await admin.patch('/objects/company', back)).status, 200)
    assert.ok((await fields()).some(({ name }) => name === 'website'))
  })
})
