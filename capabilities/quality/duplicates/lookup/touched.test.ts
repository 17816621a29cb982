import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { matchChanged } from '#capabilities/quality/duplicates/lookup/touched.ts'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { duplicateRoutes } from '#capabilities/quality/routes-duplicates.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const quality = defineCapability({
  name: 'quality',
  routes: duplicateRoutes,
  migrations: new URL('../../migrations/', import.meta.url),
})

const given = ['Ann', 'Bob', 'Carla', 'Dora', 'Emil', 'Frank', 'Greta']

suite('records that change between two scans', () => {
  const world = testWorld({ capabilities: [quality] })
  const person = (i: number) => ({
    name: `${given[i % 7]} Berg${i}`,
    email: [`p${i}@mail${i}.example`],
    phone: [`+4420794${10000 + i * 37}`],
    birthday: `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 9}`,
  })
  const make = async (values: object): Promise<{ id: string }> =>
    (await world.as('owner').post('/records/contact', values)).body
  const rows = (sql: string) => world.ctx.db.arrays({ text: sql.replaceAll('@', `"${world.ctx.model.schema}".`) })
  const entities = async () =>
    new Map((await rows('select record_id, entity_id from @quality_entity')) as [string, string][])
  const pairs = async () =>
    (await rows(`select left_id, right_id from @quality_duplicate_pair where status = 'open'`)) as [string, string][]
  const made: { id: string }[] = []

  test('after a scan every group has a name', async () => {
    for (let i = 0; i < 80; i++) made.push(await make(person(i)))
    for (let i = 0; i < 24; i++) made.push(await make({ ...person(i), phone: [] }))
    await scanNow(world.ctx, { object: 'contact' })
    const named = await entities()
    assert.equal(named.size, 48)
    assert.equal(named.get(made[0]!.id), named.get(made[80]!.id))
    assert.equal(new Set(named.values()).size, 24)
  })

  test('a new record joins the group of its double, which keeps its name, and no other pair moves', async () => {
    const before = await entities()
    const seen = (await pairs()).length
    const third = await make({ ...person(3), email: [], birthday: person(3).birthday })
    assert.ok((await matchChanged(world.ctx, { object: 'contact' })) >= 1)
    const after = await entities()
    assert.equal(after.get(third.id), before.get(made[3]!.id))
    for (const [id, name] of before) assert.equal(after.get(id), name)
    assert.equal((await pairs()).length, seen + 2)
  })

  test('a record that is changed into somebody else leaves its group, and one that is deleted its pairs', async () => {
    const left = made[81]!.id
    await world.as('owner').patch(`/records/contact/${left}`, {
      name: 'Wolfgang Amadeus Zimmermann',
      email: ['wolfgang@salzburg.example'],
      birthday: '1999-12-31',
    })
    await world.as('owner').delete(`/records/contact/${made[82]!.id}`)
    await matchChanged(world.ctx, { object: 'contact' })
    const after = await entities()
    assert.equal(after.has(left), false)
    assert.equal(after.has(made[1]!.id), false)
    assert.equal(after.has(made[2]!.id), false)
    const open = (await pairs()).flat()
    assert.ok(!open.includes(left) && !open.includes(made[82]!.id))
  })

  test('a scan afterwards finds the same groups under the same names', async () => {
    const before = await entities()
    await scanNow(world.ctx, { object: 'contact' })
    assert.deepEqual(await entities(), before)
  })

  test('somebody who changed the mailbox and the number is found by birthday and name while typing', async () => {
    const draft = { object: 'contact', values: { name: 'Anna Berg7', birthday: person(7).birthday } }
    const { body } = await world.as('owner').post('/duplicates/check', draft)
    assert.ok(
      body.items.some(({ id }: { id: string }) => id === made[7]!.id),
      JSON.stringify(body),
    )
  })
})
