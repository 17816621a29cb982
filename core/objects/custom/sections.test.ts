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
})
