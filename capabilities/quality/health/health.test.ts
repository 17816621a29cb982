import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { measureNow } from '#capabilities/quality/health/measure.ts'
import { createRecords } from '#core/records/create.ts'
import { testWorld } from '#test/world.ts'

suite('the state of the data', () => {
  const world = testWorld()
  const state = async (object = 'contact') => (await world.as('owner').get(`/health/${object}`)).body
  const field = (
    of: { fields: { key: string; measures: Record<string, { good: number; total: number }> }[] },
    key: string,
  ) => of.fields.find((one) => one.key === key)!.measures
  const made: Record<string, string> = {}

  test('before the first measurement it says so, and a measurement is queued on demand', async () => {
    assert.deepEqual((await world.as('readonly').get('/health')).body, { items: [] })
    assert.equal((await state()).day, null)
    const names = ['Ada Lovelace', 'Bob Stone', 'Cleo Typing', 'Dan Made-up', '无', 'Fay Same', 'Gil Same', 'Hal Odd']
    const ids = await createRecords(
      world.ctx,
      'contact',
      names.map((name, at) => ({
        name,
        email: at === 2 ? ['cleo@gmial.com'] : at === 1 ? null : [`person${at}@acme.example`],
        phone: at === 3 ? ['+8613800000000'] : ['+447911123456'],
        title: at === 7 ? 'manager, SALES' : 'Sales Manager',
        source: at < 4 ? 'web' : 'fair',
        address: { city: at === 5 ? '深圳市' : '深圳', country: at === 6 ? 'DE' : null },
        country: 'GB',
      })),
    )
    names.forEach((name, at) => (made[name] = ids[at]!))
    assert.equal((await world.as('readonly').post('/health/measurement', {})).status, 202)
    await world.drain()
    const { items } = (await world.as('readonly').get('/health')).body
    assert.deepEqual(items.find((one: { object: string }) => one.object === 'contact').records, 8)
  })

  test('an empty e-mail, a misspelt domain, a made-up number and a word for “nothing” are each counted once', async () => {
    const now = await state()
    assert.deepEqual(field(now, 'email').completeness, { score: 7 / 8, good: 7, total: 8 })
    assert.deepEqual(field(now, 'email').validity, { score: 6 / 7, good: 6, total: 7 })
    assert.deepEqual(field(now, 'phone').validity!.good, 7)
    assert.deepEqual(field(now, 'name').validity!.good, 7)
  })

  test('a rare spelling of what many write, and two countries that contradict each other, are inconsistent', async () => {
    const now = await state()
    assert.equal(field(now, 'title').consistency!.good, 7)
    assert.equal(field(now, 'address').consistency!.good, 7)
    assert.equal(field(now, 'country').consistency!.good, 7)
  })

  test('each field is told by source, with what of it is filled and what of that is wrong; those behind can be opened', async () => {
    const { keys, fields } = (await world.as('owner').get('/health/contact/cells?by=source')).body
    assert.deepEqual(
      keys.map(({ key, records }: { key: string; records: number }) => [key, records]),
      [
        ['fair', 4],
        ['web', 4],
      ],
    )
    const emails = fields.find((one: { field: string }) => one.field === 'email').cells
    assert.deepEqual(emails, [
      { filled: 4, invalid: 0, odd: 0 },
      { filled: 3, invalid: 1, odd: 0 },
    ])
    const query = 'dimension=completeness&field=email&source=web'
    const { items } = (await world.as('owner').get(`/health/contact/records?${query}`)).body
    assert.equal(items.length, 1)
    assert.equal((await world.as('owner').get('/health/contact/cells?by=age')).status, 400)
  })

  test('every number opens the records behind it, with what was meant where that is known', async () => {
    const behind = async (query: string) => (await world.as('owner').get(`/health/contact/records?${query}`)).body
    assert.deepEqual(
      (await behind('dimension=completeness&field=email')).items.map((one: { title: string }) => one.title),
      ['Bob Stone'],
    )
    const [typing] = (await behind('dimension=validity&field=email')).items
    assert.deepEqual([typing.title, typing.value, typing.meant], ['Cleo Typing', ['cleo@gmial.com'], 'cleo@gmail.com'])
    const [city] = (await behind('dimension=consistency&field=address')).items
    assert.deepEqual([city.title, city.meant], ['Fay Same', '深圳'])
    const all = await behind('dimension=validity&source=web&limit=1')
    assert.deepEqual([all.count, all.items.length, typeof all.next], [{ value: 2, exact: true }, 1, 'string'])
    assert.equal((await behind(`dimension=validity&source=web&limit=1&after=${all.next}`)).items.length, 1)
    assert.equal(
      (await world.as('owner').get('/health/contact/records?dimension=validity&field=nothing')).body.code,
      'quality.fieldNotMeasured',
    )
  })

  test('a record has a score of its own, and says what costs it most', async () => {
    const get = async (name: string) => (await world.as('member').get(`/health/contact/records/${made[name]}`)).body
    const [good, bad] = [await get('Ada Lovelace'), await get('Cleo Typing')]
    assert.ok(good.score > bad.score)
    assert.deepEqual([bad.faults[0].field, bad.faults[0].dimension], ['email', 'validity'])
    assert.ok(
      Math.abs(
        100 * (1 - good.score) - good.faults.reduce((sum: number, { points }: { points: number }) => sum + points, 0),
      ) < 1e-6,
    )
    assert.equal((await world.as('member').get('/health/contact/records/nobody')).status, 404)
  })

  test('a pair that waits to be decided lowers the uniqueness of both its records', async () => {
    const [left, right] = [made['Fay Same']!, made['Gil Same']!].toSorted()
    await world.ctx.db.count({
      text: `insert into w_main.quality_duplicate_pair (object, left_id, right_id, score, weight) values ('contact', $1, $2, 0.75, 2)`,
      values: [left, right],
    })
    await measureNow(world.ctx, { object: 'contact' })
    const { measures } = await state()
    assert.deepEqual(measures.uniqueness, { score: (6 + 2 * 0.25) / 8, good: 6, total: 8 })
    const behind = (await world.as('owner').get('/health/contact/records?dimension=uniqueness')).body.items
    assert.deepEqual(behind.map((one: { id: string }) => one.id).toSorted(), [left, right])
  })

  test('the shares of a list follow its filter', async () => {
    const { body } = await world.as('member').post('/health/contact/shares', { filter: { source: 'web' } })
    assert.deepEqual([body.total, body.fields.email], [4, { valid: 2, invalid: 1, empty: 1 }])
  })

  test('a value that breaks a rule in force is a wrong one, in the scores and behind them', async () => {
    const before = field(await state(), 'title').validity!.good
    const rule = { object: 'contact', name: 'Short titles', check: { kind: 'length', field: 'title', max: 13 } }
    const settings = { severity: 'warning', onWrite: false, onImport: false, active: true }
    const made = (await world.as('owner').post('/rules', { ...rule, ...settings })).body
    await measureNow(world.ctx, { object: 'contact' })
    assert.deepEqual([before, field(await state(), 'title').validity!.good], [8, 7])
    const { items } = (await world.as('owner').get('/health/contact/records?dimension=validity&field=title')).body
    assert.deepEqual(
      items.map((one: { title: string }) => one.title),
      ['Hal Odd'],
    )
    assert.equal(
      (await world.as('owner').get('/health/contact/records?dimension=completeness&field=title')).status,
      200,
    )
    await world.as('owner').delete(`/rules/${made.id}`)
    await measureNow(world.ctx, { object: 'contact' })
  })

  test('what a field counts can be changed, by who may repair, and changes the score', async () => {
    const before = (await state()).score
    assert.equal((await world.as('member').put('/health/contact/weights', { weights: {} })).status, 403)
    const none = Object.fromEntries(
      (await state()).fields.map((one: { key: string }) => [one.key, one.key === 'name' ? 10 : 0]),
    )
    assert.equal((await world.as('manager').put('/health/contact/weights', { weights: none })).status, 200)
    await world.drain()
    assert.notEqual((await state()).score, before)
    const usual = Object.fromEntries(Object.keys(none).map((key) => [key, null]))
    await world.as('manager').put('/health/contact/weights', { weights: usual })
    await world.drain()
    assert.ok(Math.abs((await state()).score - before) < 1e-6)
  })

  test('a number that leaves the band of the days before raises one alarm, which can be closed', async () => {
    await world.ctx.db.count({
      text: `insert into w_main.quality_health (day, object, kind, key, dimension, score, good, total)
        select current_date - n, object, kind, key, dimension, case when key = 'email' and dimension = 'completeness' then 0.2 else score end, good, total
        from w_main.quality_health, generate_series(1, 10) n where day = current_date and object = 'contact'`,
    })
    await measureNow(world.ctx, { object: 'contact' })
    await measureNow(world.ctx, { object: 'contact' })
    const rows = await world.ctx.db.rows<{ id: string; key: string }>({
      text: 'select id, key from w_main.quality_alarm',
    })
    assert.deepEqual(
      rows.map(({ key }) => key),
      ['email'],
    )
    const [told] = await world.ctx.db.rows<{ n: number; payload: string }>({
      text: `select count(*)::int as n, max(payload::text) as payload from w_main.outbox where event = 'quality.alarm'`,
    })
    const { object, count, alarms } = JSON.parse(told!.payload)
    assert.deepEqual([told!.n, object, count, alarms[0].key], [1, 'contact', 1, 'email'])
    const moved = (await state()).moved
    assert.deepEqual([moved[0].key, moved[0].before], ['email', 0.2])
    assert.equal((await world.as('manager').delete(`/health/alarms/${rows[0]!.id}`)).status, 204)
    assert.equal((await world.as('manager').delete('/health/alarms/none')).body.code, 'quality.alarmNotFound')
  })

  test('a source whose score falls raises an alarm of its own, and each part shows how it went', async () => {
    await createRecords(
      world.ctx,
      'contact',
      Array.from({ length: 24 }, (_, at) => ({
        name: `Sam Stand ${at}`,
        email: [`s${at}@stand.example`],
        source: 'fair',
      })),
    )
    await world.ctx.db.count({
      text: `update w_main.quality_health set score = 0.95, total = 30 where kind = 'source' and key = 'fair' and dimension = 'score'
        and day < current_date`,
    })
    await measureNow(world.ctx, { object: 'contact' })
    const rows = await world.ctx.db.rows<{ key: string; dimension: string }>({
      text: `select key, dimension from w_main.quality_alarm where kind = 'source' and closed_at is null`,
    })
    assert.deepEqual(rows, [{ key: 'fair', dimension: 'score' }])
    const { sources, fields } = await state()
    const fair = sources.find((one: { key: string }) => one.key === 'fair')
    assert.deepEqual([fair.trend.length, fair.trend[0].score], [4, 0.95], '11 days, every third')
    assert.equal(fair.trend.at(-1).score, fair.measures.score.score)
    const email = fields.find((one: { key: string }) => one.key === 'email')
    assert.ok(
      Math.abs(email.trend.at(-1).score - email.measures.validity.good / email.measures.completeness.total) < 1e-9,
    )
  })

  test('a field that nobody fills is proposed to count no more, and is left alone once it does not', async () => {
    const unused = async () => {
      const { items } = (await world.as('owner').get('/health/contact/proposals')).body
      return (items.find(({ kind }: { kind: string }) => kind === 'unused')?.fields ?? []) as string[]
    }
    const [field, ...others] = await unused()
    assert.ok(field !== undefined && others.length > 0, 'of these few contacts much is empty')
    await world.as('manager').put('/health/contact/weights', { weights: { [field]: 0 } })
    assert.deepEqual(await unused(), others)
    await world.as('manager').put('/health/contact/weights', { weights: { [field]: null } })
    assert.deepEqual(await unused(), [field, ...others])
  })
})
