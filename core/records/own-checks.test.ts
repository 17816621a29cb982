import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { inTransaction } from '#core/context.ts'
import { createRecord } from '#core/records/create.ts'
import { manyRows } from '#core/records/own-checks.ts'
import { purgeFree } from '#core/records/purge.ts'
import { readMany } from '#core/records/read.ts'
import { createMany } from '#core/records/write-many.ts'
import { openPool } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { testWorld } from '#test/world.ts'

suite('links of many records at once', () => {
  const world = testWorld({ capabilities: [] })
  const people = (company: string, count: number = manyRows) =>
    Array.from({ length: count }, () => ({
      id: uuidv7(),
      createdAt: null,
      values: { name: { family: 'A', given: null, order: 'given', full: 'A' }, company },
    }))
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

  test('one that leads nowhere takes all of them back and is named', async () => {
    const rows = [...people((await createRecord(world.ctx, 'company', { name: 'There' })).id), ...people(uuidv7(), 1)]
    await assert.rejects(createMany(world.ctx, 'contact', rows), {
      code: 'core.linkBroken',
      params: { field: 'company' },
    })
    assert.deepEqual(await readMany(world.ctx, 'contact', idsOf(rows)), [])
  })

  test('what they point at cannot go while they are written, and not afterwards either', async () => {
    const { id } = await createRecord(world.ctx, 'company', { name: 'Held' })
    const pool = openPool({ url: world.url, max: 2 })
    const other = pool.as(null)
    const isWaiting = async () =>
      (
        await other.arrays({
          text: `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            and query like 'delete from w_main.company%'`,
        })
      ).length === 1
    try {
      let gone: Promise<unknown> | undefined
      await inTransaction(world.ctx, async (inner) => {
        await createMany(inner, 'contact', people(id))
        gone = other.count({ text: 'delete from w_main.company where id = $1', values: [id] }).catch((error) => error)
        while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 5))
        // The database looks at links again as soon as they are written.
        const [one] = people(uuidv7(), 1)
        await inner.db.count({ text: 'savepoint s' })
        await assert.rejects(createMany(inner, 'contact', [one!]), { code: 'core.linkBroken' })
        await inner.db.count({ text: 'rollback to savepoint s' })
      })
      assert.equal(((await gone) as { code: string }).code, '23503')
    } finally {
      await pool.end()
    }
  })

  test('of records that go for good those stay that something points at; lists of their own go along', async () => {
    const firm = await createRecord(world.ctx, 'company', { name: 'Firm' })
    const [employee, member, noted, trashed, free] = people(firm.id, 5)
    await createMany(world.ctx, 'contact', [employee!, member!, noted!, trashed!, free!])
    await createRecord(world.ctx, 'deal', { name: 'Deal', contact: employee!.id })
    const campaign = await createRecord(world.ctx, 'campaign', { name: 'Fair', members: [member!.id] })
    await createRecord(world.ctx, 'note', { body: '<p>x</p>', target: { object: 'contact', id: noted!.id } })
    const all = [employee!, member!, noted!, trashed!, free!].map(({ id }) => id)
    assert.deepEqual((await purgeFree(world.ctx, 'contact', all)).toSorted(), [trashed!.id, free!.id].toSorted())
    assert.deepEqual(await purgeFree(world.ctx, 'company', [firm.id]), [], 'people work there')
    assert.deepEqual(await purgeFree(world.ctx, 'campaign', [campaign.id]), [campaign.id])
    assert.deepEqual(await purgeFree(world.ctx, 'contact', [member!.id]), [member!.id], 'its list is gone')
    const left = await world.ctx.db.arrays({ text: 'select from w_main.campaign_members' })
    assert.equal(left.length, 0)
  })

  test('where the owner of the database may not switch its own look off, it looks', async () => {
    const pool = openPool({ url: world.url, max: 1 })
    const owner = `plain_${process.pid}`
    const { id } = await createRecord(world.ctx, 'company', { name: 'Checked' })
    const rows = people(id)
    try {
      await pool.as(null).count({ text: `create role ${owner}`, once: true })
      await pool.as(null).count({ text: `alter function w_main.own_checks owner to ${owner}`, once: true })
      await createMany(world.ctx, 'contact', rows)
      assert.equal((await readMany(world.ctx, 'contact', idsOf(rows))).length, manyRows)
      assert.equal((await purgeFree(world.ctx, 'contact', idsOf(rows))).length, manyRows)
    } finally {
      await pool.as(null).count({ text: `alter function w_main.own_checks owner to current_user`, once: true })
      await pool.as(null).count({ text: `drop role if exists ${owner}`, once: true })
      await pool.end()
    }
  })
})
