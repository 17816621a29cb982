import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { fillJobs } from '#capabilities/quality/fill/jobs.ts'
import { fillWritten } from '#capabilities/quality/fill/on-write.ts'
import { fillRoutes } from '#capabilities/quality/fill/routes.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: fillRoutes,
  jobs: fillJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('filling what can be known', () => {
  const world = testWorld({ capabilities: [quality] })
  const owner = () => world.as('owner')
  const make = async (object: string, values: object) => (await owner().post(`/records/${object}`, values)).body
  const read = async (object: string, id: string) => (await owner().get(`/records/${object}/${id}`)).body
  const marks = async (object: string, id: string) =>
    (await owner().get(`/records/${object}/${id}/provenance`)).body.items
  const clear = async () => {
    for (const object of ['contact', 'company'])
      await world.ctx.db.count({ text: `update "${world.ctx.model.schema}".${object} set deleted_at = now()` })
  }
  const look = async (object: string) => {
    const { body } = await owner().post('/fills', { object })
    await world.drain()
    return (await owner().get(`/fills/${body.id}`)).body
  }
  const apply = async (id: string, rules: string[]) => {
    const reply = await owner().post(`/fills/${id}/application`, { rules })
    await world.drain()
    return reply
  }

  test('a preview changes nothing; what is applied is marked with its source; undo empties it again', async () => {
    await clear()
    const ada = await make('contact', { name: '王丽', phone: ['+8657187654321'], idNumber: '11010519491231002X' })
    const fill = await look('contact')
    assert.equal(fill.status, 'ready')
    const found = new Map(fill.groups.map((one: { rule: string; found: number }) => [one.rule, one.found]))
    assert.deepEqual(
      ['genderFromId', 'birthdayFromId', 'countryFromPhone', 'cityFromAreaCode'].map((rule) => found.get(rule)),
      [1, 1, 1, 1],
    )
    assert.equal((await read('contact', ada.id)).rev, 1)
    const { items } = (await owner().get(`/fills/${fill.id}/items?rule=cityFromAreaCode`)).body
    assert.deepEqual([items[0].title, items[0].value, items[0].source], ['王丽', '杭州市', '+8657187654321'])

    await apply(fill.id, ['genderFromId', 'birthdayFromId', 'cityFromAreaCode'])
    const filled = await read('contact', ada.id)
    assert.deepEqual(
      [filled.gender, filled.birthday, filled.address.city, filled.country],
      ['female', '1949-12-31', '杭州市', null],
    )
    const from = await marks('contact', ada.id)
    assert.deepEqual(
      from.map((one: { field: string; rule: string }) => [one.field, one.rule]),
      [
        ['address.city', 'cityFromAreaCode'],
        ['birthday', 'birthdayFromId'],
        ['gender', 'genderFromId'],
      ],
    )
    assert.ok(from.every(({ confidence }: { confidence: number }) => confidence >= 0.9 && confidence <= 1))
    assert.equal(from[1].source, '110105…2X', 'the ID number itself is not copied')

    await owner().patch(`/records/contact/${ada.id}`, { gender: 'other' })
    assert.deepEqual(
      (await marks('contact', ada.id)).map(({ field }: { field: string }) => field),
      ['address.city', 'birthday'],
    )
    await owner().delete(`/fills/${fill.id}/application`)
    await world.drain()
    const undone = await read('contact', ada.id)
    assert.deepEqual(
      [undone.gender, undone.birthday, undone.address],
      ['other', null, null],
      'what a person changed stays',
    )
    assert.deepEqual((await owner().get(`/fills/${fill.id}`)).body.counts, { undone: 2, kept: 1 })
    assert.deepEqual(await marks('contact', ada.id), [])
  })

  test('what a person has entered is never written over, also when he enters it after the preview', async () => {
    await clear()
    const here = await make('contact', { name: 'A B', phone: ['+442079460958'], country: 'FR' })
    const late = await make('contact', { name: 'C D', phone: ['+442079460958'] })
    const fill = await look('contact')
    const { items } = (await owner().get(`/fills/${fill.id}/items`)).body
    assert.deepEqual(
      items.map(({ id }: { id: string }) => id),
      [late.id],
    )
    await owner().patch(`/records/contact/${late.id}`, { country: 'IE' })
    await apply(fill.id, ['countryFromPhone'])
    assert.deepEqual([(await read('contact', here.id)).country, (await read('contact', late.id)).country], ['FR', 'IE'])
    assert.deepEqual((await owner().get(`/fills/${fill.id}`)).body.counts, { left: 1 })
  })

  test('a company is known by the domain of an e-mail, but not by free mail or a domain of two', async () => {
    await clear()
    const acme = await make('company', { name: 'Acme', domain: 'acme.example' })
    for (const name of ['Twin 1', 'Twin 2']) await make('company', { name, domain: 'twin.example' })
    await make('company', { name: 'Post', domain: 'qq.com' })
    const staff = await make('contact', { name: 'A B', email: ['ab@mail.acme.example'] })
    for (const email of ['x@qq.com', 'x@twin.example', 'x@nowhere.example'])
      await make('contact', { name: 'C D', email: [email] })
    const fill = await look('contact')
    const { items } = (await owner().get(`/fills/${fill.id}/items?rule=companyFromEmail`)).body
    assert.deepEqual(
      items.map((one: { id: string; value: unknown }) => [one.id, one.value]),
      [[staff.id, { id: acme.id, title: 'Acme' }]],
    )
  })

  test('what is not sure stays empty: numbers for all of North America, two countries, another province', async () => {
    await clear()
    const acme = await make('company', { name: 'Acme', domain: 'acme.example' })
    const orange = await make('company', { name: 'Orange', domain: 'orange.fr' })
    const tollFree = await make('contact', { name: 'A B', phone: ['+18003569377'] })
    const two = await make('contact', { name: 'C D', phone: ['+8613800138000', '+442079460958'] })
    const elsewhere = { country: 'CN', region: '广东省', street: '科技园1号' }
    const other = await make('contact', { name: 'E F', phone: ['+8657187654321'], address: elsewhere })
    const reader = await make('contact', { name: 'G H', email: ['gh@orange.fr'] })
    const staff = await make('contact', { name: 'I J', email: ['ij@old.example', 'ij@acme.example'] })
    const fill = await look('contact')
    const { items } = (await owner().get(`/fills/${fill.id}/items`)).body
    const found = items.map(({ id, field, source }: { id: string; field: string; source: string }) => [
      id,
      field,
      source,
    ])
    assert.deepEqual(
      found.filter(([id]: string[]) => [tollFree.id, two.id, reader.id].includes(id)),
      [],
    )
    assert.ok(!found.some(([id, field]: string[]) => id === other.id && field === 'address.city'))
    assert.deepEqual(
      found.filter(([id]: string[]) => id === staff.id),
      [[staff.id, 'company', 'acme.example']],
      'the domain that told it is the source',
    )
    assert.ok(acme.id && orange.id)
  })

  test('a way that is often wrong here fills nothing, and says how often it was tried', async () => {
    await clear()
    const operations = Array.from({ length: 40 }, (_, i) => ({
      op: 'create',
      values: { name: `N ${i}`, phone: [`+4420794600${10 + i}`], country: i % 2 ? 'GB' : 'FR' },
    }))
    await owner().post('/records/contact/batch', { operations })
    await make('contact', { name: 'A B', phone: ['+442079460958'] })
    const fill = await look('contact')
    const way = fill.groups.find(({ rule }: { rule: string }) => rule === 'countryFromPhone')
    assert.deepEqual([way.used, way.found, way.tried, way.right], [false, 0, 40, 20])
    assert.equal((await apply(fill.id, ['countryFromPhone'])).body.code, 'quality.fillRule')
  })

  test('the likeliest choice is learned from similar records where it was right on those that are known', async () => {
    await clear()
    const firm = (name: string, industry?: string) => ({
      op: 'create',
      values: { name, ...(industry ? { industry } : {}) },
    })
    const places = ['杭州', '宁波', '上海', '苏州', '广州', '深圳', '成都', '武汉', '西安', '青岛']
    const known = places.flatMap((place) =>
      ['甲', '乙', '丙', '丁'].flatMap((mark) => [
        firm(`${place}${mark}商业银行`, 'finance'),
        firm(`${place}${mark}软件科技`, 'software'),
      ]),
    )
    await owner().post('/records/company/batch', { operations: [...known, firm('长沙戊商业银行'), firm('某某农场')] })
    const fill = await look('company')
    const way = fill.groups.find(({ rule }: { rule: string }) => rule === 'likeSimilar:industry')
    assert.ok(way.used && way.tried >= 60 && way.right === way.tried, JSON.stringify(way))
    const { items } = (await owner().get(`/fills/${fill.id}/items?rule=likeSimilar:industry`)).body
    assert.deepEqual(
      items.map((one: { title: string; value: string }) => [one.title, one.value]),
      [['长沙戊商业银行', 'finance']],
    )
  })

  test('soon after a write what follows from it is filled, and a later entry of a person takes the mark away', async () => {
    await clear()
    await look('contact') // nothing speaks against any way here
    await fillWritten(world.ctx) // from here on
    const made = await make('contact', { name: 'A B', phone: ['+442079460958'] })
    await fillWritten(world.ctx)
    const filled = await read('contact', made.id)
    assert.deepEqual([filled.country, filled.rev], ['GB', 2])
    assert.equal((await marks('contact', made.id))[0].rule, 'countryFromPhone')
    await owner().patch(`/records/contact/${made.id}`, { country: 'IE' })
    await owner().patch(`/records/contact/${made.id}`, { country: 'GB' })
    await fillWritten(world.ctx)
    assert.deepEqual(await marks('contact', made.id), [])
    await owner().put('/fills/settings', { onWrite: false })
    const quiet = await make('contact', { name: 'C D', phone: ['+442079460958'] })
    await fillWritten(world.ctx)
    assert.equal((await read('contact', quiet.id)).country, null)
    await owner().put('/fills/settings', { onWrite: true })
  })

  test('what makes no sense is refused by name, and who may only look applies nothing', async () => {
    assert.equal((await owner().post('/fills', { object: 'pipeline' })).body.code, 'quality.fillNothing')
    assert.equal((await owner().get('/fills/none')).body.code, 'quality.fillNotFound')
    const fill = await look('contact')
    assert.equal((await owner().delete(`/fills/${fill.id}/application`)).body.code, 'quality.fillState')
    assert.equal((await world.as('member').post(`/fills/${fill.id}/application`, { rules: ['x'] })).status, 403)
    assert.equal((await world.as('member').get(`/fills/${fill.id}`)).status, 200)
  })
})
