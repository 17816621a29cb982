import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, bundledNode, giveUp, root, say } from './run.mjs'

const modules = join(root, 'node_modules')
const stamp = join(modules, '.tend-stamp')

/** Installs the packages when there are none, or when the lock file changed since. */
export async function ensureDependencies() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (!isInstalled(wanted)) await install()
  if (!(await nodeWorks())) await rebuildNode()
  if (readText(stamp) !== wanted) writeFileSync(stamp, wanted)
}

function isInstalled(wanted) {
  return readText(stamp) === wanted || matchesLock()
}

// Someone may have installed by hand, with npm: its own record of what lies there tells whether that is enough.
function matchesLock() {
  try {
    const here = JSON.parse(readText(join(modules, '.package-lock.json'))).packages
    const wanted = Object.entries(JSON.parse(readText(join(root, 'package-lock.json'))).packages)
    return wanted.every(([path, { version, optional }]) => path === '' || optional || here[path]?.version === version)
  } catch {
    return false
  }
}

async function install() {
  say('Installing packages (about a minute, once)…', '正在安装依赖（约一分钟，仅此一次）…')
  const how = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  let result = await ask(...npm('ci', ...how))
  // A package for another platform that the lock file does not name makes `ci` refuse; the other way overlooks it.
  if (result.output.includes('EUSAGE')) result = await ask(...npm('install', '--no-save', ...how))
  if (result.status === 0) return
  say(result.output.trim(), result.output.trim())
  giveUp(
    'the packages could not be installed (see above). Check the network and the disk, then start again.',
    '依赖安装失败（见上）。请检查网络和磁盘空间后重试。',
  )
}

async function nodeWorks() {
  const program = bundledNode()
  if (program === undefined) return false
  const { output } = await ask(program, ['--version'])
  return Number(/^v(\d+)/.exec(output)?.[1]) >= 24
}

// Install scripts are switched off on some machines, and the bundled Node is put in place by one.
async function rebuildNode() {
  const { output } = await ask(...npm('rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts'))
  if (await nodeWorks()) return
  say(output.trim(), output.trim())
  giveUp(
    'Node 24 could not be set up. Allow install scripts (npm config set ignore-scripts false) or run with Node 24.',
    '无法准备 Node 24。请允许安装脚本（npm config set ignore-scripts false），或直接用 Node 24 运行。',
  )
}

// npm tells its children where it is; by name it is a script that only a shell finds on Windows.
function npm(...args) {
  const path = process.env.npm_execpath
  if (path && existsSync(path) && /npm-cli\.[cm]?js$/.test(path)) return [process.execPath, [path, ...args]]
  return ['npm', args, { shell: process.platform === 'win32' }]
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
