import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A whole server as a process of its own, with a home of its own, as a user starts it. */
export type RunningServer = {
  readonly base: string
  /** Signs in once. */
  readonly link: string
  readonly home: string
  readonly output: () => string
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
  /** As if the power went: the server, its database, or both, without a word. */
  readonly kill: (what: 'server' | 'database' | 'both') => Promise<void>
}

export type ServerOptions = {
  readonly home?: string
  readonly args?: readonly string[]
  readonly env?: Record<string, string>
}

const main = join(import.meta.dirname, '../server/main.ts')
const patienceMs = 120_000

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'tend-'))
  const env = {
    ...process.env,
    DATABASE_URL: '',
    TEND_HOME: home,
    PORT: '0',
    HOST: '127.0.0.1',
    LANG: 'en_US.UTF-8',
    LC_ALL: '',
    ...options.env,
  }
  const child = spawn(process.execPath, [main, ...(options.args ?? [])], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (data) => (output += String(data)))
  child.stderr.on('data', (data) => (output += String(data)))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const [base, link] = await readiness(child, () => output)
  return {
    base,
    link,
    home,
    process: child,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      if (!options.home) rmSync(home, { recursive: true, force: true })
    },
    kill: async (what) => {
      const database = postmaster(home)
      if (what !== 'database') child.kill('SIGKILL')
      if (what !== 'server' && database) process.kill(database, 'SIGKILL')
      if (what !== 'database') await ended
    },
  }
}

function readiness(child: ChildProcess, output: () => string): Promise<[string, string]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not get ready:\n${output()}`)), patienceMs)
    const look = () => {
      const link = /http:\S+sign-in\?token=\S+/.exec(output())?.[0]
      if (!link) return
      clearTimeout(timer)
      resolve([new URL(link).origin, link])
    }
    child.stdout?.on('data', look)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with ${code}:\n${output()}`))
    })
  })
}

/** Address of a server's embedded database, for looking at it behind the server's back. */
export function databaseUrl({ home }: Pick<RunningServer, 'home'>): string {
  const password = readFileSync(join(home, 'postgres/password'), 'utf8').trim()
  return `postgresql://tend:${password}@localhost/tend?host=${encodeURIComponent(join(home, 'postgres/run'))}`
}

/** The process of the embedded database, as it wrote it down itself. */
function postmaster(home: string): number | undefined {
  try {
    return Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]) || undefined
  } catch {
    return undefined
  }
}

/** Signs in with the one-time link and gives a fetch that carries the session. */
export async function signedIn(
  server: RunningServer,
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const token = new URL(server.link).searchParams.get('token')
  const headers = { 'content-type': 'application/json', 'x-tend': '1' }
  const reply = await fetch(`${server.base}/api/session`, { method: 'POST', headers, body: JSON.stringify({ token }) })
  if (reply.status !== 200) throw new Error(`sign-in: ${reply.status} ${await reply.text()}`)
  const cookie = (reply.headers.getSetCookie()[0] ?? '').split(';')[0] as string
  return (path, init = {}) =>
    fetch(`${server.base}/api${path}`, {
      ...init,
      headers: { ...headers, cookie, ...(init.headers as Record<string, string>) },
    })
}
