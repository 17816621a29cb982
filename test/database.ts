import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { Client } from 'pg'
import { openCluster } from '#platform/embedded-postgres/cluster.ts'
import { throwAwaySettings } from '#platform/embedded-postgres/settings.ts'

export type TestDatabase = {
  readonly url: string
  /** Ends its connections and removes it. What nobody drops goes with the run. */
  readonly drop: () => Promise<void>
}

const run = `tend_test_${process.pid}`
const templates = new Map<string, Promise<string>>()
const living = new Set<string>()
let serving: Promise<Client> | undefined
let count = 0
let asking = 0

// A throw-away server goes as a whole; one that was lent to us is left as it was.
if (process.env.TEND_TEST_DATABASE_URL) after(dropAll)

/**
 * A fresh, empty database on the server of this test run: the bundled PostgreSQL with nothing forced to disk,
 * started at the first call (0.6 s), or the one `TEND_TEST_DATABASE_URL` names.
 */
export function testDatabase(): Promise<TestDatabase> {
  return createFrom('template0')
}

/**
 * A copy of a database that `prepare` fills once a run, in some 50 ms.
 * `prepare` must have closed its connections when it resolves: PostgreSQL copies only what nobody uses.
 */
export async function cloneDatabase(name: string, prepare: (url: string) => Promise<void>): Promise<TestDatabase> {
  const template = templates.get(name) ?? prepareTemplate(prepare)
  templates.set(name, template)
  return createFrom(await template)
}

async function prepareTemplate(prepare: (url: string) => Promise<void>): Promise<string> {
  const { url } = await testDatabase()
  await prepare(url)
  return new URL(url).pathname.slice(1)
}

async function createFrom(template: string): Promise<TestDatabase> {
  serving ??= connect()
  const admin = await serving
  count += 1
  const name = `${run}_${count}`
  // Copying pages through the log is the quicker way for a small database.
  await ask(admin, `create database ${name} template ${template} encoding 'UTF8'`)
  living.add(name)
  return { url: urlOf(admin, name), drop: () => drop(admin, name) }
}

async function drop(admin: Client, name: string): Promise<void> {
  living.delete(name)
  await ask(admin, `drop database if exists ${name} with (force)`)
}

// The connection must not keep the process alive between two questions.
async function ask(admin: Client, sql: string): Promise<void> {
  asking += 1
  holdProcess(admin)
  try {
    await admin.query(sql)
  } finally {
    asking -= 1
    holdProcess(admin)
  }
}

// `ref` and `unref` are documented, and missing from the types.
function holdProcess(admin: Client): void {
  const socket = admin as unknown as { ref(): void; unref(): void }
  if (asking > 0) socket.ref()
  else socket.unref()
}

async function connect(): Promise<Client> {
  const own = process.env.TEND_TEST_DATABASE_URL
  const admin = new Client({ connectionString: own || (await startThrowAway()) })
  admin.on('error', () => undefined) // the server was ended before us
  await admin.connect()
  holdProcess(admin)
  return admin
}

async function dropAll(): Promise<void> {
  const admin = await serving
  for (const name of admin ? living : []) await drop(admin!, name)
  await admin?.end()
}

async function startThrowAway(): Promise<string> {
  const place = fastestFolder()
  sweep(place)
  const dir = join(place, `tend-test-${process.pid}`)
  const cluster = await openCluster({ dir, settings: throwAwaySettings })
  process.once('exit', () => {
    endAtOnce(cluster.pid(), join(dir, 'data', 'postmaster.pid'))
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
  })
  return cluster.url
}

// Not killed outright: it would leave its shared memory behind. Nothing asynchronous runs any more at this point.
function endAtOnce(pid: number, lock: string): void {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGQUIT')
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; existsSync(lock) && waited < 3000; waited += 5) Atomics.wait(pause, 0, 0, 5)
}

/** Takes away what runs that were killed left behind; their servers ended with them. */
function sweep(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = Number(/^tend-test-(\d+)$/.exec(name)?.[1] ?? process.pid)
    if (!isAlive(pid)) rmSync(join(place, name), { recursive: true, force: true })
  }
}

// A copy takes 50 ms in memory, and 80 to 900 ms on a disk that is busy or shared.
function fastestFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 2 ** 30 && freemem() > 2 ** 31 ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // alive, and not ours
  }
}

function urlOf(admin: Client, name: string): string {
  const { user = '', host, port } = admin
  const password = encodeURIComponent(typeof admin.password === 'string' ? admin.password : '')
  const address = host.startsWith('/')
    ? `localhost:${port}/${name}?host=${encodeURIComponent(host)}`
    : `${host}:${port}/${name}`
  return `postgresql://${encodeURIComponent(user)}:${password}@${address}`
}
