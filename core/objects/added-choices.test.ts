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

  test('a choice is called otherwise, coloured, put in order and retired; records keep it', async () => {
    const at = '/objects/company/fields/industry/choices'
    const before = (await world.as('owner').get('/objects/company')).body.fields.find(
      ({ name }: { name: string }) => name === 'industry',
    ).options as { value: string }[]
    const [first, second, third] = before.map(({ value }) => value) as [string, string, string]
    const kept = await world.as('member').post('/records/company', { name: 'Acme', industry: second })
    const change = { label: { en: 'Making things', zh: '生产制造' }, hue: 'violet', retired: true }
    const changed = await world.as('owner').patch(`${at}/${second}`, change)
    assert.deepEqual(changed.body, { value: second, ...change })
    await world.as('owner').put(at, { order: [third, first] })
    const again = modelOf(world.ctx.model.schema)
    await loadChoices(world.ctx.db, again)
    const options = again.objects.get('company')?.fields.get('industry')?.options ?? []
    assert.deepEqual(
      options.slice(0, 3).map(({ value }) => value),
      [third, first, second],
    )
    assert.equal(options.find(({ value }) => value === second)?.retired, true)
    assert.equal((await world.as('member').get(`/records/company/${kept.body.id}`)).body.industry, second)
    const offered = await world.as('owner').post(at, { label: 'Making things' })
    assert.deepEqual([offered.body.value, offered.body.retired], [second, undefined])
  })

  test('a choice the program goes by, or that new records begin with, is not retired', async () => {
    const retire = (path: string) => world.as('owner').patch(`/objects/${path}`, { retired: true })
    assert.equal((await retire('task/fields/status/choices/done')).body.code, 'core.choiceNeeded')
    assert.equal((await retire('task/fields/priority/choices/normal')).body.code, 'core.choiceNeeded')
    assert.equal((await retire('task/fields/priority/choices/none')).body.code, 'core.choiceNotFound')
  })

  test('the value of a choice is its word, small and without blanks where it is plain Latin', () => {
    assert.deepEqual(['Big Fish & Co.', '大客户', '***'].map(valueOf), ['big-fish-co', '大客户', '***'])
  })
})
