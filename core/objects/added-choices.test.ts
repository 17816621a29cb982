import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { loadChoices, valueOf } from '#core/objects/added-choices.ts'
import { modelOf } from '#core/objects/model.ts'
import { testWorld } from '#test/world.ts'

suite('choices that administrators add', () => {
  const world = testWorld()
  const add = (path: string, label: string, role: 'owner' | 'manager' | 'member' = 'owner') =>
    world.as(role).post(`/objects/${path}/choices`, { label })

  test('a choice is there for everybody at once, and after the next start', async () => {
    const before = await world.as('member').post('/records/contact', { name: 'Ada Lovelace', source: '老客户' })
    assert.equal(before.status, 422)
    const made = await add('contact/fields/source', ' 老客户 ')
    assert.deepEqual([made.status, made.body.value], [201, '老客户'])
    const { body } = await world.as('member').post('/records/contact', { name: 'Ada Lovelace', source: '老客户' })
    assert.equal(body.source, '老客户')
    const found = await world.as('member').get(`/records/contact?filter[source]=${encodeURIComponent('老客户')}`)
    assert.equal(found.body.items.length, 1)
    const again = modelOf(world.ctx.model.schema)
    await loadChoices(world.ctx.db, again)
    const optionsOf = (object: string) =>
      again.objects
        .get(object)
        ?.fields.get('source')
        ?.options?.map(({ value }) => value)
    assert.ok(optionsOf('contact')?.includes('老客户'))
    assert.ok(!optionsOf('lead')?.includes('老客户'), 'the field of another object is another field')
  })

  test('a word that means a choice already adds none, in any spelling and language', async () => {
    for (const word of ['Web site', '官网', 'WEBSITE'])
      assert.equal((await add('contact/fields/source', word)).body.value, 'web')
    assert.equal((await add('contact/fields/stage', 'Big Fish')).body.value, 'big-fish')
    assert.equal((await add('contact/fields/stage', 'big  fish')).body.label.en, 'Big Fish')
  })

  test('only administrators may, and not where the program goes by the choices', async () => {
    for (const role of ['manager', 'member'] as const)
      assert.equal((await add('contact/fields/source', 'Another', role)).status, 403)
    assert.equal((await add('task/fields/status', 'Another')).body.code, 'core.choicesFixed')
    assert.equal((await add('contact/fields/email', 'Another')).body.code, 'core.fieldNotFound')
    assert.equal((await add('contact/fields/source', '   ')).status, 422)
  })

  test('the value of a choice is its word, small and without blanks where it is plain Latin', () => {
    assert.deepEqual(['Big Fish & Co.', '大客户', '***'].map(valueOf), ['big-fish-co', '大客户', '***'])
  })
})
