import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Ends what a killed server left running on a data folder, and takes away its lock, so that a new one can start.
 *
 * A running postmaster is asked to stop as by hand (nothing acknowledged is lost), and forced only after 20 s.
 * Its lock file is removed only when no process works in the folder any more: removing it earlier could let two
 * servers write the same files, and leaving it could block us, because its number may now be another program's.
 */
export async function clearLeftovers(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid')
  if (!existsSync(lock)) return

  const postmaster = Number(readFileSync(lock, 'utf8').split('\n')[0])
  const began = performance.now()
  const steps: [afterMs: number, signal: NodeJS.Signals][] = [
    [0, 'SIGINT'],
    [20_000, 'SIGQUIT'],
    [25_000, 'SIGKILL'],
  ]
  for (let running = processesIn(dataDir, postmaster); running.length > 0; running = processesIn(dataDir, postmaster)) {
    if (performance.now() - began >= (steps[0]?.[0] ?? Infinity)) {
      const [, signal] = steps.shift()!
      // Without their postmaster the others end by themselves; interrupting them would only cancel a query.
      const targets = running.includes(postmaster) ? [postmaster] : signal === 'SIGINT' ? [] : running
      for (const pid of targets) send(pid, signal)
    }
    await sleep(10)
  }
  rmSync(lock, { force: true })
}

/** The processes whose working folder is `dataDir`: PostgreSQL keeps every one of its own there. */
function processesIn(dataDir: string, postmaster: number): number[] {
  if (!existsSync('/proc/self/cwd')) return isPostgres(postmaster) ? [postmaster] : []
  const folder = realpathSync(dataDir)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder)
    .map(Number)
    .filter((pid) => isPostgres(pid))
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined // it ended meanwhile, or belongs to someone else
  }
}

function isPostgres(pid: number): boolean {
  try {
    const command = existsSync(`/proc/${pid}/comm`)
      ? readFileSync(`/proc/${pid}/comm`, 'utf8')
      : execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres')
  } catch {
    return false // there is no such process
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between the look and the signal.
  }
}
