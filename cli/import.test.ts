import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, suite, test } from 'node:test'
import { quality } from '#capabilities/quality/capability.ts'
import { importFile } from '#cli/import.ts'
import { testWorld } from '#test/world.ts'

suite('tend import', () => {
  const world = testWorld({ capabilities: [quality] })
  let [folder, url] = ['', '']
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tend-import-'))
    url = await world.house.app.server.listen({ port: 0, host: '127.0.0.1' })
  })
  after(() => rm(folder, { recursive: true }))

  /** Runs the command while the jobs that it waits for are done. */
  async function tend(...args: string[]): Promise<{ code: number | string; out: string }> {
    let [out, isOver] = ['', false]
    const stdout = new Writable({ write: (piece, _encoding, done) => ((out += String(piece)), done()) })
    const call = importFile([...args, '--url', url, '--token', world.key('member')], {
      stdout,
      stderr: stdout,
      isTTY: false,
      locale: 'en',
    })
      .catch((error: { code: string; message: string }) => ((out += error.message), error.code))
      .finally(() => (isOver = true))
    while (!isOver) {
      await world.drain()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return { code: await call, out }
  }
  async function fileOf(name: string, text: string): Promise<string> {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  const count = async (q: string) => (await world.as('owner').get(`/records/contact?q=${q}`)).body.items.length

  test('a dry run says what would happen and leaves nothing behind', async () => {
    const path = await fileOf('dry.csv', 'Name,Email\nDry Runner,dry@example.com\n,x@example.com\n')
    const { code, out } = await tend(path, '--object', 'contact', '--dry-run')
    assert.equal(code, 1)
    assert.match(out, /2 rows: 1 created, 0 updated, 0 skipped, 1 rejected/)
    assert.match(out, /1 × name: Name is empty\. \(line 3\)/)
    assert.equal(await count('Runner'), 0)
    assert.equal((await world.as('member').get('/imports')).body.items.length, 0)
  })

  test('a dry run tells where a record and the file differ', async () => {
    await world
      .as('owner')
      .post('/records/contact', { name: 'Kim Differs', email: ['kim@example.com'], title: 'Clerk' })
    const path = await fileOf(
      'differs.csv',
      'Name,Email,Job Title,Department\nKim Differs,kim@example.com,Chief,Sales\n',
    )
    const { code, out } = await tend(path, '--object', 'contact', '--dry-run')
    assert.equal(code, 0)
    assert.match(out, /0 created, 1 updated/)
    assert.match(out, /1 rows differ/)
    assert.match(out, /1 × title: The record has “Clerk”, the file says “Chief”; the record’s value stays\. \(line 2\)/)
  })

  test('owners who are nobody here are named, and given to somebody in a mapping', async () => {
    const path = await fileOf('owners.csv', 'Name,Email,Owner\nOwned Runner,owned@example.com,Jo Elsewhere\n')
    const { out } = await tend(path, '--object', 'contact', '--dry-run')
    assert.match(out, /no members here[^]*"Jo Elsewhere":"ann@example.com"[^]*1 × Jo Elsewhere/)
    const mapping = await fileOf('people.json', JSON.stringify({ options: { people: { 'Jo Elsewhere': null } } }))
    const said = await tend(path, '--object', 'contact', '--dry-run', '--mapping', mapping)
    assert.equal(said.code, 0, said.out)
    assert.doesNotMatch(said.out, /Jo Elsewhere/)
  })

  test('a file is imported, and taken back', async () => {
    const path = await fileOf('real.csv', 'Name,Email\nReal Runner,real@example.com\n')
    const done = await tend(path, '--object', 'contact', '--json')
    assert.equal(done.code, 0, done.out)
    const { id, counts } = JSON.parse(done.out) as { id: string; counts: { created: number } }
    assert.equal(counts.created, 1)
    assert.equal(await count('Runner'), 1)
    const undone = await tend('--undo', id)
    assert.equal(undone.code, 0)
    assert.match(undone.out, /1 removed, 0 put back, 0 kept/)
    assert.equal(await count('Runner'), 0)
  })

  test('a mapping of one’s own decides where the columns go', async () => {
    const path = await fileOf('own.csv', 'wer,was\nMapped Runner,Runner in chief\n')
    const mapping = await fileOf(
      'mapping.json',
      JSON.stringify({
        object: 'contact',
        columns: [
          { column: 'wer', field: 'name' },
          { column: 'was', field: 'title' },
        ],
        options: {
          country: 'DE',
          dateOrder: 'auto',
          currency: 'EUR',
          match: 'none',
          onMatch: 'create',
          emptyOnly: true,
        },
      }),
    )
    assert.equal((await tend(path, '--object', 'contact', '--mapping', mapping)).code, 0)
    assert.equal((await world.as('owner').get('/records/contact?q=Mapped')).body.items[0].title, 'Runner in chief')
  })

  test('what cannot be done is said in a line, and nothing is written', async () => {
    assert.equal((await tend(join(folder, 'none.csv'))).code, 'quality.fileNotFound')
    assert.equal((await tend('a', 'b')).code, 'quality.importUsage')
    assert.equal((await tend('--speed', '9')).code, 'quality.importUsage')
    const page = await tend(await fileOf('page.csv', '<html><body>Sign in</body></html>'))
    assert.equal(page.code, 'quality.serverRefused')
    assert.match(page.out, /The file is HTML, not a table/)
    assert.match((await tend('--undo', 'nothing')).out, /There is no import nothing/)
  })
})
