import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { clean } from '#cli/clean.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tend-recipe-test-'))
  await writeFile(join(folder, 'in.csv'), 'Name,City,Job Title\nAda Lovelace,深圳市,sales manager\nBob Stone,上海,\n')
})
after(() => rm(folder, { recursive: true }))

/** Runs `tend clean` on the file with this recipe. */
async function run(recipe: unknown) {
  await writeFile(join(folder, 'r.json'), typeof recipe === 'string' ? recipe : JSON.stringify(recipe))
  let [stdout, stderr] = ['', '']
  const out = (add: (text: string) => void) => new Writable({ write: (chunk, _, done) => (add(String(chunk)), done()) })
  const argv = [join(folder, 'in.csv'), '-o', join(folder, 'out.csv'), '--recipe', join(folder, 'r.json')]
  const io = { stdout: out((text) => (stdout += text)), stderr: out((text) => (stderr += text)) }
  const status = await clean(argv, { ...io, isTTY: false, locale: 'en' })
  return { status, stdout, stderr, file: await readFile(join(folder, 'out.csv'), 'utf8').catch(() => null) }
}

const recipe = (...steps: object[]) => ({ recipe: 1, name: 'Mine', object: 'contact', steps })

test('a recipe from a workspace does the same on a file; columns go by their name or by the field they hold', async () => {
  const { status, stdout, file } = await run(
    recipe(
      { do: 'map', column: 'address.city', values: { 深圳市: '深圳' } },
      { do: 'case', column: 'job title', to: 'title' },
      { do: 'fill', column: 'title', value: 'Clerk' },
      { do: 'join', columns: ['name', 'title'], by: ', ', into: 'Card' },
    ),
  )
  assert.equal(status, 0)
  assert.equal(
    file,
    'Name,City,Job Title,Card\nAda Lovelace,深圳,Sales Manager,"Ada Lovelace, Sales Manager"\nBob Stone,上海,Clerk,"Bob Stone, Clerk"\n',
  )
  assert.match(stdout, /Recipe “Mine”: 4 steps, 5 cells changed/)
})

test('a recipe for a column that is not there is refused, and nothing is written', async () => {
  await rm(join(folder, 'out.csv'), { force: true })
  const { status, stderr, file } = await run(recipe({ do: 'trim', column: 'WeChat' }))
  assert.deepEqual([status, file], [2, null])
  assert.match(stderr, /“WeChat”, which is not there. There are: Name, City, Job Title/)
  assert.match((await run('no JSON')).stderr, /This is no recipe/)
})
