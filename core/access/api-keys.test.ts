import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { World } from '#test/world.ts'
import { testWorld } from '#test/world.ts'

/** What a program gets that comes with this key. */
async function withKey(world: World, token: string, line: `${'GET' | 'POST' | 'PATCH'} /${string}`, body?: unknown) {
  const [method, path] = line.split(' ') as ['GET', string]
  const reply = await world.house.app.server.inject({
    method,
    url: `/api${path}`,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  })
  return { status: reply.statusCode, body: (reply.payload ? JSON.parse(reply.payload) : null) as { code?: string } }
}

suite('API keys', () => {
  const world = testWorld()
  const made = async (body: object, role: 'owner' | 'manager' | 'member' = 'owner') =>
    (await world.as(role).post('/api-keys', body)).body as { id: string; token: string; role: string }

  test('a key opens what its person may, is shown once, and says when it was last used', async () => {
    const key = await made({ name: 'Warehouse' })
    assert.match(key.token, /^tend_/)
    const found = async () =>
      (await world.as('owner').get('/api-keys')).body.items.find((one: { id: string }) => one.id === key.id)
    assert.deepEqual([(await found()).lastUsedAt, 'token' in (await found())], [null, false])
    assert.equal((await withKey(world, key.token, 'POST /records/note', { body: 'From afar' })).status, 201)
    assert.match((await found()).lastUsedAt, /^\d{4}-.*Z$/)
  })

  test('a key that may only look changes nothing, not even its person', async () => {
    const key = await made({ name: 'Dashboard', role: 'readonly' })
    assert.equal((await withKey(world, key.token, 'GET /records/contact')).status, 200)
    assert.equal((await withKey(world, key.token, 'POST /records/contact', { name: 'Nobody' })).status, 403)
    assert.equal((await withKey(world, key.token, 'PATCH /session', { password: 'a long new one' })).status, 403)
    const more = await withKey(world, key.token, 'POST /api-keys', { name: 'More', role: 'admin' })
    assert.equal(more.status, 403)
  })

  test('nobody makes a key that may more than he may', async () => {
    const refused = await world.as('member').post('/api-keys', { name: 'Sly', role: 'admin' })
    assert.equal(refused.body.code, 'core.forbidden')
    assert.equal((await made({ name: 'Mine' }, 'member')).role, 'member')
  })

  test('a key ends on its day, which lies ahead', async () => {
    const refused = await world.as('owner').post('/api-keys', { name: 'Old', expiresAt: '2020-01-01T00:00:00Z' })
    assert.deepEqual([refused.status, refused.body.code], [422, 'core.apiKeyExpiry'])
    const key = await made({ name: 'Fair', expiresAt: new Date(Date.now() + 86_400_000).toISOString() })
    await world.house.pool.as(null).count({
      text: `update control.api_key set expires_at = now() - interval '1 second' where id = $1`,
      values: [key.id],
    })
    assert.equal((await withKey(world, key.token, 'GET /records/contact')).status, 401)
  })

  test('people see and revoke their own keys, administrators those of all', async () => {
    const mine = await made({ name: 'Of the member' }, 'member')
    const other = await made({ name: 'Of the manager' }, 'manager')
    const seen = (await world.as('member').get('/api-keys')).body.items as { id: string; person: { name: string } }[]
    assert.ok(seen.some(({ id }) => id === mine.id) && !seen.some(({ id }) => id === other.id))
    assert.equal((await world.as('member').delete(`/api-keys/${other.id}`)).body.code, 'core.apiKeyNotFound')
    assert.equal((await withKey(world, other.token, 'GET /records/contact')).status, 200)
    assert.equal((await world.as('owner').delete(`/api-keys/${other.id}`)).status, 204)
    assert.equal((await withKey(world, other.token, 'GET /records/contact')).status, 401)
    assert.equal((await world.as('member').delete(`/api-keys/${mine.id}`)).status, 204)
    assert.equal((await world.as('owner').delete('/api-keys/none')).status, 404)
  })

  test('what is shown once is not kept for a repetition', async () => {
    const headers = { 'idempotency-key': 'one-and-the-same-key' }
    const first = await world.as('owner').post('/api-keys', { name: 'Twice' }, headers)
    const second = await world.as('owner').post('/api-keys', { name: 'Twice' }, headers)
    assert.notEqual(first.body.token, second.body.token)
    const kept = await world.ctx.db.rows({
      text: `select from "${world.open.workspace.schema}".idempotency where body like '%tend\\_%'`,
    })
    assert.equal(kept.length, 0)
  })
})
