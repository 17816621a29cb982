import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The largest of the scripts that are fetched later than the first ones, as it travels. */
export function largestLazy(build: string): { name: string; kB: number } {
  const first = readFileSync(join(build, 'index.html'), 'utf8')
  // Parts of the version before, which lie there for pages that are open (see cli/setup/web.mjs).
  const list = join(build, '.before')
  const before = new Set(existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [])
  const sizes = readdirSync(join(build, 'assets'))
    .filter((name) => name.endsWith('.js') && !first.includes(name) && !before.has(name))
    .map((name) => ({ name, kB: Math.round(gzipSync(readFileSync(join(build, 'assets', name))).length / 100) / 10 }))
  return sizes.toSorted((a, b) => b.kB - a.kB)[0] ?? { name: 'none', kB: 0 }
}
