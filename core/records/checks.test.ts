import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { defineCapability } from '#core/capability.ts'
import type { WriteCheck } from '#core/records/checks.ts'
import { defineErrors } from '#platform/errors.ts'
import { testWorld } from '#test/world.ts'

const errors = defineErrors('checktest', { refused: [422, '{name} is refused.', '不接受 {name}。'] })

/** Refuses companies called Forbidden, and warns of those called Doubtful. */
const check: WriteCheck = {
  concerns: (_, { name }) => name === 'company',
  look: async (ctx, object, written) => {
    const rows = await ctx.db.rows<{ id: string; name: string }>({
      text: `select id, name from ${object.table} where id = any($1::uuid[])`,
      values: [written.map(({ id }) => id)],
    })
    if (rows.some(({ name }) => name === 'Forbidden')) throw errors.refused({ name: 'Forbidden' })
    const doubtful = rows.filter(({ name }) => name === 'Doubtful')
    const warning = { code: 'checktest.doubtful', detail: 'Look again.', field: 'name', params: {} }
    return new Map(doubtful.map(({ id }) => [id, [warning]]))
  },
}

suite('checks that capabilities add to every write', () => {
  const world = testWorld({ capabilities: [defineCapability({ name: 'checktest', checks: [check] })] })
  const owner = () => world.as('owner')
  const names = async () =>
    (await owner().get('/records/company?limit=200')).body.items.map(({ name }: { name: string }) => name) as string[]

  test('a refusal takes the whole write back, whichever way it came', async () => {
    const made = await owner().post('/records/company', { name: 'Forbidden' })
    assert.deepEqual([made.status, made.body.code], [422, 'checktest.refused'])
    const { body: company } = await owner().post('/records/company', { name: 'Allowed' })
    const changed = await owner().patch(`/records/company/${company.id}`, { name: 'Forbidden' })
    assert.equal(changed.status, 422)
    const batch = await owner().post('/records/company/batch', {
      operations: ['Fine', 'Forbidden'].map((name) => ({ op: 'create', values: { name } })),
    })
    assert.equal(batch.status, 422)
    assert.deepEqual(await names(), ['Allowed'])
    const { body: now } = await owner().get(`/records/company/${company.id}`)
    assert.equal(now.rev, 1)
  })

  test('a warning comes back beside the record, and the record may be sent back as it came', async () => {
    const { status, body } = await owner().post('/records/company', { name: 'Doubtful' })
    assert.equal(status, 201)
    assert.deepEqual(
      body.warnings.map(({ code }: { code: string }) => code),
      ['checktest.doubtful'],
    )
    const { id, name, warnings } = body
    const again = await owner().patch(`/records/company/${id}`, { id, name, warnings, employees: 3 })
    assert.equal(again.status, 200)
    assert.equal(again.body.warnings.length, 1)
    assert.equal('warnings' in (await owner().get(`/records/company/${id}`)).body, false)
  })

  test('objects that no check concerns are written as ever, without warnings', async () => {
    const { status, body } = await owner().post('/records/contact', { name: 'Forbidden' })
    assert.equal(status, 201)
    assert.equal('warnings' in body, false)
  })
})
