import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { mergingRoutes } from '#capabilities/quality/routes-merging.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: [...duplicateRoutes, ...mergingRoutes],
  migrations: new URL('../migrations/', import.meta.url),
})

type Side = { readonly id: string; readonly title: string }
type Pair = { readonly id: string; readonly left: Side; readonly right: Side; readonly probability: number }

suite('pairs that people have decided', () => {
  const world = testWorld({ capabilities: [quality] })
  const make = async (values: object): Promise<{ id: string }> =>
    (await world.as('owner').post('/records/contact', values)).body
  const open = async (): Promise<Pair[]> =>
    (await world.as('owner').get('/duplicates?object=contact&limit=200')).body.items
  const decide = (pair: Pair, body: object) => world.as('owner').post(`/duplicates/${pair.id}/resolution`, body)
  const titled = (pairs: readonly Pair[], title: string) => pairs.find(({ left }) => left.title === title)!

  const decided = ['Stone', 'Whitby', 'Marlowe', 'Ferrer', 'Okafor', 'Lindqvist', 'Dunmore']

  test('namesakes that were dismissed teach the next scan to be less sure of namesakes; merged ones the contrary', async () => {
    for (let i = 0; i < 60; i++) {
      const person = {
        name: `Ann${i % 9} Berg${i}`,
        email: [`ann${i}@mail${i}.example`],
        phone: [`+4420794${10000 + i * 37}`],
      }
      await make(person)
      if (i % 3 === 0) await make({ ...person, phone: [] })
    }
    for (const family of [...decided, 'Quill']) {
      await make({ name: `Carl ${family}` })
      await make({ name: `Carl ${family}`, email: [`carl@${family.toLowerCase()}-home.example`] })
    }
    await scanNow(world.ctx, { object: 'contact' })
    const before = await open()
    const last = titled(before, 'Carl Quill')
    assert.ok(last, 'namesakes are shown before anybody said anything')
    for (const family of decided) await decide(titled(before, `Carl ${family}`), { kind: 'dismiss' })
    await scanNow(world.ctx, { object: 'contact' })
    const doubted = titled(await open(), 'Carl Quill')
    assert.ok(
      !doubted || doubted.probability < last.probability - 0.05,
      `${doubted?.probability} of ${last.probability}`,
    )

    for (const family of decided) {
      const pair = titled(before, `Carl ${family}`)
      await world.as('owner').delete(`/duplicates/${pair.id}/resolution`)
      await decide(pair, { kind: 'merge', keep: 'left' })
    }
    await scanNow(world.ctx, { object: 'contact' })
    const believed = titled(await open(), 'Carl Quill')
    assert.ok(believed.probability >= last.probability, `${believed.probability} of ${last.probability}`)
  })

  test('a third record that is like both does not bring two together that were said to be two', async () => {
    const person = { name: 'Dora Quartz', email: ['dora@quartz.example'], phone: ['+442079411111'] }
    const a = await make(person)
    const b = await make(person)
    await scanNow(world.ctx, { object: 'contact' })
    await decide(titled(await open(), 'Dora Quartz'), { kind: 'dismiss' })
    const c = await make(person)
    for (const rows of ['', '50']) {
      if (rows !== '') process.env.TEND_ROWS_IN_MEMORY = rows
      await scanNow(world.ctx, { object: 'contact' })
      delete process.env.TEND_ROWS_IN_MEMORY
      const table = `"${world.ctx.model.schema}".quality_entity`
      const found = (await world.ctx.db.arrays({
        text: `select record_id, entity_id from ${table} where record_id = any($1::uuid[])`,
        values: [[a.id, b.id, c.id]],
      })) as [string, string][]
      const entities = new Map(found)
      assert.equal(found.length, 2, 'c goes with one of them')
      assert.ok(entities.has(c.id))
      const ids = (await open()).flatMap(({ left, right }) => [`${left.id} ${right.id}`, `${right.id} ${left.id}`])
      assert.ok(!ids.includes(`${a.id} ${b.id}`))
      assert.ok(ids.includes(`${a.id} ${c.id}`) && ids.includes(`${b.id} ${c.id}`))
    }
    await world.as('owner').post('/merges', { object: 'contact', into: c.id, from: [a.id] })
    const { body } = await world.as('owner').get(`/records/contact/${c.id}/duplicates`)
    assert.deepEqual(body.items, [], 'what a was said to be, c is now')
    await scanNow(world.ctx, { object: 'contact' })
    assert.equal(titled(await open(), 'Dora Quartz'), undefined)
  })
})
