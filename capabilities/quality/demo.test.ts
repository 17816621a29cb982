import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { importDemo } from '#capabilities/quality/demo.ts'
import { generateWorld } from '#capabilities/quality/generator/world.ts'
import { demoFiles } from '#capabilities/quality/generator/write.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { defineCapability } from '#core/capability.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: importRoutes,
  jobs: importJobs,
  migrations: new URL('./migrations/', import.meta.url),
})
const size = { seed: 7, contacts: 400, companies: 90, deals: 100, activities: 200 }

suite('the demo files', () => {
  const world = testWorld({ capabilities: [capability] })

  test('each is recognised, and a dry run says beforehand exactly what the run then does', async () => {
    const client = world.as('owner')
    for (const { name, bytes, object } of demoFiles(generateWorld(size))) {
      const { status, body } = await client.post(`/imports?name=${encodeURIComponent(name)}`, bytes, {
        'content-type': 'application/octet-stream',
      })
      assert.equal(status, 201, name)
      assert.equal(body.object, object, name)
      const dry = (await client.post(`/imports/${body.id}/dry-run`)).body
      await client.post(`/imports/${body.id}/run`)
      await world.drain()
      const end = (await client.get(`/imports/${body.id}`)).body
      assert.equal(end.status, 'done', name)
      assert.deepEqual(end.counts, dry.counts, name)
      const { reasons } = (await client.get(`/imports/${body.id}/report`)).body
      assert.deepEqual(reasons, dry.reasons, name)
      const { rows, created, updated, skipped, rejected } = end.counts
      assert.equal(rows, created + updated + skipped + rejected, name)
      assert.ok(rejected < rows * 0.02, `${name}: ${rejected} of ${rows} rejected`)
    }
  })
})

suite('the first start', () => {
  const world = testWorld({ capabilities: [capability] })

  test('fills an empty workspace with people, companies, deals and what was talked about', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'tend-demo-'))
    const lines: string[] = []
    const result = await importDemo({
      pool: world.house.pool,
      open: world.open,
      ownerId: world.ctx.actor.id,
      directory,
      locale: 'zh',
      today: '2026-11-01',
      report: (line) => lines.push(line),
    })
    await rm(directory, { recursive: true })
    assert.equal(result.files, lines.length)
    assert.match(lines[0] ?? '', /公司.*共 \d+ 行/)
    assert.ok(result.rows > 6000 && result.created > 5000 && result.rejected < 60, JSON.stringify(result))
    const count = async (path: string) =>
      (await world.as('owner').get(`${path}${path.includes('?') ? '&' : '?'}count=exact&limit=1`)).body.count
        .value as number
    for (const [object, least] of [
      ['contact', 2500],
      ['company', 500],
      ['deal', 700],
      ['note', 100],
      ['call', 100],
      ['meeting', 100],
      ['task', 100],
    ] as const) {
      assert.ok((await count(`/records/${object}`)) >= least, object)
    }
    const [found] = (
      await world.as('owner').get('/records/deal?limit=1&expand=company,stage,owner&filter[company][empty]=false')
    ).body.items
    assert.ok(found.company.title && found.stage.title && found.owner.title)
    const owners = await world.ctx.db.arrays({ text: 'select count(distinct owner) from w_main.contact', once: true })
    assert.equal(Number(owners[0]?.[0]), 5)
  })
})
