import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { loadData } from '#bench/records/load-data.ts'
import { bench_id } from '#bench/records/pgbench.ts'
import { largestLazy } from '#bench/web/bundle.ts'
import { measureScreens, type Line } from '#bench/web/screens.ts'
import { newSignInLink } from '#core/access/sessions.ts'
import { contextOf, createWorkspace, migrateControl, openWorkspaces } from '#core/workspaces.ts'
import { readConfig } from '#platform/config.ts'
import { openPool } from '#platform/db/pool.ts'
import { startDatabase } from '#platform/embedded-postgres/start.ts'
import { migrateQueue } from '#server/worker.ts'

/**
 * What somebody feels at the screen, in headless Chromium slowed down four times, on a workspace with a million
 * contacts. Times hang on the machine; beside each stands its aim. What the browser does between a key in the list and
 * its paint is told as well, and how long of it each takes.
 *
 *   npm run bench web [-- --contacts 1000000 --slow 4 --minutes 0 --home DIR]
 *     --home DIR takes the base that `bench records --home DIR` keeps; --minutes N works on for N minutes and watches memory
 */
const { values: options } = parseArgs({
  options: {
    contacts: { type: 'string', default: '1000000' },
    slow: { type: 'string', default: '4' },
    minutes: { type: 'string', default: '0' },
    home: { type: 'string' },
  },
})
const say = (line: string) => process.stderr.write(`${line}\n`)
const home = options.home ?? mkdtempSync(join(tmpdir(), 'tend-bench-'))
// Plain JavaScript without types: what the commands use to set things up.
const setUp = async (part: string) => (await import(`#cli/setup/${part}.mjs`)) as Record<string, () => unknown>
if (!(await (await setUp('web')).buildWeb?.())) process.exit(1)
const executablePath = (await setUp('browser')).findBrowser?.() as string | undefined
if (!executablePath) throw new Error('no Chromium was found: install one, or set CHROMIUM_PATH to it')
const database = await startDatabase(readConfig({ ...process.env, TEND_HOME: home }))
let server: ChildProcess | undefined
try {
  const { workspace, account } = await prepare()
  const base = await serve()
  const pool = openPool({ url: database.url, max: 1 })
  const token = await newSignInLink(pool.as(null), workspace, account)
  await pool.end()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const lines = await measureScreens(browser, {
    base,
    link: `${base}/sign-in?token=${token}`,
    slow: Number(options.slow),
    minutes: Number(options.minutes),
    trace: (told) => told.forEach(say),
  })
  await browser.close()
  const lazy = largestLazy(join(import.meta.dirname, '../web/build'))
  lines.push({ what: `largest lazy part of the app, gzipped (${lazy.name})`, got: `${lazy.kB} kB`, aim: '≤ 200 kB' })
  print(lines)
} finally {
  server?.kill('SIGTERM')
  if (server?.exitCode === null) await new Promise((resolve) => server?.on('exit', resolve))
  await database.stop()
  if (options.home === undefined) rmSync(home, { recursive: true, force: true })
}

async function prepare(): Promise<{ workspace: string; account: string }> {
  const pool = openPool({ url: database.url, max: 4 })
  await migrateControl(pool.as(null))
  await migrateQueue(database.url)
  const [kept] = await openWorkspaces(pool, [])
  const owner = { email: 'owner@example.com', name: 'Owner' }
  const open = kept ?? (await createWorkspace(pool, { name: 'Bench', schema: 'w_main', owner, migrations: [] })).open
  const [person] = await pool.as(null).arrays({ text: 'select account_id from control.membership limit 1' })
  const account = person?.[0] as string
  if (!kept) {
    const contacts = Number(options.contacts)
    const ctx = contextOf({ ...open, db: pool.as(null) }, { id: account, name: 'Owner', role: 'owner' })
    await loadData(ctx, { contacts, companies: Math.ceil(contacts / 10), deals: Math.ceil(contacts / 2) }, say)
    await ctx.db.rows({ text: bench_id, once: true })
  }
  await pool.end()
  return { workspace: open.workspace.id, account }
}

function serve(): Promise<string> {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    TEND_HOME: `${home}/server`,
    PORT: '0',
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, ['server/main.ts', '--empty'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  server = child
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout.on('data', (data) => {
      const found = /at (http:\S+)/.exec(String(data))?.[1]
      if (found) resolve(found)
    })
  })
}

function print(lines: readonly Line[]): void {
  say(`${cpus()[0]?.model}, ${cpus().length} cores, processor slowed down ${options.slow} times in the browser`)
  const cells = lines.map(({ what, got, aim }) => `| ${what} | ${got} | ${aim} |`)
  process.stdout.write(`${['| what | measured | aim |', '| --- | --- | --- |', ...cells].join('\n')}\n`)
}
