import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { findBinaries } from '#platform/embedded-postgres/binaries.ts'
import { databaseUser, lastReason, prepareDataFolder } from '#platform/embedded-postgres/data-folder.ts'
import { dyingWithUs, findIdentity, type Identity } from '#platform/embedded-postgres/identity.ts'
import { clearLeftovers } from '#platform/embedded-postgres/leftovers.ts'
import { errors } from '#platform/setup-errors.ts'

export type Cluster = {
  /** Address of our database; the socket's folder is its parameter `host`. */
  readonly url: string
  readonly version: string
  readonly log: string
  /** Process number of the postmaster that runs now. */
  readonly pid: () => number
  /** Ends it as by hand: running transactions are rolled back, the rest is written. Safe to call twice. */
  readonly stop: () => Promise<void>
}

export type ClusterOptions = {
  /** Folder for data, password, socket and log; made when missing. */
  readonly dir: string
  readonly settings: Readonly<Record<string, string>>
  readonly runAs?: Identity['how']
  /** What to say when a database that died is started again. */
  readonly onRestart?: (reason: string) => void
}

type Place = { readonly dir: string; readonly data: string; readonly socket: string; readonly log: string }

const longestSocketPath = 100 // the system allows 107 bytes
const crashPauseMs = 10_000
const logLimit = 10 * 1024 * 1024

/**
 * Starts the bundled PostgreSQL on `dir`, making its data folder if there is none: about 0.6 s then, else 0.1 s.
 * What a killed server left behind is cleared first. The caller holds the lock of the home.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { dir, settings } = options
  const binaries = findBinaries()
  const identity = findIdentity(options.runAs)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  await clearLeftovers(join(dir, 'data'))
  const { data, password, isNew } = await prepareDataFolder({ dir, binaries, identity }, settings)

  const place: Place = { dir, data, socket: socketFolder(dir, identity), log: join(dir, 'log') }
  const launch = () => startPostmaster(place, identity, binaries.postgres)
  const keeper = keepRunning(await launch(), launch, place, options.onRestart)

  const url = `postgresql://${databaseUser}:${password}@localhost/${databaseUser}?host=${encodeURIComponent(place.socket)}`
  try {
    await ensureDatabase(url)
  } catch (error) {
    await keeper.stop()
    throw error
  }
  if (isNew && settings.fsync !== 'off') syncLater(data)
  return { url, version: binaries.version, log: place.log, ...keeper }
}

// A socket's path may have 107 bytes; a home lies deeper than that at times.
function socketFolder(dir: string, { owner, ownerGroup }: Identity): string {
  const near = join(dir, 'run')
  const far = join(tmpdir(), `tend-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`)
  const folder = Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= longestSocketPath ? near : far
  if (existsSync(folder)) {
    // Another person might have put a folder of this name into the common temporary folder.
    const { uid } = lstatSync(folder)
    if (![owner, process.getuid?.()].includes(uid)) throw errors.dataOwner({ dir: folder, owner: uid, uid: owner })
    rmSync(folder, { recursive: true })
  }
  mkdirSync(folder, { mode: 0o700 })
  if (process.getuid?.() === 0) chownSync(folder, owner, ownerGroup)
  return folder
}

async function startPostmaster(place: Place, identity: Identity, postgres: string): Promise<ChildProcess> {
  if (existsSync(place.log) && statSync(place.log).size > logLimit) renameSync(place.log, `${place.log}.1`)
  const log = openSync(place.log, 'a', 0o600)
  const logStart = statSync(place.log).size
  const where = ['-D', place.data, '-k', place.socket, '-p', '5432', '-c', 'listen_addresses=']
  const [command = '', ...args] = [...identity.prefix, ...dyingWithUs(identity), postgres, ...where]
  const { uid, gid } = identity
  const env = { PATH: process.env.PATH, LC_ALL: 'C', PGDATA: undefined }
  // A session of its own: Ctrl-C in the terminal must reach us, who stop it in good order, and not PostgreSQL.
  const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true, uid, gid, cwd: '/', env })
  closeSync(log)
  let failure: Error | undefined
  child.on('error', (error) => (failure = error))

  while (!isReady(place.data, child.pid)) {
    if (failure || child.exitCode !== null || child.signalCode !== null) throw startFailure(place, logStart, failure)
    await sleep(4)
  }
  child.unref()
  return child
}

// The eighth line of the lock file is the state; the first, whose it is.
function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false // not written yet
  }
}

function startFailure({ dir, log }: Place, logStart: number, failure: Error | undefined): Error {
  const said = readFileSync(log).subarray(logStart).toString()
  if (/No space left/.test(said)) return errors.diskFull({ dir })
  return errors.databaseFailed({ reason: failure?.message ?? lastReason(said), log })
}

/** Watches the postmaster: one that dies unasked is started again; the fourth time within a minute only after ten seconds. */
function keepRunning(
  first: ChildProcess,
  launch: () => Promise<ChildProcess>,
  place: Place,
  onRestart: ClusterOptions['onRestart'],
): Pick<Cluster, 'pid' | 'stop'> {
  let child = first
  let stopping: Promise<void> | undefined
  let deaths: number[] = []
  let restarting: Promise<void> = Promise.resolve()

  const watch = () =>
    child.once('exit', (code, signal) => {
      if (!stopping) restarting = restart(signal ?? `exit ${code}`).catch((error: Error) => onRestart?.(error.message))
    })
  const restart = async (reason: string) => {
    deaths = [...deaths.filter((at) => at > Date.now() - 60_000), Date.now()]
    onRestart?.(reason)
    // Whatever kills it may pass: giving up would leave a server that answers nothing until somebody comes.
    for (let waited = 0; deaths.length > 3 && waited < crashPauseMs && !stopping; waited += 100) await sleep(100)
    if (stopping) return
    await clearLeftovers(place.data)
    if (stopping) return
    child = await launch()
    watch()
  }
  // The last thing we can do when the process ends without a stop; killed outright, the death signal does it.
  const atExit = () => send(child, 'SIGINT')
  watch()
  process.on('exit', atExit)

  const stop = async () => {
    await restarting.catch(() => undefined)
    process.off('exit', atExit)
    await endChild(child)
    rmSync(place.socket, { recursive: true, force: true })
  }
  return { pid: () => child.pid!, stop: () => (stopping ??= stop()) }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const ended = new Promise<boolean>((done) => child.once('exit', () => done(true)))
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    send(child, signal)
    const timer = sleep(20_000, false, { ref: false })
    if (await Promise.race([ended, timer])) return
  }
}

function send(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal)
}

async function ensureDatabase(url: string): Promise<void> {
  const connect = async (address: string) => {
    const client = new Client({ connectionString: address })
    await client.connect()
    return client
  }
  try {
    await (await connect(url)).end()
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error // anything but: there is no such database
    const client = await connect(url.replace(`/${databaseUser}?`, '/postgres?'))
    await client.query(`create database ${databaseUser}`)
    await client.end()
  }
}

// initdb ran without forcing its files to disk, for speed. A minute later at most they are there anyway.
function syncLater(data: string): void {
  if (process.platform !== 'linux') return
  spawn('sync', ['-f', data], { stdio: 'ignore', detached: true })
    .on('error', () => spawnSync('sync'))
    .unref()
}
