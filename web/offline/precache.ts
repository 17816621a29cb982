import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const source = join(import.meta.dirname, 'service-worker.js')
const publicFolder = join(import.meta.dirname, '../public')

/** Writes the service worker with the list of all files of this build, so that each build has one of its own. */
export function precache(): Plugin {
  return {
    name: 'tend-precache',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => /\.(js|css|html)$/.test(fileName))
      const hash = createHash('sha256')
      const files = built.map(({ fileName }) => `/${fileName}`)
      for (const file of publicFiles()) {
        files.push(`/${file}`)
        hash.update(readFileSync(join(publicFolder, file)))
      }
      // Names carry the hashes of their contents, save the page's own, which names them.
      hash.update(files.toSorted().join('\n'))
      const text = readFileSync(source, 'utf8')
      hash.update(text)
      const entry = built.find((one) => one.type === 'chunk' && one.isEntry)?.fileName ?? ''
      this.emitFile({
        type: 'asset',
        fileName: 'service-worker.js',
        source: text
          .replace('__VERSION__', hash.digest('hex').slice(0, 12))
          .replace('__ENTRY__', `/${entry}`)
          .replace(`['__FILES__']`, JSON.stringify(files.toSorted())),
      })
    },
  }
}

function publicFiles(): string[] {
  return readdirSync(publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(publicFolder.length + 1))
    .toSorted()
}
