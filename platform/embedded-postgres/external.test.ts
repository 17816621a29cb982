import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { test } from 'node:test'
import { checkServer, judgeServer, type ServerFacts } from '#platform/embedded-postgres/external.ts'

const good: ServerFacts = {
  versionNumber: 150004,
  version: '15.4 (Debian 15.4-1)',
  user: 'crm',
  database: 'sales',
  encoding: 'UTF8',
  canCreateSchema: true,
  canCreateRole: true,
}

const cases: [name: string, facts: Partial<ServerFacts>, code: string][] = [
  ['older than 15', { versionNumber: 140012, version: '14.12' }, 'setup.tooOld'],
  ['in another encoding', { encoding: 'SQL_ASCII' }, 'setup.notUtf8'],
  ['where we may not create schemas', { canCreateSchema: false }, 'setup.noCreateSchema'],
  ['where we may not create roles', { canCreateRole: false }, 'setup.noCreateRole'],
]

for (const [name, facts, code] of cases) {
  test(`a database ${name} is refused with what to do`, () => {
    assert.throws(() => judgeServer({ ...good, ...facts }, 'db:5432'), { code })
  })
}

test('PostgreSQL 15 with the rights we need is welcome', () => {
  assert.doesNotThrow(() => judgeServer(good, 'db:5432'))
})

test('a server that is not there is named without its password', async () => {
  const unused = createServer().listen(0, '127.0.0.1')
  await once(unused, 'listening')
  const { port } = unused.address() as { port: number }
  unused.close()
  await assert.rejects(
    checkServer(`postgresql://crm:secret@127.0.0.1:${port}/sales`),
    (error: Error & { code: string }) => {
      assert.equal(error.code, 'setup.unreachable')
      assert.match(error.message, new RegExp(`127.0.0.1:${port}.*ECONNREFUSED`))
      assert.doesNotMatch(error.message, /secret/)
      return true
    },
  )
})
