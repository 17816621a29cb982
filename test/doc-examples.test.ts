import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { pathToFileURL } from 'node:url'

type Example = { readonly file: string; readonly line: number; readonly code: string }
type Body = (...given: unknown[]) => Promise<void>

const root = join(import.meta.dirname, '..')
// The constructor of functions that may await; JavaScript gives it no name.
const AsyncFunction = (async () => undefined).constructor as new (...parts: string[]) => Body

suite('an example in a doc comment does what it says', () => {
  const files = globSync('{sdk,platform,core,capabilities,server,cli,web}/**/*.ts', {
    cwd: root,
    exclude: ['**/*.test.ts'],
  })
  for (const example of files.toSorted().flatMap((file) => examplesIn(file, readFileSync(join(root, file), 'utf8')))) {
    test(`${example.file}:${example.line}`, () => runExample(example))
  }
})

test('examples are found in doc comments, and a wrong one fails', async () => {
  const fence = '```'
  const source = `/**\n * Adds.\n *\n * ${fence}ts\n * assert.equal(1 + 1, 3)\n * ${fence}\n */\nexport const a = 1\n`
  const [example, ...more] = examplesIn('platform/errors.ts', source)
  assert.deepEqual(example, { file: 'platform/errors.ts', line: 5, code: 'assert.equal(1 + 1, 3)\n' })
  assert.equal(more.length, 0)
  await assert.rejects(runExample(example!), { name: 'AssertionError' })
})

/** The blocks marked `ts` that assert something; others only show how something is written. */
function examplesIn(file: string, source: string): Example[] {
  return [...source.matchAll(/^ *\* ```ts\n((?: *\*.*\n)*?) *\* ```$/gm)]
    .map((match) => ({
      file,
      line: source.slice(0, match.index).split('\n').length + 1,
      code: match[1]!.replace(/^ *\* ?/gm, ''),
    }))
    .filter(({ code }) => code.includes('assert'))
}

/** Runs a block with `assert` and everything its file exports in reach; it may import more. */
async function runExample({ file, code }: Example): Promise<void> {
  const exported = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>
  const names = Object.keys(exported).filter((name) => name !== 'default')
  // Only a module may import by statement; this is the same within a function.
  const body = stripTypeScriptTypes(code).replace(
    /^import \{(.*)\} from ('.*')$/gm,
    (_whole, list: string, from: string) => `const {${list.replaceAll(' as ', ': ')}} = await load(${from})`,
  )
  const load = (name: string) => import(name) as Promise<unknown>
  const values = names.map((name) => exported[name])
  await new AsyncFunction('assert', 'load', ...names, body)(assert, load, ...values)
}
