import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { testWorld } from '#test/world.ts'

type Page = { items: { code: string }[]; next: string | null; at?: string }

suite('any place in a list', () => {
  const world = testWorld({ capabilities: [] })
  const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  const sorts = ['category,name', '-category', 'name,-category', '-createdAt', 'createdAt,-code', 'code']
  const page = async (query: Record<string, string | number | boolean | null | undefined>): Promise<Page> => {
    const given = Object.entries(query).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, String(value)]])) // prettier-ignore
    const answer = await world.as('owner').get(`/records/product?${new URLSearchParams(given).toString()}`)
    assert.equal(answer.status, 200, answer.text)
    return answer.body as Page
  }
  const told = ({ items }: Page) => items.map(({ code }) => code).join('')

  before(async () => {
    for (const [i, code] of codes.entries())
      await world
        .as('owner')
        .post('/records/product', { name: `p${i % 3}`, code, category: i % 2 ? `k${i % 4}` : null })
  })

  for (const sort of sorts) {
    test(`by ${sort}: records are passed over, and the page is found again by its cursor`, async () => {
      const all = told(await page({ sort, limit: 50 }))
      for (let skip = 0; skip <= all.length + 1; skip += 1) {
        const found = await page({ sort, limit: 3, skip })
        assert.equal(told(found), all.slice(skip, skip + 3), `skip ${skip}`)
        assert.equal(found.next !== null, skip + 3 < all.length)
        assert.equal(found.at !== undefined, skip > 0 && skip <= all.length)
        if (found.at) assert.equal(told(await page({ sort, limit: 3, after: found.at })), told(found))
      }
    })

    test(`by ${sort}: the page before a cursor, and before the end`, async () => {
      const all = told(await page({ sort, limit: 50 }))
      for (let behind = 1; behind < all.length; behind += 1) {
        const after = (await page({ sort, limit: behind })).next
        for (const skip of [0, 1, 4]) {
          const found = await page({ sort, limit: 3, back: true, after, skip })
          const end = Math.max(0, behind - skip)
          assert.equal(told(found), all.slice(Math.max(0, end - 3), end), `${skip} before ${behind}`)
          assert.equal(found.at !== undefined, end > 3)
          if (found.next !== null)
            assert.equal(told(await page({ sort, limit: 50, after: found.next })), all.slice(end))
        }
      }
      const last = await page({ sort, limit: 2, back: true })
      assert.deepEqual([told(last), last.next], [all.slice(-2), null])
      const further = await page({ sort, limit: 2, back: true, skip: 2 })
      assert.equal(told(further), all.slice(-4, -2))
      assert.equal(told(await page({ sort, limit: 2, after: further.next })), all.slice(-2))
    })
  }

  test('what cannot be passed over is refused', async () => {
    for (const skip of ['-1', '1.5', 'x', '10000001']) {
      const answer = await world.as('owner').get(`/records/product?skip=${skip}`)
      assert.deepEqual([answer.status, answer.body.code], [400, 'core.badSkip'])
    }
  })
})
