import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

const run = pathToFileURL(`${import.meta.dirname}/run.mjs`).href

/** A shell that starts what our scripts start: a program of ours that runs another to its end. */
function shell(env: Record<string, string>) {
  const program =
    'console.log("up"); process.on("SIGTERM", () => { console.log("ended"); process.exit(0) }); setTimeout(() => {}, 9000)'
  const ours = `import("${run}").then(({ run }) => run(process.execPath, ["-e", process.env.PROGRAM]))`
  // With something behind it, so that the shell stays and does not turn into the program.
  const line = `"${process.execPath}" -e '${ours}'; true`
  return spawn('sh', ['-c', line], {
    env: { ...process.env, ...env, PROGRAM: program },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

test(
  'the server ends when npm is told to, which tells only its shell',
  { skip: process.platform === 'win32' },
  async () => {
    const sh = shell({ npm_lifecycle_event: 'start' })
    let said = ''
    sh.stdout.on('data', (data) => (said += String(data)))
    await once(sh.stdout, 'data')
    sh.kill('SIGTERM')
    await once(sh.stdout, 'close') // the last writer is gone
    assert.match(said, /ended/)
  },
)
