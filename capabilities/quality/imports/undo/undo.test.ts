import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { defineCapability } from '#core/capability.ts'
import type { Ctx } from '#core/context.ts'
import { updateRecord } from '#core/records/update.ts'
import { createRecord } from '#core/records/create.ts'
import { mergeRecords } from '#core/records/merge/merge.ts'
import { unmerge } from '#core/records/merge/unmerge.ts'
import { removeRecord } from '#core/records/remove.ts'
import { importJobs } from '#capabilities/quality/imports/jobs.ts'
import { runNow } from '#capabilities/quality/imports/run.ts'
import { undoNow } from '#capabilities/quality/imports/undo/undo.ts'
import { importRoutes } from '#capabilities/quality/routes-imports.ts'
import { testWorld } from '#test/world.ts'

const capability = defineCapability({
  name: 'quality',
  routes: importRoutes,
  jobs: importJobs,
  migrations: new URL('../../migrations/', import.meta.url),
})

/** Everything of the objects an import may touch, as text, so that nothing can differ unseen. */
async function snapshot(ctx: Ctx): Promise<string[]> {
  const parts: string[] = []
  for (const table of ['contact', 'contact_search', 'company', 'company_search', 'note', 'call', 'deal', 'product']) {
    const rows = await ctx.db.arrays({
      text: `select to_jsonb(t)::text from w_main.${table} t order by id`,
      once: true,
    })
    parts.push(...rows.map(([row]) => `${table} ${String(row)}`))
  }
  return parts
}

const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
const person = (n: number) => `Person${letters(n)} Number,p${n}@example.com,Firm ${n % 40} Ltd`
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => person(from + i))
const file = (rows: readonly string[]) => Buffer.from(`Name,Email,Company\n${rows.join('\n')}\n`)

