import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Io } from '#cli/tend.ts'
import { askHealth } from '#cli/status.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { holderOf, type Holder } from '#platform/embedded-postgres/home-lock.ts'
import { errors } from '#platform/setup-errors.ts'

const bootstrap = join(import.meta.dirname, 'bootstrap.mjs')
const patienceMs = 10 * 60_000 // a first start installs, builds and imports

/** `tend start`: in this terminal, or with `--background` on its own until `tend stop`. Else as `npm start`. */
export async function start(argv: string[], io: Io): Promise<number> {
  const config = readConfig()
  const holder = holderOf(config.home)
  if (holder) throw errors.homeInUse({ pid: holder.pid, home: config.home })

  const args = argv.filter((arg) => arg !== '--background' && arg !== '-b')
  if (args.length < argv.length) return startBehind(args, config, io)
  const child = spawn(process.execPath, [bootstrap, 'start', ...args], { stdio: 'inherit' })
  return endOf(child)
}

async function startBehind(args: string[], config: Config, io: Io): Promise<number> {
  mkdirSync(config.home, { recursive: true, mode: 0o700 })
  const logFile = join(config.home, 'server.log')
  const log = openSync(logFile, 'w', 0o600)
  const child = spawn(process.execPath, [bootstrap, 'start', ...args], { stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  const holder = await Promise.race([readiness(config), endOf(child)])
  if (typeof holder === 'number') {
    io.stderr.write(readFileSync(logFile, 'utf8'))
    return holder || 1
  }
  child.unref()
  // What the server printed holds the sign-in link.
  io.stdout.write(readFileSync(logFile, 'utf8'))
  const words = {
    en: `Tend runs in the background; its log is ${logFile}.`,
    zh: `Tend 已在后台运行，日志在 ${logFile}。`,
  }
  io.stdout.write(`${words[io.locale]}\n`)
  return 0
}

async function readiness(config: Config): Promise<Holder | number> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const holder = holderOf(config.home)
    if (holder && (await askHealth(holder, config))) return holder
    await sleep(100, undefined, { ref: false })
  }
  return 1
}

function endOf(child: ChildProcess): Promise<number> {
  const handOn = (signal: NodeJS.Signals) => void (process.stdin.isTTY || child.kill(signal))
  process.on('SIGINT', handOn)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((done) => child.once('exit', (code, signal) => done(code ?? (signal ? 1 : 0))))
}
