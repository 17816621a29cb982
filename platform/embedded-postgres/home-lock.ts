import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errors } from '#platform/setup-errors.ts'

/** Who runs on a home. `began` tells a process from a later one that was given the same number. */
export type Holder = { readonly pid: number; readonly began: string; readonly since: string; readonly url?: string }

export type HomeLock = { readonly release: () => void }

/** Takes the home for this process, or throws `setup.homeInUse`. What a killed process left is taken over. */
export function lockHome(home: string): HomeLock {
  const file = lockFile(home)
  const own: Holder = { pid: process.pid, began: beganAt(process.pid) ?? '', since: new Date().toISOString() }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
  try {
    takeOver(home, draft)
  } finally {
    rmSync(draft, { force: true })
  }

  const release = () => {
    process.off('exit', release)
    if (isOwn(readHolder(home), own)) rmSync(file, { force: true })
  }
  process.on('exit', release)
  return { release }
}

/** Who runs on `home` now; undefined when nobody does. */
export function holderOf(home: string): Holder | undefined {
  const holder = readHolder(home)
  return holder && beganAt(holder.pid) === holder.began ? holder : undefined
}

/** Writes the address one can reach this server at into its lock, for `tend status`. */
export function announce(home: string, url: string): void {
  const holder = readHolder(home)
  if (holder?.pid !== process.pid) return
  const draft = `${lockFile(home)}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ ...holder, url }), { mode: 0o600 })
  renameSync(draft, lockFile(home))
}

// A link is made or it is not, with its content: of two who start at once, one loses.
function takeOver(home: string, draft: string): void {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      return linkSync(draft, lockFile(home))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(home)
    if (holder) throw errors.homeInUse({ pid: holder.pid, home })
    rmSync(lockFile(home), { force: true })
  }
  throw errors.homeInUse({ pid: readHolder(home)?.pid ?? 0, home })
}

function lockFile(home: string): string {
  return join(home, 'tend.lock')
}

function readHolder(home: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lockFile(home), 'utf8')) as Holder
  } catch {
    return undefined // none, or cut off by a full disk: nobody can be behind it
  }
}

function isOwn(holder: Holder | undefined, own: Holder): boolean {
  return holder?.pid === own.pid && holder.began === own.began
}

/** When a process began, in the system's own words; undefined when there is no such process. */
function beganAt(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z') return undefined // dead, only not yet buried by its parent
      return `${boot}/${fields[19]}` // field 22 of proc(5), clock ticks since boot
    }
    if (process.platform === 'win32') return process.kill(pid, 0) ? 'running' : undefined
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
