#!/usr/bin/env node
/* The `tend` command. Plain JavaScript: it may be started by Node 20, and hands over to the bundled Node 24. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundledNode, giveUp, ownEnvironment, root } from './setup/run.mjs'

const args = process.argv.slice(2)
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) await runHere()
else handOver()

async function runHere() {
  const { runTend } = await import('./tend.ts')
  const { stdout, stderr } = process
  process.exitCode = await runTend(args, { stdout, stderr })
}

function handOver() {
  const node = bundledNode()
  if (!node) giveUp('the packages are not installed; run "npm ci" first.', '尚未安装依赖；请先运行“npm ci”。', 2)
  const child = spawn(node, [join(root, 'cli/tend.mjs'), ...args], { stdio: 'inherit', env: ownEnvironment() })
  // Ctrl-C reaches the child by itself; what is sent to us alone is handed on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
  })
}
