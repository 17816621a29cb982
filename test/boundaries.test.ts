import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'

/** Which rooms each room may import from. Read a line as a sentence: "core may use core and platform". */
const mayUse: Record<string, readonly string[]> = {
  sdk: [], // a package of its own: it imports its neighbours relatively and nothing else of ours
  platform: ['platform', 'sdk'],
  core: ['core', 'platform', 'sdk'],
  capabilities: ['core', 'platform', 'sdk'], // and its own folder, never a sibling's
  server: ['server', 'capabilities', 'core', 'platform', 'sdk'],
  cli: ['cli', 'capabilities', 'core', 'platform', 'sdk', 'package.json'],
}

/** The only files outside a capability that may name one: deleting it then takes a line out of each. */
const lists = ['server/capabilities.ts', 'web/capabilities.ts']

/** Longest file in lines; tests may have a hundred more. An exception is listed with its reason. */
const longest = 300
const longestTest = 400
const mayBeLonger: Record<string, string> = {}

const root = join(import.meta.dirname, '..')
const exclude = ['**/node_modules/**', '**/build/**', '**/dist/**']

test('the boundaries see the house', () => {
  assert.ok(sources('{platform,core,cli}/**/*.ts').length > 10)
  assert.deepEqual(imported(`import a from '#core/a.ts'\nawait import('#sdk/b.ts')\nimport '../c.ts'`), [
    '#core/a.ts',
    '#sdk/b.ts',
    '../c.ts',
  ])
})

for (const [room, allowed] of Object.entries(mayUse)) {
  test(`${room} imports only from ${allowed.join(', ') || 'itself'}`, () => {
    for (const file of sources(`${room}/**/*.ts`, ['**/*.test.ts', '**/web/**'])) {
      const [, folder] = file.split('/')
      for (const path of imported(read(file))) {
        const [target = '', inner] = path.slice(1).split('/')
        const own = path.startsWith('.') ? room === 'sdk' : room === target && inner === folder
        assert.ok(own || allowed.includes(target), `${file}: ${room} must not import '${path}'`)
      }
    }
  })
}

test('the screens of a capability use the design system, the API, the sdk and their own contract', () => {
  const allowed = ['#web/ui/', '#web/records/', '#web/i18n/', '#sdk/']
  for (const file of sources('capabilities/*/web/**/*.{ts,tsx}')) {
    const own = file.split('/').slice(0, 2).join('/')
    for (const path of imported(read(file))) {
      const isOwn = path.startsWith(`#${own}/web/`) || path.startsWith(`#${own}/contract`) || path.startsWith('./')
      const isAllowed = isOwn || allowed.some((start) => path.startsWith(start)) || isWebRoot(path)
      assert.ok(isAllowed, `${file}: a screen must not import '${path}'`)
    }
  }
})

test('only the two lists name a capability, so that deleting one takes a line out of each', () => {
  for (const file of sources('{sdk,platform,core,server,web}/**/*.{ts,tsx}', ['**/*.test.ts'])) {
    for (const path of imported(read(file)).filter((name) => name.startsWith('#capabilities/'))) {
      assert.ok(lists.includes(file), `${file} must not import '${path}'; ${lists.join(' and ')} may`)
      const door = file.startsWith('server') ? 'capability.ts' : 'screens.ts'
      assert.equal(basename(path), door, `${file} may import only ${door} of a capability, not '${path}'`)
    }
  }
})

test('no file is too long to read in one sitting', () => {
  const code = sources('{sdk,platform,core,capabilities,server,cli,web,test,bench,examples}/**/*.{ts,tsx,mjs,css}')
  for (const file of code.filter((name) => !(name in mayBeLonger))) {
    const lines = read(file).split('\n').length - 1
    const limit = file.includes('.test.') ? longestTest : longest
    assert.ok(lines <= limit, `${file} has ${lines} lines; ${limit} is the most`)
  }
})

test('no file is a drawer for whatever has no place', () => {
  const drawers = /^(utils?|helpers?|common|shared|misc|index)$/
  for (const file of sources('{sdk,platform,core,capabilities,server,cli,web,test,bench}/**/*.{ts,tsx,mjs}')) {
    const names = file.split('/').map((part) => part.replace(/\..*$/, ''))
    assert.ok(!names.some((name) => drawers.test(name)), `${file}: name it for what it holds`)
  }
})

function sources(pattern: string, without: readonly string[] = []): string[] {
  return globSync(pattern, { cwd: root, exclude: [...exclude, ...without] }).map((file) => file.replaceAll('\\', '/'))
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function imported(source: string): string[] {
  return [...source.matchAll(/^[^'`*]*(?:from|import)[ (]+'([.#][^']+)'/gm)].map(([, path = '']) => path)
}

// `#web/api.ts` and its neighbours at the top of the shell.
function isWebRoot(path: string): boolean {
  // Keys are bound in one place, whoever's screen it is.
  if (path === '#web/shell/use-keys.ts' || path === '#web/shell/own-keys.ts') return true
  return /^#web\/[\w-]+\.tsx?$/.test(path) && path !== '#web/capabilities.ts' && path !== '#web/main.tsx'
}
