import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { defineCapability } from '#core/capability.ts'
import { createRecord } from '#core/records/create.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { openPool } from '#platform/db/pool.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: importRoutes,
  jobs: importJobs,
  migrations: new URL('../migrations/', import.meta.url),
})

suite('rows of one chunk and of the next, decided about while that is written', () => {
  const world = testWorld({ capabilities: [capability] })
  const owner = () => world.as('owner')

  /** Chunks are of a thousand rows at first. */
  async function imported(rows: readonly string[], options: object) {
    const text = `Name,Email,WeChat,Company,Job Title\n${rows.join('\n')}\n`
    const { body } = await owner().post('/imports?name=x.csv', Buffer.from(text), {
      'content-type': 'application/octet-stream',
    })
    await owner().put(`/imports/${body.id}/mapping`, {
      ...body.mapping,
      options: { ...body.mapping.options, ...options },
    })
    await owner().post(`/imports/${body.id}/run`)
    await world.drain()
    const { status, counts, error } = (await owner().get(`/imports/${body.id}`)).body
    assert.equal(status, 'done', JSON.stringify(error))
    return { id: body.id as string, counts: counts as Record<string, number> }
  }
  const find = async (object: string, filter: string) =>
    (await owner().get(`/records/${object}?${filter}`)).body.items as Record<string, unknown>[]
  const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `Filler${letters(from + i)} Row,f${from + i}@fill.example,,,`)

  test('who is made in one and named in the next two is one record, changed twice, and all of it can be taken back', async () => {
    const person = (n: number, mail: string, title: string) =>
      `Chain${letters(n)} Link,${mail}${n}@chain.example,chain${n},,${title}`
    const all = Array.from({ length: 1000 }, (_, n) => n)
    const { id, counts } = await imported(
      [
        ...all.map((n) => person(n, 'a', 'First')),
        ...all.map((n) => person(n, 'b', n % 2 ? 'Second' : 'First')),
        ...all.map((n) => `Chain${letters(n)} Link,b${n}@chain.example,,,Third`),
      ],
      { match: 'email-or-phone', alsoMatch: ['wechat'], onMatch: 'update', emptyOnly: false },
    )
    assert.deepEqual([counts.created, counts.updated, counts.rejected], [1000, 2000, 0])
    const [one, ...others] = await find('contact', 'filter[wechat]=chain501')
    assert.deepEqual([one?.title, one?.rev, others.length], ['Third', 3, 0])
    const { items } = (await owner().get(`/records/contact/${String(one?.id)}/history`)).body
    assert.equal(items.length, 3)
    await owner().post(`/imports/${id}/undo`)
    await world.drain()
    assert.deepEqual(await find('contact', 'filter[title]=Third'), [])
  })

  test('a value that one takes from a record leads nobody of the next to it', async () => {
    const known = await createRecord(world.ctx, 'contact', {
      name: 'Paula Prior',
      email: ['paula@prior.example'],
      wechat: 'w-old',
    })
    const { counts } = await imported(
      ['Paula Prior,paula@prior.example,w-new,,', ...many(0, 999), 'Nora Next,nora@next.example,w-old,,'],
      { match: 'email-or-phone', alsoMatch: ['wechat'], onMatch: 'update', emptyOnly: false },
    )
    assert.deepEqual([counts.created, counts.updated], [1000, 1])
    assert.equal((await owner().get(`/records/contact/${known.id}`)).body.wechat, 'w-new')
    assert.deepEqual((await find('contact', 'filter[wechat]=w-old'))[0]?.email, ['nora@next.example'])
  })

  test('where the database refuses a row of one, what was made for it is made anew for the next', async () => {
    const pool = openPool({ url: world.url, max: 1 })
    await pool.as(null).count({ text: 'create unique index contact__unique_wechat on w_main.contact (wechat)' })
    await createRecord(world.ctx, 'contact', { name: 'Rita Right', wechat: 'taken' })
    const rows = [
      ...many(5000, 500),
      'Ines Twin,ines@twin.example,taken,Refused Firm Ltd,',
      ...many(6000, 499),
      'Next Clerk,clerk@next.example,,Refused Firm Ltd,',
      ...many(7000, 1500),
    ]
    const { counts } = await imported(rows, { match: 'email-or-phone', alsoMatch: [] })
    await pool.as(null).count({ text: 'drop index w_main.contact__unique_wechat' })
    await pool.end()
    assert.deepEqual([counts.created, counts.rejected], [2500, 1])
    const firms = await find('company', 'filter[name]=Refused Firm Ltd')
    const [clerk] = await find('contact', 'filter[email][contains]=clerk@next.example')
    assert.equal(firms.length, 1)
    assert.equal(clerk?.company, firms[0]?.id)
  })
})
