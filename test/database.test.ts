import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { Client } from 'pg'
import { cloneDatabase, testDatabase } from '#test/database.ts'

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows
}

suite('databases for tests', () => {
  let prepared = 0
  const prepare = async (url: string) => {
    prepared += 1
    await ask(url, `create table person as select '张伟' as name`)
  }

  test('a fresh one is empty and speaks UTF-8', async () => {
    const database = await testDatabase()
    after(database.drop)
    assert.deepEqual(await ask(database.url, `select count(*)::int from pg_tables where schemaname = 'public'`), [
      { count: 0 },
    ])
    assert.deepEqual(await ask(database.url, `select upper('é') as up, length('张伟') as length`), [
      { up: 'É', length: 2 },
    ])
  })

  test('copies of one template are prepared once, and do not see each other', async () => {
    const [one, two] = await Promise.all([cloneDatabase('people', prepare), cloneDatabase('people', prepare)])
    await ask(one.url, 'delete from person')
    assert.deepEqual(await ask(two.url, 'select name from person'), [{ name: '张伟' }])
    assert.equal(prepared, 1)
    await Promise.all([one.drop(), two.drop()])
    await assert.rejects(ask(one.url, 'select 1'), { code: '3D000' })
  })

  test('a copy is quick', async () => {
    await (await cloneDatabase('people', prepare)).drop()
    const began = performance.now()
    await cloneDatabase('people', prepare)
    assert.ok(performance.now() - began < 1000, `${Math.round(performance.now() - began)} ms`)
  })
})
