import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { testWorld } from '#test/world.ts'
import { figureEntry, measuresOf } from '#web/records/foot/measures.ts'
import type { ObjectMeta } from '#web/types.ts'

suite('figures of a list', () => {
  const world = testWorld()

  test('every figure that a list offers for a field is one that the server computes', async () => {
    const me = world.as('owner')
    const { items } = (await me.get('/objects')).body as { items: ObjectMeta[] }
    assert.ok(items.length > 10)
    for (const { name, fields } of items) {
      for (const field of fields) {
        const entries = measuresOf(field).map((measure) => figureEntry({ field, measure }))
        const body = { aggregate: Object.assign({}, ...entries) as object, perCurrency: true }
        const reply = await me.post(`/records/${name}/query`, body)
        assert.equal(reply.status, 200, `${name}.${field.name}: ${reply.text}`)
        assert.equal(Object.keys(reply.body.groups[0].values as object).length, entries.length)
      }
    }
  })
})
