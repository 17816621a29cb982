import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MatchedObject, Pair } from '#capabilities/quality/contract-duplicates.ts'
import { matchChangedSoon, scanNightly } from '#capabilities/quality/duplicates/jobs.ts'
import { testWorld } from '#test/world.ts'

suite('duplicates of any object', () => {
  const world = testWorld()
  const owner = () => world.as('owner')
  const make = async (object: string, values: object): Promise<string> => {
    const { status, body } = await owner().post(`/records/${object}`, values)
    assert.equal(status, 201, JSON.stringify(body))
    return body.id
  }
  const pairsOf = async (object: string) => (await owner().get(`/duplicates?object=${object}`)).body.items as Pair[]
  const objects = async () => (await owner().get('/duplicates/objects')).body.items as MatchedObject[]
  const night = async () => {
    await scanNightly(world.ctx)
    await world.drain()
  }

  test('products are looked through at night, by name, maker, price and description', async () => {
    const field = await owner().post('/objects/product/fields', { type: 'text', label: { en: 'Brand', zh: '品牌' } })
    assert.equal(field.status, 201)
    const camera = { name: 'Lumix DC-FZ82 bridge camera', cBrand: 'Panasonic', price: { amount: 329, currency: 'EUR' } }
    const [a, b] = [
      await make('product', { ...camera, code: 'FZ82-1', description: 'Bridge camera with 60x zoom and 4K video' }),
      await make('product', {
        ...camera,
        name: 'Lumix DC FZ82 Bridge-Camera',
        description: '60x zoom bridge camera with 4K video',
      }),
    ]
    await make('product', { name: 'Lumix leather case', cBrand: 'Panasonic', price: { amount: 29, currency: 'EUR' } })
    await make('product', { name: 'Office chair', cBrand: 'Sedus', price: { amount: 329, currency: 'EUR' } })
    await night()
    const pairs = await pairsOf('product')
    assert.deepEqual(
      pairs.map(({ left, right }) => [left.id, right.id]),
      [[a, b].toSorted()],
    )
    const why = new Map(pairs[0]?.why.map(({ field: name, level }) => [name, level]))
    assert.deepEqual([why.get('cBrand'), why.get('price')], ['same', 'same'])
    assert.ok(why.has('description'))
  })

  test('an object that the workspace made is looked through by itself, and a change is matched within the minute', async () => {
    assert.equal((await owner().post('/objects', { label: { en: 'Machine', zh: '设备' } })).status, 201)
    const own = { type: 'text', label: { en: 'Serial number', zh: '序列号' } }
    assert.equal((await owner().post('/objects/cMachine/fields', own)).status, 201)
    const first = await make('cMachine', { name: 'Press 7', cSerialNumber: 'SN-4711-A' })
    await make('cMachine', { name: 'Lathe 2', cSerialNumber: 'SN-0815-B' })
    await night()
    assert.deepEqual(await pairsOf('cMachine'), [])
    const second = await make('cMachine', { name: 'Press No. 7', cSerialNumber: 'sn 4711 a' })
    await matchChangedSoon(world.ctx)
    await world.drain()
    const pairs = await pairsOf('cMachine')
    assert.deepEqual(
      pairs.map(({ left, right }) => [left.id, right.id]),
      [[first, second].toSorted()],
    )
    const settings = await owner().get('/merges/settings/cMachine')
    assert.equal(settings.status, 200)
    const { rules, auto } = settings.body
    assert.equal((await owner().put('/merges/settings/cMachine', { rules, auto })).status, 200)
  })

  test('the list of objects says which are looked through by themselves and where pairs wait', async () => {
    const found = new Map((await objects()).map((one) => [one.object, one]))
    for (const name of ['contact', 'company', 'lead', 'deal', 'product', 'cMachine'])
      assert.equal(found.get(name)?.isWatched, true, name)
    const { look, ...product } = found.get('product') as MatchedObject
    assert.deepEqual(product, { object: 'product', isWatched: true, isWaiting: true })
    assert.deepEqual([look?.records, look?.found, look?.kept, look?.gone], [4, 1, 1, 0])
    assert.equal(found.get('contact')?.isWaiting, false)
    assert.equal(found.get('call')?.isWatched, false, 'calls are about a record: only when somebody asks')
    assert.equal(found.has('stage'), false)
  })

  test('what two shops call differently is found by the model number that both copied', async () => {
    const makers = ['Sony', 'Yamaha', 'Bosch', 'Makita', 'Canon', 'Miele', 'Braun']
    const things = ['mixer', 'drill', 'lens', 'speaker', 'kettle', 'vacuum cleaner', 'shaver', 'printer', 'oven']
    const name = (i: number) =>
      `${makers[i % 7]} ${things[i % 9]} ${String.fromCharCode(65 + (i % 26))}X${1000 + i * 37}`
    for (let i = 0; i < 90; i++) await make('product', { name: name(i) })
    const twins: string[][] = []
    for (let i = 0; i < 90; i += 6) {
      const code = name(i).split(' ').at(-1)
      const [first] = (await owner().get(`/records/product?q=${code}`)).body.items as { id: string }[]
      twins.push([first!.id, await make('product', { name: `${code} by ${makers[i % 7]}, new in box` })])
    }
    await night()
    const found = new Set((await pairsOf('product')).map(({ left, right }) => `${left.id} ${right.id}`))
    const known = twins.filter((two) => found.has(two.toSorted().join(' ')))
    assert.equal(known.length, twins.length)
    const why = (await pairsOf('product')).flatMap((pair) => pair.why)
    assert.ok(why.some(({ field, level }) => field === 'name.model' && level === 'same'))
  })

  test('calls of one name are told apart by whom they are about, and the surest are those of the same time', async () => {
    const firms = [await make('company', { name: 'Nordwind' }), await make('company', { name: 'Südstern' })]
    const call = (firm: number, startedAt: string) =>
      make('call', { subject: 'Quarterly review', startedAt, target: { object: 'company', id: firms[firm] } })
    const [a, b] = [await call(0, '2026-05-01T08:00:00.000Z'), await call(0, '2026-05-01T08:00:30.000Z')]
    const other = await call(1, '2026-05-02T08:00:00.000Z')
    await call(0, '2026-08-01T09:00:00.000Z')
    assert.equal((await owner().post('/duplicates/scan', { object: 'call' })).status, 202)
    await world.drain()
    const pairs = (await pairsOf('call')).map(({ left, right }) => [left.id, right.id])
    assert.deepEqual(pairs[0], [a, b].toSorted(), 'the surest')
    assert.ok(!pairs.flat().includes(other), 'nobody takes the review of another firm for this one')
  })

  test('what nobody wrote in since the last look is not looked at again', async () => {
    const place = async () =>
      (
        await world.ctx.db.arrays({
          text: `select object, matched_id, history_id from "w_main".quality_scan order by 1`,
        })
      ).map(([object, matched, scanned]) => [object, Number(matched ?? scanned)] as const)
    const before = new Map(await place())
    await world.ctx.db.count({ text: `update "w_main".history set at = at - interval '1 minute'` })
    await matchChangedSoon(world.ctx)
    await world.drain()
    const [[end] = []] = await world.ctx.db.arrays({ text: `select max(id) from "w_main".history` })
    const after = new Map(await place())
    assert.equal(after.get('lead'), Number(end))
    assert.ok((before.get('lead') ?? 0) < Number(end))
  })
})
