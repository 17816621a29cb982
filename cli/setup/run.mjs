import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const home = resolve(root, process.env.TEND_HOME || '.tend')

const isChinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

/** Progress goes to standard error: standard output is for results. */
export function say(en, zh) {
  process.stderr.write(`${isChinese ? zh : en}\n`)
}

/** Ends the program with one line that says what happened and what to do. */
export function giveUp(en, zh, status = 1) {
  say(`tend: ${en}`, `tend：${zh}`)
  process.exit(status)
}

/** The bundled Node 24; undefined before it is installed. */
export function bundledNode() {
  const program = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(program)) return program
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined
}

/** Environment for our own programs: compiled code is kept, so that the next start is quicker. */
export function ownEnvironment(more = {}) {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 }) // or the cache would make it, open to everyone
  } catch {
    // The server says in words what is wrong with the folder.
  }
  return { ...process.env, NODE_COMPILE_CACHE: join(home, 'cache', 'compile'), ...more }
}

/**
 * Runs a program to its end and gives its exit status. It shares our terminal, so Ctrl-C reaches it by itself;
 * any other request to end is handed on. npm hands a signal to its shell only, which dies without a word: that the
 * parent is gone is then the request.
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: root, ...options })
  const handOn = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, handOn)
  const parent = process.ppid
  const watch = process.env.npm_lifecycle_event
    ? setInterval(() => {
        if (process.ppid === parent) return
        clearInterval(watch)
        child.kill('SIGTERM')
      }, 500)
    : undefined
  return new Promise((done) => {
    const end = (status) => {
      clearInterval(watch)
      for (const signal of signals) process.off(signal, handOn)
      done(status)
    }
    child.on('error', () => end(127))
    child.on('exit', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)))
  })
}

/** Runs a program quietly and gives its status and all it said. */
export function ask(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: root, ...options })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((done) => {
    child.on('error', (error) => done({ status: 127, output: error.message }))
    child.on('close', (status) => done({ status: status ?? 1, output }))
  })
}

/** Runs one of the installed tools (`node_modules/x/…`) on the bundled Node. */
export function runNode(args, options = {}) {
  return run(bundledNode(), args, { env: ownEnvironment(), ...options })
}
