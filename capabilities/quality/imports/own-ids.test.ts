import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createRecords } from '#core/records/create.ts'
import { readRecord } from '#core/records/read.ts'
import { testWorld } from '#test/world.ts'

suite('a file that was exported here', () => {
  const world = testWorld()
  const owner = () => world.as('owner')
  const count = async (object: string) =>
    (await owner().get(`/records/${object}?count=exact&limit=1`)).body.count.value as number

  async function bringBack(text: string): Promise<{ object: string; updated: number; created: number }> {
    const head = { 'content-type': 'application/octet-stream' }
    const { body } = await owner().post('/imports?name=deals.csv', Buffer.from(text), head)
    const id = body.mapping.columns.find(({ column }: { column: string }) => column.endsWith('ID'))
    assert.equal(id?.field ?? null, null, 'the ids are no field')
    await owner().post(`/imports/${body.id}/run`)
    await world.drain()
    const { counts } = (await owner().get(`/imports/${body.id}`)).body
    return { object: body.object, updated: counts.updated, created: counts.created }
  }

  test('changes the same records when it comes back, whatever was changed in it, and makes none a second time', async () => {
    const [first, second, third] = await createRecords(world.ctx, 'deal', [
      { name: 'Pump', amount: { amount: 100, currency: 'EUR' }, closesOn: '2027-01-31' },
      { name: 'Pump', amount: { amount: 200, currency: 'EUR' } },
      { name: 'Valve', lostReason: 'price' },
    ])
    const query = encodeURIComponent(JSON.stringify({ withIds: true, sort: 'createdAt' }))
    const edits = { en: ['200 EUR', '250 EUR'], zh: ['Valve', 'Valve large'] } as const
    for (const [locale, [from, to]] of Object.entries(edits)) {
      const { text } = await owner().get(`/exports/deal?locale=${locale}&query=${query}`)
      const done = await bringBack(text.replace(from, to))
      assert.deepEqual(done, { object: 'deal', updated: 1, created: 0 }, locale)
    }
    assert.equal(await count('deal'), 3)
    const name = async (id: string) => (await readRecord(world.ctx, 'deal', id)).name
    assert.deepEqual([await name(first!), await name(second!), await name(third!)], ['Pump', 'Pump', 'Valve large'])
    assert.deepEqual((await readRecord(world.ctx, 'deal', second!)).amount, { amount: 250, currency: 'EUR' })
    assert.equal((await readRecord(world.ctx, 'deal', first!)).closesOn, '2027-01-31')
  })

  test('a row whose record is gone, or is of another workspace, is made anew once', async () => {
    const text = (id: string) =>
      `Name,Amount,Probability,Expected close,Lost because,Tend ID\r\nCrane,5 EUR,10,,,${id}\r\n`
    const foreign = '01a21b84-8fbb-7036-b79f-2f3fe3afedcc'
    assert.equal((await bringBack(text(foreign))).created, 1)
    assert.equal((await bringBack(text(foreign))).created, 0)
    assert.equal((await bringBack(text('no id'))).created, 1)
  })
})
