import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Look, MatchedObject, Pair } from '#capabilities/quality/contract-duplicates.ts'
import { matchChanged } from '#capabilities/quality/duplicates/lookup/touched.ts'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { testWorld } from '#test/world.ts'

for (const [where, rowsInMemory] of [
  ['in memory', ''],
  ['on disk', '50'],
] as const)
  suite(`a queue that cannot hold all pairs (${where})`, () => {
    const world = testWorld()
    const owner = () => world.as('owner')
    const make = async (values: object): Promise<string> => (await owner().post('/records/contact', values)).body.id
    const pairs = async (status = 'open') =>
      (await owner().get(`/duplicates?object=contact&limit=200&status=${status}`)).body.items as Pair[]
    const look = async () => {
      const { items } = (await owner().get('/duplicates/objects')).body as { items: MatchedObject[] }
      return items.find(({ object }) => object === 'contact')?.look as Look
    }
    const person = (i: number) => ({
      name: `Ann${i % 9} Berg${i}`,
      email: [`ann${i}@mail${i}.example`],
      phone: [`+4420794${10000 + i * 37}`],
    })
    const scan = () => scanNow(world.ctx, { object: 'contact', ifChanged: true })

    before(() => {
      process.env.TEND_PAIRS_KEPT = '5'
      if (rowsInMemory) process.env.TEND_ROWS_IN_MEMORY = rowsInMemory
    })
    after(() => {
      delete process.env.TEND_PAIRS_KEPT
      delete process.env.TEND_ROWS_IN_MEMORY
    })

    test('the surest are there, and it is said of how many', async () => {
      for (let i = 0; i < 70; i++) {
        await make(person(i))
        if (i % 4 === 0) await make({ ...person(i), phone: [] })
      }
      await scan()
      assert.equal((await pairs()).length, 5)
      const { records, found, kept, gone } = await look()
      assert.deepEqual([records, found, kept, gone], [88, 18, 5, 0])
    })

    test('what waits stays while it is alike, put off or not, however many are surer', async () => {
      const weakest = (await pairs()).at(-1) as Pair
      await owner().post(`/duplicates/${weakest.id}/resolution`, { kind: 'later' })
      await owner().patch(`/records/contact/${weakest.left.id}`, { title: 'Changed' })
      await make({ ...person(2), email: [] })
      await matchChanged(world.ctx, { object: 'contact' })
      const before_ = await pairs()
      assert.equal(before_.length, 5, 'the new one beside four')
      await scan()
      const now = new Set((await pairs()).map(({ id }) => id))
      for (const { id } of before_) assert.ok(now.has(id))
      assert.deepEqual(
        (await pairs('later')).map(({ id }) => id),
        [weakest.id],
      )
      assert.equal((await look()).gone, 0)
    })

    test('what is decided makes room for the next, the following night', async () => {
      const decided = (await pairs()).slice(0, 4)
      for (const { id } of decided) await owner().post(`/duplicates/${id}/resolution`, { kind: 'dismiss' })
      const left = await pairs()
      await scan()
      const now = await pairs()
      assert.ok(now.length > left.length)
      const { found, kept } = await look()
      assert.ok(found > kept)
      const open = new Set(now.map(({ id }) => id))
      assert.ok(left.every(({ id }) => open.has(id)))
      assert.ok(decided.every(({ id }) => !open.has(id)))
    })

    test('who is alike no more leaves the queue, and it is said', async () => {
      const [{ left } = {} as Pair] = await pairs()
      const values = { name: 'Wolfgang Amadeus Zimmermann', email: ['w@salzburg.example'], phone: [] }
      await owner().patch(`/records/contact/${left.id}`, values)
      await scan()
      assert.ok((await look()).gone >= 1)
      assert.ok((await pairs()).every((pair) => pair.left.id !== left.id && pair.right.id !== left.id))
    })
  })
