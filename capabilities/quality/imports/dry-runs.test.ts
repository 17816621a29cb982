import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { defineCapability } from '#core/capability.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: importRoutes,
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('trying a file', () => {
  const world = testWorld({ capabilities: [capability] })
  const upload = (text: string) =>
    world.as('owner').post('/imports?name=dry.csv', Buffer.from(text), { 'content-type': 'application/octet-stream' })

  test('a long dry run says how far it is to who cannot wait, and gives the same answer in the end', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `Dry ${n},dry${n}@example.com`)
    const { body } = await upload(`Name,Email\n${rows.join('\n')}\n`)
    // A large file is not counted when it is uploaded.
    await world.ctx.db.count({
      text: 'update w_main.quality_import set total_rows = null where id = $1',
      values: [body.id],
    })
    const first = await world.as('owner').post(`/imports/${body.id}/dry-run?wait=0`)
    assert.equal(first.status, 202)
    assert.ok(first.body.progress.done < 3000)
    const other = await world.as('admin').post(`/imports/${body.id}/dry-run?wait=0&rows=10`)
    assert.equal(other.status, 202, 'another question has its own answer')
    const last = await world.as('owner').post(`/imports/${body.id}/dry-run?wait=60`)
    assert.deepEqual([last.status, last.body.counts.created], [200, 3000])
    const counted = await world.as('owner').get(`/imports/${body.id}`)
    assert.equal(counted.body.counts.rows, 3000, 'it is counted once, and that is kept')
    assert.deepEqual(last.body, (await world.as('owner').post(`/imports/${body.id}/dry-run`)).body)
    const few = await world.as('admin').post(`/imports/${body.id}/dry-run?wait=60&rows=10`)
    assert.deepEqual([few.body.counts.rows, few.body.isWhole], [10, false])
    await world.as('owner').delete(`/imports/${body.id}`)
  })
})
