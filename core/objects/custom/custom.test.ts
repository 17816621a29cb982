import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { nameFor } from '#core/objects/custom/names.ts'
import { storedDefinitions } from '#core/objects/custom/stored.ts'
import { modelOf } from '#core/objects/model.ts'
import { openWorkspaces } from '#core/workspaces.ts'
import { testWorld } from '#test/world.ts'

suite('objects and fields that a workspace makes', () => {
  const world = testWorld()
  const owner = () => world.as('owner')

  test('a new object has a list, a form and a search at once, for everybody', async () => {
    const made = await owner().post('/objects', { label: { en: 'Machine', zh: '设备' }, plural: { en: 'Machines' } })
    assert.deepEqual(
      [made.status, made.body.name, made.body.plural],
      [201, 'cMachine', { en: 'Machines', zh: 'Machines' }],
    )
    const field = await owner().post('/objects/cMachine/fields', {
      type: 'date',
      label: { en: 'Warranty until', zh: '质保期至' },
      hint: { zh: '以合同为准' },
    })
    assert.deepEqual([field.status, field.body.made, field.body.custom], [201, 'cWarrantyUntil', true])
    const record = await world.as('member').post('/records/cMachine', { name: 'Press 7', cWarrantyUntil: '2027-03-01' })
    assert.deepEqual([record.status, record.body.cWarrantyUntil], [201, '2027-03-01'])
    const listed = await world.as('readonly').get('/records/cMachine?filter[cWarrantyUntil][gte]=2027-01-01')
    assert.equal(listed.body.items.length, 1)
    const found = await world.as('member').get('/search?q=press')
    assert.deepEqual(
      found.body.items.map(({ object }: { object: string }) => object),
      ['cMachine'],
    )
    const changed = await world.as('member').patch(`/records/cMachine/${record.body.id}`, { cWarrantyUntil: null })
    assert.equal(changed.body.cWarrantyUntil, null)
    const history = await world.as('member').get(`/records/cMachine/${record.body.id}/history`)
    assert.equal(history.body.items.length, 2)
  })

  test('every type of field that can be made holds a value, and is there after the next start', async () => {
    const company = (await owner().post('/records/company', { name: 'Acme' })).body.id as string
    const me = world.ctx.actor.id
    const given: Record<string, [unknown, object?]> = {
      text: ['a', {}],
      longText: ['a\nb'],
      integer: [7],
      number: [7.5],
      money: [{ amount: 12.5, currency: 'EUR' }],
      percent: [40],
      rating: [4],
      duration: [90],
      boolean: [true],
      date: ['2026-05-01'],
      dateTime: ['2026-05-01T08:00:00.000Z'],
      choice: ['gold', { options: [{ label: { en: 'Gold', zh: '金' } }, { label: { en: 'Silver', zh: '银' } }] }],
      multiChoice: [['a', 'b'], { options: [{ label: { en: 'A' } }, { label: { en: 'B' } }] }],
      email: [['a@example.com']],
      phone: [['+8613800138000']],
      url: ['https://example.com/'],
      country: ['CN'],
      address: [{ city: 'Hangzhou', country: 'CN' }],
      link: [company, { target: 'company' }],
      links: [[company], { target: 'company' }],
      user: [me],
    }
    const values: Record<string, unknown> = {}
    for (const [type, [value, more]] of Object.entries(given)) {
      const made = await owner().post('/objects/lead/fields', { type, label: { en: `My ${type}` }, ...more })
      assert.equal(made.status, 201, `${type}: ${made.text}`)
      values[made.body.made] = value
    }
    const made = await owner().post('/records/lead', { name: 'Ada Lovelace', ...values })
    assert.equal(made.status, 201, made.text)
    const [again] = await openWorkspaces(world.house.pool, world.house.migrations)
    const lead = again?.model.objects.get('lead')
    assert.deepEqual(
      lead?.fields.get('cMyChoice')?.options?.map(({ value }) => value),
      ['gold', 'silver'],
    )
    const read = (await world.as('member').get(`/records/lead/${made.body.id}`)).body
    for (const [name, value] of Object.entries(values)) assert.ok(read[name] !== null, `${name} of ${String(value)}`)
    assert.deepEqual([read.cMyMoney, read.cMyLinks, read.cMyMultichoice], [values.cMyMoney, [company], ['a', 'b']])
  })

  test('what is unique or required holds; a field nobody could keep is refused with its reason', async () => {
    const make = (body: object, at = 'company') => owner().post(`/objects/${at}/fields`, body)
    await make({ type: 'text', label: { en: 'Customer number', zh: '客户编号' }, unique: true })
    assert.equal((await owner().post('/records/company', { name: 'A', cCustomerNumber: 'K-1' })).status, 201)
    const twice = await owner().post('/records/company', { name: 'B', cCustomerNumber: 'k-1' })
    assert.deepEqual([twice.status, twice.body.code], [409, 'core.valueTaken'])
    await make({ type: 'date', label: { en: 'Since' }, required: true })
    assert.equal((await owner().post('/records/company', { name: 'C' })).body.code, 'core.fieldRequired')
    const lifted = await owner().patch('/objects/company/fields/cSince', { required: false })
    assert.equal(lifted.status, 200)
    assert.equal((await owner().post('/records/company', { name: 'C' })).status, 201)
    const codes = [
      await make({ type: 'choice', label: { en: 'Empty' } }),
      await make({ type: 'link', label: { en: 'Nowhere' }, target: 'nothing' }),
      await make({ type: 'date', label: { en: 'Once' }, unique: true }),
      await make({ type: 'text', label: { en: '  ' } }),
      await make({ type: 'text', label: { en: 'Nickname' } }, 'user'),
      await make({ type: 'formula', label: { en: 'Sum' } }),
    ].map(({ body }) => body.code)
    assert.deepEqual(codes, [
      'core.choicesMissing',
      'core.objectNotFound',
      'core.uniqueNotFor',
      'core.fieldRequired',
      'core.objectFixed',
      'core.badBody',
    ])
  })

  test('only administrators change the model', async () => {
    for (const role of ['manager', 'member', 'readonly'] as const) {
      assert.equal((await world.as(role).post('/objects', { label: { en: 'Sly' } })).status, 403)
      assert.equal((await world.as(role).patch('/objects/contact', { label: { en: 'Sly' } })).status, 403)
    }
  })

  test('built-in objects and fields are called otherwise, put away and put in order, and nothing is lost', async () => {
    const lead = (await owner().post('/records/ticket', { subject: 'Broken', priority: 'high' })).body
    await owner().patch('/objects/ticket', { label: { en: 'Case', zh: '案件' }, plural: { en: 'Cases', zh: '案件' } })
    await owner().patch('/objects/ticket/fields/priority', { label: { zh: '紧急程度' }, hidden: true })
    const seen = (await world.as('member').get('/objects/ticket')).body
    assert.deepEqual(
      [seen.label.zh, seen.fields.some(({ name }: { name: string }) => name === 'priority')],
      ['案件', false],
    )
    const all = (await owner().get('/objects/ticket?hidden=true')).body
    const priority = all.fields.find(({ name }: { name: string }) => name === 'priority')
    assert.deepEqual([priority.label, priority.hidden], [{ en: '紧急程度', zh: '紧急程度' }, true])
    assert.equal((await world.as('member').get(`/records/ticket/${lead.id}`)).body.priority, 'high')
    await owner().patch('/objects/ticket/fields/priority', { hidden: false })
    await owner().patch('/objects/ticket', { order: ['priority', 'status'] })
    const [first, second] = (await world.as('member').get('/objects/ticket')).body.fields
    assert.deepEqual([first.name, second.name], ['priority', 'status'])
    const refused = [
      await owner().patch('/objects/ticket/fields/subject', { hidden: true }),
      await owner().patch('/objects/ticket/fields/subject', { required: false }),
    ].map(({ body }) => body.code)
    assert.deepEqual(refused, ['core.fieldNotHidden', 'core.fieldAlwaysRequired'])
  })

  test('an object that is put away shows nowhere and keeps its records; objects stand in the order given', async () => {
    const names = async (path: string) =>
      (await world.as('member').get(path)).body.items.map(({ name }: { name: string }) => name) as string[]
    await owner().patch('/objects/campaign', { hidden: true })
    assert.ok(!(await names('/objects')).includes('campaign'))
    assert.ok((await names('/objects?hidden=true')).includes('campaign'))
    await owner().put('/objects', { order: ['deal', 'contact'] })
    assert.deepEqual((await names('/objects')).slice(0, 2), ['deal', 'contact'])
    const again = modelOf('w_main', await storedDefinitions(world.ctx.db, 'w_main'))
    assert.equal([...again.objects.keys()][0], 'deal')
    assert.equal(again.objects.get('campaign')?.hidden, true)
  })

  test('another server on the same database knows what was made as soon as it hears of it', async () => {
    const stale = modelOf('w_main', await storedDefinitions(world.ctx.db, 'w_main'))
    await owner().post('/objects', { label: { zh: '租赁合同' } })
    assert.equal(stale.objects.has('cZuLinHeTong'), false)
    const events = await world.ctx.db.rows({ text: `select event from w_main.outbox where event = 'model.changed'` })
    assert.ok(events.length > 0)
    const { reloadModel } = await import('#core/objects/custom/reload.ts')
    const contact = stale.objects.get('contact')
    await reloadModel(world.ctx.db, stale)
    assert.equal(stale.objects.get('cZuLinHeTong')?.label.zh, '租赁合同')
    assert.equal(stale.objects.get('contact'), contact, 'what did not change is not made anew')
  })
})

test('a name follows from what a thing is called, in either language, and is nobody else’s', () => {
  const name = (en: string, zh: string, ...taken: string[]) => nameFor({ en, zh }, new Set(taken))
  assert.equal(name('Warranty until', '质保期'), 'cWarrantyUntil')
  assert.equal(name('质保期', '质保期'), 'cZhiBaoQi')
  assert.equal(name('Café № 2', ''), 'cCafeNo2')
  assert.equal(name('***', '***'), 'cOwn')
  assert.equal(name('Size', '尺寸', 'cSize', 'cSize2'), 'cSize3')
  assert.ok(name('A very long name for a field indeed', '').length <= 24)
})
