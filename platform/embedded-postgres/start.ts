import { mkdirSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '#platform/config.ts'
import { openCluster } from '#platform/embedded-postgres/cluster.ts'
import { checkServer } from '#platform/embedded-postgres/external.ts'
import { lockHome } from '#platform/embedded-postgres/home-lock.ts'
import { settingsFor } from '#platform/embedded-postgres/settings.ts'
import { isDeclared } from '#platform/errors.ts'
import { errors } from '#platform/setup-errors.ts'

export type Database = {
  readonly url: string
  readonly version: string
  readonly embedded: boolean
  /** Ends the embedded database and gives the home free. */
  readonly stop: () => Promise<void>
  /** Process number of the embedded postmaster; undefined for a server of one's own. */
  readonly pid: () => number | undefined
}

export type StartOptions = {
  /** Told when an embedded database that died was started again. */
  readonly onRestart?: (reason: string) => void
}

/** Space below which we do not start: a full disk in the middle of work is worse. In megabytes. */
export const leastDiskMb = 300

/** Takes the home, then starts the embedded database or checks the one DATABASE_URL names. */
export async function startDatabase(config: Config, options: StartOptions = {}): Promise<Database> {
  makeHome(config.home)
  const lock = lockHome(config.home)
  try {
    checkDisk(config.home)
    const database = config.databaseUrl
      ? await connectOwn(config.databaseUrl)
      : await startEmbedded(config.home, options)
    const stop = () => database.stop().finally(lock.release)
    return { ...database, stop }
  } catch (error) {
    lock.release()
    throw asSetupError(error, config)
  }
}

async function connectOwn(url: string): Promise<Database> {
  const { version } = await checkServer(url)
  return { url, version, embedded: false, stop: async () => undefined, pid: () => undefined }
}

async function startEmbedded(home: string, { onRestart }: StartOptions): Promise<Database> {
  const cluster = await openCluster({ dir: join(home, 'postgres'), settings: settingsFor(), onRestart })
  return { ...cluster, embedded: true }
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw errors.homeNotWritable({ dir: home, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}

function checkDisk(home: string): void {
  const free = freeDiskMb(home)
  if (free < leastDiskMb) throw errors.noDiskLeft({ dir: home, free, need: leastDiskMb })
}

/** What an ordinary user may still write on the disk of `dir`, in megabytes. */
export function freeDiskMb(dir: string): number {
  const { bavail, bsize } = statfsSync(dir)
  return Math.floor((bavail * bsize) / 1024 / 1024)
}

/** Throws when the server could not listen, before anything slow is begun. */
export async function checkPort({ port, host }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, fail) => {
    probe.once('error', (error) => fail(asSetupError(error, { port, host })))
    probe.listen(port, host, () => probe.close(() => done()))
  })
}

/** Puts what the system says about ports and disks into words; leaves every other error as it is. */
export function asSetupError(error: unknown, config: Partial<Pick<Config, 'port' | 'host' | 'home'>>): unknown {
  if (isDeclared(error)) return error
  const { port = 0, host = '', home = '' } = config
  const { code, path } = error as NodeJS.ErrnoException
  switch (code ?? '') {
    case 'EADDRINUSE':
      return errors.portTaken({ port, host, other: port + 1 })
    case 'EACCES':
      return path ? errors.homeNotWritable({ dir: path, reason: code }) : errors.portDenied({ port, host, other: 3000 })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return errors.hostUnknown({ host })
    case 'ENOSPC':
    case '53100': // PostgreSQL's own name for it
      return errors.diskFull({ dir: home })
    case 'EROFS':
    case 'EPERM':
      return errors.homeNotWritable({ dir: path ?? home, reason: code })
    default:
      return error
  }
}
