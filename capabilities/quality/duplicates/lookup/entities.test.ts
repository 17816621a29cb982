import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { matchChanged } from '#capabilities/quality/duplicates/lookup/touched.ts'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { mergingRoutes } from '#capabilities/quality/routes-merging.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: [...duplicateRoutes, ...mergingRoutes],
  migrations: new URL('../../migrations/', import.meta.url),
})

suite('the lasting id of records that are one', () => {
  const world = testWorld({ capabilities: [quality] })
  const owner = () => world.as('owner')
  const make = async (values: object): Promise<string> => (await owner().post('/records/contact', values)).body.id
  const entity = async (id: string) =>
    (await owner().get(`/records/contact/${id}/duplicates`)).body.entityId as string | null
  const scan = () => scanNow(world.ctx, { object: 'contact' })
  const double = async (name: string) => {
    const values = { name, email: [`${name.replace(' ', '.').toLowerCase()}@mail.example`], phone: ['+442079460000'] }
    return [await make(values), await make(values)] as const
  }

  test('a group of two that is merged keeps its id through later scans, and after the merge was taken back', async () => {
    const [a, b] = await double('Ada Lovelace')
    await scan()
    const id = await entity(a)
    assert.ok(id)
    const { body: pairs } = await owner().get('/duplicates?object=contact')
    assert.equal(pairs.items[0].entityId, id)
    const { body: merge } = await owner().post('/merges', { object: 'contact', into: a, from: [b] })
    assert.equal(merge.entityId, id)
    await matchChanged(world.ctx, { object: 'contact' })
    await scan()
    assert.equal(await entity(a), id)
    const { body: alone } = await owner().get(`/duplicates/entities/${id}`)
    assert.deepEqual(alone, { id, object: 'contact', records: [{ id: a, title: 'Ada Lovelace' }] })

    const { body: undone } = await owner().delete(`/merges/${merge.id}`)
    assert.equal(undone.entityId, id)
    await matchChanged(world.ctx, { object: 'contact' })
    await scan()
    assert.deepEqual([await entity(a), await entity(b)], [id, id])
    const { body: both } = await owner().get(`/duplicates/entities/${id}`)
    assert.deepEqual(both.records.map((one: { id: string }) => one.id).toSorted(), [a, b].toSorted())
    const { body: groups } = await owner().get('/duplicates/groups?object=contact')
    assert.equal(groups.items[0].entityId, id)
  })

  test('it stays when the other record of the group is the one that is kept', async () => {
    const [a, b] = await double('Grace Hopper')
    await scan()
    const id = await entity(a)
    const { body: merge } = await owner().post('/merges', { object: 'contact', into: b, from: [a] })
    await scan()
    assert.equal(await entity(b), id)
    await owner().delete(`/merges/${merge.id}`)
    await scan()
    assert.deepEqual([await entity(a), await entity(b)], [id, id])
  })

  test('records merged by hand that no scan had paired go by one id while they are one', async () => {
    const [a, b] = [await make({ name: 'Niels Bohr' }), await make({ name: 'Marie Curie' })]
    assert.equal(await entity(a), null)
    const { body: merge } = await owner().post('/merges', { object: 'contact', into: a, from: [b] })
    assert.ok(merge.entityId)
    await scan()
    assert.equal(await entity(a), merge.entityId)
  })

  test('a record that joins what was merged gets its id, and one in the trash comes back under its own', async () => {
    const [a, b] = await double('Emmy Noether')
    await scan()
    const id = await entity(a)
    await owner().post('/merges', { object: 'contact', into: a, from: [b] })
    const [c] = await double('Emmy Noether')
    await matchChanged(world.ctx, { object: 'contact' })
    assert.equal(await entity(c), id)
    await owner().delete(`/records/contact/${c}`)
    await matchChanged(world.ctx, { object: 'contact' })
    await owner().post(`/records/contact/${c}/restoration`)
    await matchChanged(world.ctx, { object: 'contact' })
    assert.equal(await entity(c), id)
  })

  test('an id that nothing goes by is not found', async () => {
    for (const id of ['x', '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await owner().get(`/duplicates/entities/${id}`)
      assert.deepEqual([status, body.code], [404, 'quality.entityNotFound'])
    }
  })
})
