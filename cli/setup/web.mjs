import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ask, bundledNode, ownEnvironment, root, say } from './run.mjs'

const build = join(root, 'web/build')
const stamp = join(build, '.stamp')
const config = join(root, 'web/vite.config.ts')
const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)]
const vite = join(root, 'node_modules/vite/bin/vite.js')

/** Builds the web app unless the one that lies there was made from the same sources. Gives true when it is in order. */
export async function buildWeb() {
  if (!existsSync(config)) return true
  const sources = hashSources()
  if (isBuilt(sources)) return true
  say('Building the web app…', '正在构建网页应用…')
  // Built beside and put in place when complete: a running server never serves half of it.
  const next = join(root, 'node_modules/.cache', `tend-web-${process.pid}`)
  const args = [vite, 'build', '--config', config, '--outDir', next, '--emptyOutDir', '--logLevel', 'warn']
  const { status, output } = await ask(bundledNode(), args, { env: ownEnvironment({ NODE_ENV: 'production' }) })
  if (status !== 0) {
    say(`The web app could not be built:\n${output}`, `网页应用构建失败：\n${output}`)
    rmSync(next, { recursive: true, force: true })
    return false
  }
  await compress(next)
  writeFileSync(join(next, '.stamp'), sources)
  keepVersionBefore(build, next)
  putInPlace(next)
  return true
}

/** Whether the web app has to be built first. */
export function isWebStale() {
  return existsSync(config) && !isBuilt(hashSources())
}

function isBuilt(sources) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources
}

/** One hash over everything the browser's program is made from. */
function hashSources() {
  const capabilities = join(root, 'capabilities')
  const names = existsSync(capabilities) ? readdirSync(capabilities).toSorted() : []
  const folders = ['web', 'sdk', ...names.map((name) => `capabilities/${name}/web`)]
  const files = [
    ...folders.flatMap((folder) => filesIn(folder)),
    ...names.flatMap((name) => contractsOf(`capabilities/${name}`)),
    'cli/setup/web.mjs',
    'package.json',
    'package-lock.json',
  ]
  const hash = createHash('sha256')
  for (const file of files.filter((name) => existsSync(join(root, name)))) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

// What both sides of the API import: a contract for each part of a capability.
function contractsOf(folder) {
  const files = readdirSync(join(root, folder)).filter((name) => /^contract.*\.ts$/.test(name))
  return files.toSorted().map((name) => `${folder}/${name}`)
}

function filesIn(folder) {
  if (!existsSync(join(root, folder))) return []
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return entries.toSorted(byName).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (path === 'web/build' || entry.name.includes('.test.')) return []
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

// The order in which a disk lists its files is its own.
function byName(a, b) {
  return a.name < b.name ? -1 : 1
}

/** Beside each file, the same compressed: done once here, instead of at every request. */
async function compress(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String)
  await Promise.all(
    names
      .filter((name) => /\.(js|css|html|svg)$/.test(name))
      .map(async (name) => {
        const file = join(folder, name)
        const content = readFileSync(file)
        if (content.length < 1000) return
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(`${file}.br`, await brotli(content, { params }))
        writeFileSync(`${file}.gz`, await gzipped(content, { level: 9 }))
      }),
  )
}

/**
 * Whoever has the version before open in a page still asks for parts of it: they lie beside the new ones for one
 * version more, named in `.before`.
 */
export function keepVersionBefore(old, next) {
  const [from, to] = [join(old, 'assets'), join(next, 'assets')]
  const fresh = new Set(readdirSync(to))
  const list = join(old, '.before')
  const older = new Set(existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [])
  const names = existsSync(from) ? readdirSync(from).filter((name) => !fresh.has(name) && !older.has(name)) : []
  for (const name of names) cpSync(join(from, name), join(to, name))
  writeFileSync(join(next, '.before'), names.join('\n'))
}

function putInPlace(next) {
  const old = `${next}-old`
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
  try {
    if (existsSync(build)) renameSync(build, old)
    renameSync(next, build)
  } catch {
    cpSync(next, build, { recursive: true }) // node_modules may lie on another disk, over which nothing is renamed
    rmSync(next, { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
}
