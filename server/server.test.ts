import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from 'typebox'
import { defineCapability } from '#core/capability.ts'
import { inTransaction } from '#core/context.ts'
import { emit, eventsAfter } from '#core/history/outbox.ts'
import { later } from '#core/jobs.ts'
import { createRecord } from '#core/records/create.ts'
import { updateRecord } from '#core/records/update.ts'
import { startDrainer } from '#server/drainer.ts'
import { testWorld } from '#test/world.ts'

const done: string[] = []
let mayFail = true
const noteLater = later('probe.note', Type.Object({ text: Type.String() }), async (_ctx, { text }, progress) => {
  await progress(1, 1)
  if (text === 'fails once' && mayFail) {
    mayFail = false
    throw new Error('the first time')
  }
  done.push(text)
})
const probe = defineCapability({
  name: 'probe',
  jobs: [noteLater],
  listen: { 'probe.happened': async (_ctx, payload: { what: string }) => void done.push(`heard ${payload.what}`) },
})

suite('the server', () => {
  const world = testWorld({ capabilities: [probe] })

  test('a job queued in a transaction that is rolled back never runs', async () => {
    await assert.rejects(
      inTransaction(world.ctx, async (ctx) => {
        await noteLater(ctx, { text: 'rolled back' })
        throw new Error('no')
      }),
    )
    const id = await noteLater(world.ctx, { text: 'kept' })
    await world.drain()
    assert.deepEqual(done, ['kept'])
    const job = (await world.as('manager').get(`/jobs/${id}`)).body
    assert.deepEqual([job.status, job.progress, job.attempts], ['done', { done: 1, total: 1 }, 1])
  })

  test('a job that fails is tried again and says why it failed', async () => {
    const id = await noteLater(world.ctx, { text: 'fails once' })
    await assert.rejects(world.drain(), /the first time/)
    const failed = (await world.as('manager').get(`/jobs/${id}`)).body
    assert.deepEqual([failed.status, failed.error], ['queued', 'the first time'])
    await world.drain()
    assert.equal((await world.as('manager').get(`/jobs/${id}`)).body.status, 'done')
  })

  test('a listener hears an event once, also when the outbox is read again', async () => {
    await emit(world.ctx, 'probe.happened', { what: 'rain' })
    await world.drain()
    // As after a crash: another server starts from an older place and reads the same rows.
    await world.house.pool
      .as(null)
      .count({ text: `update control.setting set value = '"0-0"' where name like 'outbox:%'` })
    const again = startDrainer(world.house.pool, world.house.workspaces, [probe], () => {})
    await again.drain()
    await again.stop()
    await world.drain()
    assert.equal(done.filter((line) => line === 'heard rain').length, 1)
  })

  test('events come in the order in which they became final, and none is lost to a slow transaction', async () => {
    const control = world.house.pool.as(null)
    const before = (await eventsAfter(control, 'w_main', '0-0')).at(-1)?.id ?? '0-0'
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const slow = inTransaction(world.ctx, async (ctx) => {
      await createRecord(ctx, 'company', { name: 'slow' })
      await held
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await createRecord(world.ctx, 'company', { name: 'fast' })
    assert.equal((await eventsAfter(control, 'w_main', before)).length, 0, 'the fast one waits for the slow one')
    release()
    await slow
    assert.equal((await eventsAfter(control, 'w_main', before)).length, 2)
  })

  test('of two people who change different fields at once, both changes are kept', async () => {
    const { id } = await createRecord(world.ctx, 'company', { name: 'Both' })
    await Promise.all([
      ...Array.from({ length: 5 }, (_, i) => updateRecord(world.ctx, 'company', id, { employees: i + 1 })),
      ...Array.from({ length: 5 }, (_, i) => updateRecord(world.ctx, 'company', id, { domain: `d${i}.example` })),
    ])
    const { body } = await world.as('owner').get(`/records/company/${id}`)
    assert.equal(body.rev, 11)
    assert.ok(body.employees && body.domain)
  })

  test('an event stream tells what is changed while it is open', async () => {
    await world.house.app.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = world.house.app.server.server.address() as { port: number }
    const stop = new AbortController()
    const reply = await fetch(`http://127.0.0.1:${port}/api/events`, {
      headers: { authorization: `Bearer ${world.key('member')}` },
      signal: stop.signal,
    })
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
    const { id } = await createRecord(world.ctx, 'company', { name: 'Live' })
    await world.drain()
    let text = ''
    while (!text.includes(id)) text += Buffer.from((await reader.read()).value ?? []).toString()
    assert.match(text, /event: record\ndata: \{"object":"company"/)
    stop.abort()
  })

  test('the region somebody chose is kept with his language, and is left to the browser again', async () => {
    const client = world.as('member')
    assert.equal((await client.patch('/session', { region: 'GB' })).body.user.region, 'GB')
    assert.equal((await client.patch('/session', { theme: 'dark' })).body.user.region, 'GB')
    assert.equal((await client.patch('/session', { region: 'Britain' })).status, 400)
    assert.equal((await client.patch('/session', { region: null })).body.user.region, null)
  })

  test('signing in takes a password that was set, and refuses a wrong one in both languages', async () => {
    const client = world.as('owner')
    assert.equal((await client.patch('/session', { password: 'short' })).body.code, 'core.passwordWeak')
    assert.equal((await client.patch('/session', { password: 'correct horse battery' })).status, 200)
    const headers = { 'x-tend': '1', authorization: '' }
    const wrong = await client.post(
      '/session',
      { email: 'owner@example.com', password: 'no' },
      { ...headers, 'accept-language': 'zh-CN' },
    )
    assert.deepEqual([wrong.status, wrong.body.detail], [401, '邮箱或密码错误。'])
    const right = await client.post(
      '/session',
      { email: 'OWNER@example.com', password: 'correct horse battery' },
      headers,
    )
    assert.equal(right.status, 200)
    assert.equal(right.body.user.role, 'owner')
    const cookie = String(right.headers['set-cookie']).split(';')[0] as string
    const refused = await client.post('/records/company', { name: 'x' }, { cookie, authorization: '' })
    assert.equal(refused.body.code, 'core.notFromHere')
    assert.equal((await client.get('/session', { cookie, authorization: '' })).body.user.email, 'owner@example.com')
  })

  test('an administrator names the workspace and its currency; others may not, nor may nonsense', async () => {
    const admin = world.as('admin')
    const named = await admin.patch('/workspace', { name: '常青贸易', currency: 'EUR' })
    assert.deepEqual(
      [named.status, named.body],
      [200, { name: '常青贸易', currency: 'EUR', timeZone: null, locale: null }],
    )
    assert.deepEqual((await world.as('member').get('/session')).body.workspace.currency, 'EUR')
    assert.equal((await admin.patch('/workspace', { currency: null })).body.currency, null)
    assert.equal((await admin.patch('/workspace', { locale: 'zh' })).body.locale, 'zh')
    assert.equal((await world.as('member').get('/session')).body.workspace.locale, 'zh')
    assert.equal((await admin.patch('/workspace', { locale: null })).body.locale, null)
    for (const body of [{ name: ' ' }, { currency: 'euro' }, { colour: 'red' }, { locale: 'fr' }])
      assert.equal((await admin.patch('/workspace', body)).status, 400)
    assert.equal((await world.as('manager').patch('/workspace', { name: 'Mine' })).status, 403)
  })

  test('an administrator says by which clock it is night; the server goes by it at once', async () => {
    const admin = world.as('admin')
    const zone = () => world.house.workspaces.get(world.open.workspace.id)?.workspace.timeZone
    const goesBy = async (wanted: (now: string | undefined) => boolean) => {
      for (let tries = 0; tries < 100 && !wanted(zone()); tries += 1) await sleep(20)
      return wanted(zone())
    }
    assert.equal((await admin.patch('/workspace', { timeZone: 'Asia/Urumqi' })).body.timeZone, 'Asia/Urumqi')
    await world.drain()
    assert.ok(await goesBy((now) => now === 'Asia/Urumqi'))
    const refused = await admin.patch('/workspace', { timeZone: 'Moon/Crater' })
    assert.deepEqual([refused.status, refused.body.code], [422, 'core.zoneUnknown'])
    await admin.patch('/workspace', { timeZone: null })
    await world.drain()
    assert.ok(await goesBy((now) => now !== 'Asia/Urumqi'))
  })

  test('a new sign-in link lets its person in once; nobody makes one for somebody above him', async () => {
    const [admin, owner] = [world.as('admin'), world.as('owner')]
    const id = async (role: string) => (await world.as(role as 'owner').get('/session')).body.user.id as string
    const made = await admin.post(`/people/${await id('member')}/link`, {})
    assert.equal(made.status, 201, made.text)
    const token = /token=(.+)$/.exec(made.body.link)?.[1]
    const headers = { 'x-tend': '1', authorization: '' }
    const signedIn = await admin.post('/session', { token }, headers)
    assert.deepEqual([signedIn.status, signedIn.body.user.id], [200, await id('member')])
    assert.equal((await admin.post('/session', { token }, headers)).status, 401)
    assert.equal((await admin.post(`/people/${await id('owner')}/link`, {})).status, 403)
    assert.equal((await world.as('manager').post(`/people/${await id('member')}/link`, {})).status, 403)
    assert.equal((await owner.post(`/people/${crypto.randomUUID()}/link`, {})).status, 404)
  })

  test('nobody gets in without a key, and every route says so', async () => {
    const { paths } = (await world.as('owner').get('/openapi.json')).body
    const open = new Set(['/api/session'])
    for (const [path, operations] of Object.entries(paths)) {
      if (open.has(path)) continue
      for (const method of Object.keys(operations as object)) {
        const reply = await world.house.app.server.inject({
          method: method.toUpperCase() as 'GET',
          url: path.replace(/\{\w+\}/g, 'x'),
        })
        assert.equal(reply.statusCode, 401, `${method} ${path}`)
      }
    }
  })

  test('a refusal in the reader’s language names what it is about', async () => {
    const reply = await world.as('member').get('/records/company?limit=900', { 'accept-language': 'zh' })
    assert.deepEqual(
      [reply.status, reply.body.code, reply.body.detail],
      [400, 'core.badLimit', 'limit 必须在 1 到 200 之间。'],
    )
    assert.match(String(reply.headers['content-type']), /problem\+json/)
  })
})
