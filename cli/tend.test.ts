import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { readConfig } from '#platform/config.ts'
import { examine } from '#cli/doctor.ts'

const home = mkdtempSync(join(tmpdir(), 'tend-cli-'))
const program = join(import.meta.dirname, 'tend.mjs')

function tend(args: string[], env: Record<string, string> = {}) {
  const own = { PATH: process.env.PATH, TEND_HOME: home, LANG: 'C.UTF-8', ...env }
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env: own })
}

suite('the tend command', () => {
  after(() => rmSync(home, { recursive: true, force: true }))

  test('lists its commands in the language of the terminal', () => {
    assert.match(tend(['help']).stdout, /tend doctor.*check the set-up/)
    assert.match(tend([], { LANG: 'zh_CN.UTF-8' }).stdout, /tend doctor.*检查环境/)
  })

  test('tells how a command is called, in the language of the terminal', () => {
    for (const name of ['clean', 'dedupe', 'import', 'start']) {
      const { status, stdout } = tend([name, '--help'])
      assert.equal(status, 0)
      assert.match(stdout, new RegExp(`^tend ${name} .*command-line\\.md`, 's'))
    }
    assert.match(tend(['dedupe', '-h'], { LANG: 'zh_CN.UTF-8' }).stdout, /查找重复的记录/)
  })

  test('answers an unknown command in one line, with status 2', () => {
    const { status, stdout, stderr } = tend(['toString'])
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.equal(stderr, 'tend: there is no command "toString"; see "tend help".\n')
  })

  test('says a wrong setting in one line, with status 2', () => {
    const { status, stderr } = tend(['status'], { PORT: 'many', LC_ALL: 'zh_CN.UTF-8' })
    assert.equal(status, 2)
    assert.match(stderr, /^tend: PORT 的值“many”不对.*\n$/)
  })

  test('knows that nothing runs, and stopping it then is no fault', () => {
    const { status, stdout } = tend(['status', '--json'])
    assert.equal(status, 1)
    assert.equal((JSON.parse(stdout) as { state: string }).state, 'stopped')
    assert.equal(tend(['stop']).status, 0)
  })

  test('doctor finds a taken port and a database that is not there, each with what to do', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const PORT = String((blocker.address() as { port: number }).port)
    const findings = await examine(readConfig({ PORT, TEND_HOME: home, DATABASE_URL: 'postgresql://x@127.0.0.1:1/y' }))
    blocker.close()
    const failing = findings.filter(({ verdict }) => verdict === 'fail')
    assert.deepEqual(
      failing.map(({ check }) => check),
      ['port', 'database'],
    )
    for (const { found } of failing) assert.match(found[1], /请/)
  })
})