suite('an import that is stopped, or taken back', () => {
  const world = testWorld({ capabilities: [capability] })

  async function started(bytes: Buffer): Promise<string> {
    const { body } = await world
      .as('owner')
      .post('/imports?name=people.csv', bytes, { 'content-type': 'application/octet-stream' })
    assert.equal((await world.as('owner').post(`/imports/${body.id}/run`)).status, 202)
    return body.id
  }
  const shown = async (id: string) => (await world.as('owner').get(`/imports/${id}`)).body
  const report = async (id: string) => (await world.as('owner').get(`/imports/${id}/report`)).body

  /** A context whose worker dies when it says for the n-th time how far it is. */
  const dyingAfter = (chunks: number) => {
    let told = 0
    return async () => {
      told += 1
      if (told === chunks) throw new Error('the power went')
    }
  }

  test('a run that dies between two chunks goes on behind the last one, and does nothing twice', async () => {
    const id = await started(file(people(0, 2500)))
    await assert.rejects(runNow(world.ctx, { id }, dyingAfter(2)), /the power went/)
    const half = await shown(id)
    assert.equal(half.progress.done, 2000)
    assert.equal(half.counts.created, 2000)
    await world.drain()
    const end = await shown(id)
    assert.equal(end.status, 'done')
    assert.deepEqual([end.counts.rows, end.counts.created, end.counts.duplicates], [2500, 2500, 0])
    const { count } = (await world.as('owner').get('/records/contact?q=Number&count=exact&limit=1')).body
    assert.equal(count.value, 2500)
    await runNow(world.ctx, { id }) // a job may come twice
    assert.equal((await shown(id)).counts.rows, 2500)
  })

  test('a run whose database died and forgot the latest chunk takes that up again', async () => {
    const id = await started(file(people(60_000, 62_500)))
    let isForgotten = false
    const forgetting = async () => {
      if (isForgotten) return
      isForgotten = true
      for (const text of [
        'delete from w_main.contact where id in (select record_id from w_main.history where cause = $1)',
        'delete from w_main.contact_search where id in (select record_id from w_main.history where cause = $1)',
        `delete from w_main.history where cause = $1 and object = 'contact'`,
      ])
        await world.ctx.db.count({ text, values: [`import:${id}`] })
      const text = `update w_main.quality_import set done_rows = 0, counts = '{}', reasons = '[]' where id = $1`
      await world.ctx.db.count({ text, values: [id] })
    }
    await assert.rejects(runNow(world.ctx, { id }, forgetting), /has lost rows 1 to 1000/)
    await world.drain()
    const end = await shown(id)
    assert.deepEqual([end.status, end.counts.rows, end.counts.created], ['done', 2500, 2500])
  })

  test('two workers on one import write each row once', async () => {
    const id = await started(file(people(5000, 8000)))
    await Promise.all([runNow(world.ctx, { id }), runNow(world.ctx, { id })])
    await world.drain()
    assert.deepEqual([(await shown(id)).status, (await shown(id)).counts.created], ['done', 3000])
    assert.equal(
      (await world.as('owner').get('/records/contact?filter[email][contains]=p7999@example.com')).body.items.length,
      1,
    )
  })

  test('an import that was stopped half way can be taken back as it is', async () => {
    const before = await snapshot(world.ctx)
    const id = await started(file([...people(0, 1500), ...people(9000, 10500)]))
    await assert.rejects(runNow(world.ctx, { id }, dyingAfter(2)))
    assert.equal((await world.as('owner').post(`/imports/${id}/undo`)).status, 202)
    await runNow(world.ctx, { id }) // the job that was to go on finds that it must not
    await world.drain()
    assert.equal((await shown(id)).status, 'undone')
    assert.deepEqual(await snapshot(world.ctx), before)
  })

  test('people whom several chunks of a file have changed are taken back to how they were before the first', async () => {
    const member = (n: number, mail: string) =>
      `Member${letters(n)} Known,${mail}${n}@example.org,+86138${20_000_000 + n}`
    const table = (rows: readonly string[]) => Buffer.from(`Name,Email,Phone\n${rows.join('\n')}\n`)
    const all = Array.from({ length: 400 }, (_, n) => n)
    await started(table(all.map((n) => member(n, 'a'))))
    await world.drain()
    const before = await snapshot(world.ctx)
    const between = Array.from({ length: 1000 }, (_, n) => `Other${letters(n)} Row,o${n}@example.org,`)
    const rows = [...all.map((n) => member(n, 'b')), ...between, ...all.toReversed().map((n) => member(n, 'c'))]
    const id = await started(table(rows))
    await world.drain()
    assert.equal((await shown(id)).counts.updated, 800)
    assert.equal((await world.as('owner').post(`/imports/${id}/undo`)).status, 202)
    await world.drain()
    assert.equal((await report(id)).undone.kept, 0)
    assert.deepEqual(await snapshot(world.ctx), before)
  })

  test('taking an import back leaves the base as it was, row for row, updates included', async () => {
    await createRecord(world.ctx, 'contact', { name: 'Ada Lovelace', email: ['ada@example.com'], title: 'Countess' })
    const before = await snapshot(world.ctx)
    const id = await started(
      Buffer.from(
        'Name,Email,Phone,Company,Job Title,Notes\nAda Lovelace,ada@example.com,+44 20 7946 0958,Engines Ltd,Analyst,first\n' +
          'Ada King,aking@example.com,+44 20 7946 0958,Engines Ltd,,\nLovelace Ada,ada@example.com,+44 20 7946 0000,Engines Ltd,,second\nBob Smith,bob@example.com,,Engines Ltd,,\n',
      ),
    )
    await world.drain()
    assert.notDeepEqual(await snapshot(world.ctx), before)
    await world.as('owner').post(`/imports/${id}/undo`)
    await world.drain()
    assert.deepEqual(await snapshot(world.ctx), before)
    const { undone } = await report(id)
    assert.deepEqual([undone.purged, undone.restored, undone.kept], [3, 1, 0])
  })

  test('where values came from goes with the records they were in', async () => {
    const marks = async () => {
      const [row] = await world.ctx.db.arrays({
        text: 'select count(*)::int from w_main.quality_provenance',
        once: true,
      })
      return row?.[0] as number
    }
    const before = await marks()
    const id = await started(Buffer.from('Name,Phone\nGrace Hopper,+8613812345678\nAlan Turing,+442079460958\n'))
    await world.drain()
    assert.equal(await marks(), before + 2, 'the country, from the telephone')
    await world.as('owner').post(`/imports/${id}/undo`)
    await world.drain()
    assert.equal(await marks(), before)
  })

  test('an undo that dies goes on where it was', async () => {
    const before = await snapshot(world.ctx)
    const id = await started(file([...people(20000, 22500)]))
    await world.drain()
    await world.as('owner').post(`/imports/${id}/undo`)
    await assert.rejects(undoNow(world.ctx, { id }, dyingAfter(2)))
    assert.equal((await shown(id)).status, 'undoing')
    await world.drain()
    assert.deepEqual([(await shown(id)).status, (await report(id)).undone.purged], ['undone', 2500])
    assert.deepEqual(await snapshot(world.ctx), before)
  })

  test('what somebody has changed since, or points to, stays, and is listed with why', async () => {
    await createRecord(world.ctx, 'contact', { name: 'Known Already', email: ['known@example.com'] })
    const id = await started(
      Buffer.from(
        'Name,Email,Phone,Job Title,Company\nKnown Already,known@example.com,+44 20 7946 0123,Clerk,\nChanged Since,changed@example.com,,,Kept Firm Ltd\n' +
          'Noted Since,noted@example.com,,,\nTrashed Since,trashed@example.com,,,\nUntouched Since,untouched@example.com,,,Lonely Firm Ltd\n',
      ),
    )
    await world.drain()
    const find = async (q: string) => (await world.as('owner').get(`/records/contact?q=${q}`)).body.items[0]
    const known = await find('Known')
    await updateRecord(world.ctx, 'contact', known.id, { title: 'Director' })
    await updateRecord(world.ctx, 'contact', (await find('Changed')).id, { description: 'ours' })
    await createRecord(world.ctx, 'note', {
      body: 'called',
      target: { object: 'contact', id: (await find('Noted')).id },
    })
    await removeRecord(world.ctx, 'contact', (await find('Trashed')).id)
    await world.as('owner').post(`/imports/${id}/undo`)
    await world.drain()
    const { undone } = await report(id)
    assert.deepEqual(
      undone.examples.map(({ title, why }: { title: string; why: string }) => `${title}: ${why}`).toSorted(),
      ['Changed Since: changed', 'Kept Firm Ltd: linked', 'Known Already: changed', 'Noted Since: linked'],
    )
    assert.deepEqual([undone.purged, undone.restored, undone.kept], [3, 1, 4])
    const now = await find('Known')
    assert.deepEqual([now.title, now.phone], ['Director', null])
    assert.equal(await find('Untouched'), undefined)
  })

  test('a merge that was taken back does not keep an import from being undone, one that stands does', async () => {
    const before = await snapshot(world.ctx)
    const id = await started(
      file(['Wei Merged,wei1@example.com,', 'Wei Joined,wei2@example.com,', 'Alone Stays,alone@example.com,']),
    )
    await world.drain()
    const find = async (q: string) =>
      (await world.as('owner').get(`/records/contact?q=${q}`)).body.items[0].id as string
    const pair = { object: 'contact', into: await find('Merged'), from: [await find('Joined')] }
    await unmerge(world.ctx, (await mergeRecords(world.ctx, pair)).id)
    await world.as('owner').post(`/imports/${id}/undo`)
    await world.drain()
    assert.deepEqual(await snapshot(world.ctx), before)

    const again = await started(
      file(['Wei Merged,wei1@example.com,', 'Wei Joined,wei2@example.com,', 'Alone Stays,alone@example.com,']),
    )
    await world.drain()
    await mergeRecords(world.ctx, { object: 'contact', into: await find('Merged'), from: [await find('Joined')] })
    await world.as('owner').post(`/imports/${again}/undo`)
    await world.drain()
    const { undone } = await report(again)
    assert.deepEqual([undone.purged, undone.kept], [1, 2])
  })

  test('only who ran an import, or a manager, may take it back', async () => {
    const id = await started(file(people(30000, 30001)))
    await world.drain()
    assert.equal((await world.as('member').post(`/imports/${id}/undo`)).body.code, 'quality.importNotYours')
    assert.equal((await world.as('manager').post(`/imports/${id}/undo`)).status, 202)
    await world.drain()
    assert.equal((await world.as('owner').post(`/imports/${id}/undo`)).body.code, 'quality.importState')
  })
})
