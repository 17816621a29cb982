import { readFileSync, readdirSync } from 'node:fs'

/** What a server and its database have used so far, by Linux's own books: seconds of processor time, bytes of memory. */
export type Usage = {
  readonly main: number
  /** All threads of the server's process but the main one: workers, V8's helpers, the file system's. */
  readonly threads: number
  readonly postgres: number
  readonly rss: number
  readonly postgresMemory: number
}

const ticks = 100 // USER_HZ, fixed for what /proc shows
const page = 4096

/** Reads /proc; null where there is none, as on macOS. */
export function usageOf(server: number, postmaster: number): Usage | null {
  try {
    const main = seconds(stat(`${server}/task/${server}`))
    const own = stat(String(server))
    const database = [postmaster, ...childrenOf(postmaster)].map(String)
    const past = stat(String(postmaster))
    return {
      main,
      threads: seconds(own) - main,
      // Those that have ended are in the books of the postmaster, who waited for them.
      postgres: database.reduce((sum, id) => sum + secondsOf(id), 0) + (field(past, 16) + field(past, 17)) / ticks,
      rss: field(own, 24) * page,
      postgresMemory: database.reduce((sum, id) => sum + ownMemory(id), 0),
    }
  } catch {
    return null
  }
}

/** Fields of /proc/…/stat from the third on: the second, a name in brackets, may hold blanks. */
function stat(path: string): string[] {
  return readFileSync(`/proc/${path}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
}

/** A field by its number in proc(5). */
function field(fields: readonly string[], number: number): number {
  return Number(fields[number - 3])
}

function seconds(fields: readonly string[]): number {
  return (field(fields, 14) + field(fields, 15)) / ticks
}

function secondsOf(id: string): number {
  try {
    return seconds(stat(id))
  } catch {
    return 0 // it ended a moment ago
  }
}

function ownMemory(id: string): number {
  try {
    return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        return field(stat(id), 4) === parent
      } catch {
        return false
      }
    })
    .map(Number)
}
