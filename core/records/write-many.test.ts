import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { objectOf } from '#core/context.ts'
import { createRecords } from '#core/records/create.ts'
import { readMany } from '#core/records/read.ts'
import type { Values } from '#core/records/values.ts'
import { createMany, readyRow } from '#core/records/write-many.ts'
import { openPool } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { testWorld } from '#test/world.ts'

const nasty = 'a\tb\\c\nd\r"e" \'f\' {g,h} \\N 中文 😀'

suite('making many records at once', () => {
  const world = testWorld({ capabilities: [] })
  const schema = () => world.ctx.model.schema

  /** What the tables hold of a record, but for what differs from record to record. */
  async function traces(object: string, id: string): Promise<unknown> {
    const { db } = world.ctx
    const [history] = await db.rows({
      text: `select object, rev, action, actor_id, cause, before, after from ${schema()}.history where record_id = $1`,
      values: [id],
    })
    const [search] = await db.rows({
      text: `select words::text, keys, head, spoken, initials from ${schema()}.${object}_search where id = $1`,
      values: [id],
    })
    const [{ id: _id, createdAt: _c, updatedAt: _u, ...record } = {} as Values] = await readMany(world.ctx, object, [
      id,
    ])
    return { history: { ...history, after: JSON.parse(String(history?.after)) as unknown }, search, record }
  }

  async function same(object: string, values: Values, isReady = true): Promise<void> {
    const [one = ''] = await createRecords(world.ctx, object, [values], true)
    const two = uuidv7()
    const ready = isReady ? readyRow(objectOf(world.ctx, object), values) : null
    await createMany(world.ctx, object, [{ id: two, createdAt: null, values, ready }])
    assert.deepEqual(await traces(object, two), await traces(object, one))
  }

  test('rows, history and search rows are the same as of records made one by one, whatever the values hold', async () => {
    const [company = ''] = await createRecords(world.ctx, 'company', [{ name: nasty }])
    const owner = world.ctx.actor.id
    await same('company', {
      name: nasty,
      revenue: { amount: 12.5, currency: 'CNY' },
      employees: 7,
      parent: company,
      owner,
      tags: ['a', 'b"c'],
    })
    await same('contact', {
      name: { family: '欧阳', given: nasty, order: 'family', full: `欧阳${nasty}` },
      email: ['Ada@x.example', 'b@y.example'],
      phone: ['+8613800138000'],
      company,
      birthday: '1990-02-03',
      address: { country: 'CN', region: null, city: nasty, district: null, street: '路', postcode: null },
      doNotContact: false,
      description: nasty,
    })
    await same('note', { body: nasty, target: { object: 'company', id: company } })
    await same('company', { name: 'Plain' }, false)
  })

  test('what follows from other values follows here too: a deal gets its stage, a task its end', async () => {
    await same('deal', { name: 'Renewal' })
    const [id] = [uuidv7()]
    const values = { subject: 'x', status: 'done' }
    await createMany(world.ctx, 'task', [
      { id, createdAt: null, values, ready: readyRow(objectOf(world.ctx, 'task'), values) },
    ])
    const [task] = await readMany(world.ctx, 'task', [id])
    assert.ok(task?.doneAt)
  })

  test('all or none: a link that leads nowhere takes all of them back, and is named', async () => {
    const rows = [null, uuidv7()].map((company) => ({
      id: uuidv7(),
      createdAt: null,
      values: { name: { family: 'A', given: null, order: 'given', full: 'A' }, ...(company ? { company } : {}) },
    }))
    await assert.rejects(createMany(world.ctx, 'contact', rows), { code: 'core.linkBroken' })
    const left = await readMany(
      world.ctx,
      'contact',
      rows.map(({ id }) => id),
    )
    assert.equal(left.length, 0)
  })

  test('a record keeps the day it was made on elsewhere, but none that is yet to come', async () => {
    const ids = [uuidv7(), uuidv7()]
    const values = { name: 'Old' }
    await createMany(world.ctx, 'company', [
      { id: ids[0]!, createdAt: '2019-05-06T07:08:09.000Z', values },
      { id: ids[1]!, createdAt: '2999-01-01T00:00:00.000Z', values },
    ])
    const made = new Map((await readMany(world.ctx, 'company', ids)).map(({ id, createdAt }) => [id, createdAt]))
    assert.equal(Date.parse(made.get(ids[0]!)!), Date.parse('2019-05-06T07:08:09Z'))
    assert.ok(Date.parse(made.get(ids[1]!)!) <= Date.now() + 60_000)
  })

  test('a thousand are found by their words at once, and none of them waits to be put into the index', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({
      id: uuidv7(),
      createdAt: null,
      values: { name: `Firma ${n}` },
    }))
    await createMany(world.ctx, 'company', rows)
    const { body } = await world.as('member').get('/search?q=firma%20999')
    assert.equal(body.items[0].id, rows[999]!.id)
    const pool = openPool({ url: world.url, max: 1 })
    const [row] = await pool.as(null).arrays({
      text: `select gin_clean_pending_list('${schema()}.company_search__words')::int`,
    })
    await pool.end()
    assert.deepEqual(row, [0])
  })

  test('many records are told as one event', async () => {
    const { rows } = world.ctx.db
    const [event] = await rows<{ event: string; payload: string }>({
      text: `select event, payload from ${schema()}.outbox where event = 'records.created' order by xid desc, seq desc limit 1`,
    })
    assert.deepEqual(JSON.parse(event!.payload), { object: 'company', count: 1000, cause: null })
  })
})
