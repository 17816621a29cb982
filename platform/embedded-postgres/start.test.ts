import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { Client } from 'pg'
import { readConfig, type Config } from '#platform/config.ts'
import { announce, holderOf } from '#platform/embedded-postgres/home-lock.ts'
import { asSetupError, checkPort, startDatabase } from '#platform/embedded-postgres/start.ts'

const homes: string[] = []

function aHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'tend-home-'))
  homes.push(home)
  return home
}

function aConfig(home: string, more: Record<string, string> = {}): Config {
  return readConfig({ TEND_HOME: home, ...more })
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ value: unknown }>(sql)
  await client.end()
  return rows[0]?.value
}

type Server = { readonly child: ChildProcess; readonly url: string; readonly postmaster: number }

/** A server in a process of its own, to be killed. */
async function startElsewhere(home: string): Promise<Server> {
  const program = `
    import { readConfig } from '#platform/config.ts'
    import { startDatabase } from '#platform/embedded-postgres/start.ts'
    const { url, pid } = await startDatabase(readConfig({ TEND_HOME: ${JSON.stringify(home)} }))
    console.log(JSON.stringify({ url, postmaster: pid() }))
    setInterval(() => undefined, 1000)`
  const args = ['--input-type=module-typescript', '-e', program]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: import.meta.dirname })
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  return { child, ...(JSON.parse(line.toString()) as { url: string; postmaster: number }) }
}

suite('the embedded database', () => {
  after(() => {
    for (const home of homes) rmSync(home, { recursive: true, force: true })
  })

  test('starts from nothing, and keeps what was written when it starts again', async () => {
    const config = aConfig(aHome())
    const first = await startDatabase(config)
    await ask(first.url, `create table kept as select '张伟' as value`)
    await first.stop()
    const second = await startDatabase(config)
    assert.equal(await ask(second.url, 'select value from kept'), '张伟')
    assert.equal(await ask(second.url, `select current_setting('fsync') as value`), 'on')
    assert.equal(holderOf(config.home)?.pid, process.pid)
    await second.stop()
    assert.equal(holderOf(config.home), undefined)
    assert.equal(existsSync(join(config.home, 'postgres/data/postmaster.pid')), false)
  })

  test('asks for its password, which only its owner can read', async () => {
    const config = aConfig(aHome())
    const database = await startDatabase(config)
    const wrong = new URL(database.url)
    wrong.password = 'guess'
    await assert.rejects(ask(wrong.href, 'select 1'), { code: '28P01' })
    assert.equal(statSync(join(config.home, 'postgres/password')).mode & 0o777, 0o600)
    await database.stop()
    rmSync(join(config.home, 'postgres/password'))
    const again = await startDatabase(config) // a lost password file is made anew
    assert.equal(await ask(again.url, 'select 1 as value'), 1)
    await again.stop()
  })

  test('starts without a hand after the server, the database, or both were killed', async () => {
    const home = aHome()
    for (const victims of ['server', 'database', 'both'] as const) {
      const { child, url, postmaster } = await startElsewhere(home)
      await ask(url, 'create table if not exists kept (value text)')
      await ask(url, `insert into kept values ('${victims}')`)
      if (victims !== 'server') process.kill(postmaster, 'SIGKILL')
      child.kill('SIGKILL')
      await once(child, 'exit')
      const database = await startDatabase(aConfig(home))
      assert.equal(await ask(database.url, `select value from kept where value = '${victims}'`), victims)
      await database.stop()
    }
  })

  test('is not hindered by a lock whose number now belongs to another program', async () => {
    const config = aConfig(aHome())
    await (await startDatabase(config)).stop()
    const data = join(config.home, 'postgres/data')
    writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n\n\n`)
    writeFileSync(join(config.home, 'tend.lock'), JSON.stringify({ pid: process.ppid, began: 'long ago', since: '' }))
    await (await startDatabase(config)).stop()
  })

  test('comes back by itself when only it was killed', async () => {
    const reasons: string[] = []
    const database = await startDatabase(aConfig(aHome()), { onRestart: (reason) => reasons.push(reason) })
    const before = database.pid()!
    process.kill(before, 'SIGKILL')
    const deadline = Date.now() + 10_000
    while (database.pid() === before && Date.now() < deadline) await new Promise((done) => setTimeout(done, 20))
    assert.equal(await ask(database.url, 'select 1 as value'), 1)
    assert.deepEqual(reasons, ['SIGKILL'])
    await database.stop()
  })

  test('refuses a second server on the same home, naming the first', async () => {
    const config = aConfig(aHome())
    const first = await startDatabase(config)
    announce(config.home, 'http://127.0.0.1:3999')
    assert.equal(holderOf(config.home)?.url, 'http://127.0.0.1:3999')
    await assert.rejects(startDatabase(config), {
      code: 'setup.homeInUse',
      params: { pid: process.pid, home: config.home },
    })
    await first.stop()
    await (await startDatabase(config)).stop()
  })

  test('refuses data of another major version, and half a data folder, and touches neither', async () => {
    const config = aConfig(aHome())
    await (await startDatabase(config)).stop()
    const version = join(config.home, 'postgres/data/PG_VERSION')
    writeFileSync(version, '17\n')
    await assert.rejects(startDatabase(config), { code: 'setup.otherMajor' })
    assert.equal(readFileSync(version, 'utf8'), '17\n')
    rmSync(version)
    await assert.rejects(startDatabase(config), { code: 'setup.dataIncomplete' })
    assert.equal(holderOf(config.home), undefined, 'the home is free again')
  })

  test('runs under a long path, where a socket could not', async () => {
    const database = await startDatabase(aConfig(join(aHome(), 'a-long-folder-name/'.repeat(8))))
    assert.equal(await ask(database.url, 'select 1 as value'), 1)
    await database.stop()
  })
})

test('a taken port and a full disk are said in words', async () => {
  const blocker = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  const { port } = blocker.address() as { port: number }
  await assert.rejects(checkPort(aConfig('/tmp', { PORT: String(port) })), { code: 'setup.portTaken' })
  blocker.close()
  const full = asSetupError(Object.assign(new Error('write'), { code: 'ENOSPC' }), { home: '/data' })
  assert.match((full as Error).message, /disk of \/data is full/)
})
