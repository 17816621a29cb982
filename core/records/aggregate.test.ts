import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { testWorld } from '#test/world.ts'

suite('groups of records', () => {
  const world = testWorld()

  test('weeks begin on the day that is asked for, Monday where none is', async () => {
    const me = world.as('owner')
    // Saturday, Sunday, Monday and the Friday after, in Shanghai; the second is still Saturday in UTC.
    const moments = ['2026-03-14T02:00:00Z', '2026-03-14T17:00:00Z', '2026-03-16T02:00:00Z', '2026-03-20T02:00:00Z']
    for (const dueAt of moments) await me.post('/records/task', { subject: 'Weekly', dueAt })
    for (const closesOn of ['2026-03-14', '2026-03-15', '2026-03-16', '2026-03-20'])
      await me.post('/records/deal', { name: 'Weekly', closesOn })
    const ask = async (object: string, field: string, asked: object) => {
      const query = {
        filter: { or: [{ [object === 'task' ? 'subject' : 'name']: 'Weekly' }] },
        groupBy: [field],
        ...asked,
      }
      const { body } = await me.post(`/records/${object}/query`, query)
      if (!body.groups) return body.code
      return body.groups
        .map(({ key, values }: { key: Record<string, string>; values: { count: number } }) => [
          Object.values(key)[0],
          values.count,
        ])
        .toSorted()
    }
    const weeks = [
      [
        undefined,
        [
          ['2026-03-09', 2],
          ['2026-03-16', 2],
        ],
      ],
      [
        1,
        [
          ['2026-03-09', 2],
          ['2026-03-16', 2],
        ],
      ],
      [
        7,
        [
          ['2026-03-08', 1],
          ['2026-03-15', 3],
        ],
      ],
      [6, [['2026-03-14', 4]]],
      [
        5,
        [
          ['2026-03-13', 3],
          ['2026-03-20', 1],
        ],
      ],
    ] as const
    for (const [firstDayOfWeek, expected] of weeks) {
      assert.deepEqual(await ask('deal', 'closesOn:week', { firstDayOfWeek }), expected, `days, ${firstDayOfWeek}`)
      const here = { firstDayOfWeek, timeZone: 'Asia/Shanghai' }
      assert.deepEqual(await ask('task', 'dueAt:week', here), expected, `moments, ${firstDayOfWeek}`)
    }
    assert.deepEqual(await ask('deal', 'closesOn:month', { firstDayOfWeek: 7 }), [['2026-03-01', 4]])
    for (const firstDayOfWeek of [0, 8, 1.5, '7'])
      assert.equal(await ask('deal', 'closesOn:week', { firstDayOfWeek }), 'core.badBody')
  })
})
