import { writeFileSync } from 'node:fs'
import assert from 'node:assert/strict'
import pg from 'pg'
import { dropSearchIndexes, insertRows, restoreIndexes } from '#bench/records/load-data.ts'
import { newApiKey } from '#core/access/api-keys.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'
import { contextOf, createWorkspace, migrateControl } from '#core/workspaces.ts'
import { openPool } from '#platform/db/pool.ts'
import { migrateQueue } from '#server/worker.ts'
import { uuidv7 } from '#platform/uuid.ts'

/**
 * Fills Tend's tables from the harness's (`people`, `companies` in schema public of the same database), with their
 * history and search rows, and leaves an API key in STATE_FILE.
 */
const { DATABASE_URL: url = '', STATE_FILE: stateFile = '' } = process.env
const pool = openPool({ url, max: 4 })
await migrateControl(pool.as(null))
await migrateQueue(url)
const owner = { email: 'owner@example.com', name: 'Owner' }
const { open, ownerId } = await createWorkspace(pool, { name: 'Bench', schema: 'w_main', owner, migrations: [] })
const ctx = contextOf({ ...open, db: pool.as(null) }, { id: ownerId, name: 'Owner', role: 'owner' })

await copy(
  ctx,
  'company',
  'select id, name, domain, industry, city, country, employees, created_at from public.companies order by id',
  (row) => ({
    name: row.name,
    domain: row.domain,
    industry: String(row.industry).toLowerCase(),
    country: row.country,
    employees: row.employees,
    address: { country: null, region: null, city: row.city, district: null, street: null, postcode: null },
  }),
)
await copy(ctx, 'contact', 'select * from public.people order by id', (row) => ({
  name: { family: row.last_name, given: row.first_name, order: 'given', full: row.full_name },
  email: [row.email],
  description: row.phone,
  country: row.country,
  stage: row.stage,
  score: row.score,
  address: { country: null, region: null, city: row.city, district: null, street: null, postcode: null },
  company: row.company_id === null ? null : idOf('c', row.company_id as number),
}))
await ctx.db.rows({ text: 'vacuum analyze', once: true })
const token = await newApiKey(pool.as(null), {
  id: uuidv7(),
  name: 'bench',
  workspaceId: open.workspace.id,
  accountId: ownerId,
})
writeFileSync(stateFile, JSON.stringify({ token }))
await pool.end()

type Row = Record<string, unknown>

async function copy(of: Ctx, name: string, sql: string, toValues: (row: Row) => Values): Promise<void> {
  const object = of.model.objects.get(name) as ModelObject
  await dropSearchIndexes(of, name)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('begin')
  await client.query(`declare rows no scroll cursor for ${sql}`)
  for (;;) {
    const { rows } = (await client.query('fetch 4000 from rows')) as { rows: Row[] }
    if (rows.length === 0) break
    await insertRows(
      of,
      object,
      rows.map((row) => ({
        id: idOf(name === 'company' ? 'c' : 'a', row.id as number),
        createdAt: (row.created_at as Date).toISOString(),
        values: toValues(row),
      })),
    )
  }
  await client.end()
  await restoreIndexes(of)
}

function idOf(kind: string, n: number): string {
  assert.ok(Number.isSafeInteger(n))
  return `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}
