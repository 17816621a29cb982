import assert from 'node:assert/strict'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { seeds, spoiled } from '#capabilities/quality/engine/read/fuzz-seeds.ts'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import type { Source } from '#capabilities/quality/engine/read/table.ts'
import { openRandom } from '#capabilities/quality/generator/random.ts'
import { isDeclared } from '#platform/errors.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 60)
const mebibyte = 2 ** 20
/** Far more than reading takes, far less than a file that is kept whole or grows without end. */
const mostGrown = 200 * mebibyte

/** Reads a file to its end; gives how much came out, or the code of the refusal. Anything else is a fall. */
async function outcome(source: Source, name: string, heard = () => {}): Promise<number | string> {
  try {
    const table = await readTable(source, { name, limits: { ragged: 'mark', unpackedBytes: 64 * mebibyte } })
    let characters = 0
    for await (const { cells } of table.rows) {
      assert.equal(cells.length, table.columns.length)
      heard()
      for (const cell of cells) characters += cell.length
    }
    return characters
  } catch (error) {
    if (isDeclared(error)) return error.code
    throw new Error(`${name}: ${(error as Error).stack}`, { cause: error })
  }
}

/** Does something, and says how much larger the process is after it. */
async function growth(act: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss
  await act()
  return process.memoryUsage().rss - before
}

suite('a spoiled file is read as far as it goes or refused by name, in bounded memory', () => {
  for (const [name, bytes] of seeds) {
    test(name, { timeout: 600_000 }, async () => {
      const random = openRandom(`fuzz/${name}`)
      const grown = await growth(async () => {
        for (let run = 0; run < runs; run += 1) {
          const end = await outcome({ bytes: spoiled(random, bytes) }, name)
          // What comes out is never much more than what went in: nothing a file says makes it larger without end.
          if (typeof end === 'number') assert.ok(end < bytes.length * 40 + 100_000, `${name}: ${end} characters`)
        }
      })
      assert.ok(grown < mostGrown, `memory grew by ${grown} bytes`)
      assert.equal(typeof (await outcome({ bytes }, name)), 'number', 'the file itself is good')
    })
  }

  test('bytes that are nothing at all', async () => {
    const random = openRandom('fuzz/noise')
    const starts = ['', 'PK\u0003\u0004', '{"', '{"data":[{', 'BEGIN:VCARD\n', 'a,b\n', '<table>', '|a|b|\n|-|-|\n']
    const grown = await growth(async () => {
      for (let run = 0; run < runs; run += 1) {
        const noise = Buffer.from(Array.from({ length: random.int(1, 2000) }, () => random.int(0, 255)))
        for (const start of starts) await outcome({ bytes: Buffer.concat([Buffer.from(start), noise]) }, 'noise')
      }
    })
    assert.ok(grown < mostGrown, `memory grew by ${grown} bytes`)
  })
})

const gc = openGc()
const note = 'A note that says so much that a thousand of them fill a megabyte. '.repeat(16)
const long: readonly (readonly [name: string, head: string, row: string, tail: string])[] = [
  ['list.csv', 'Name,Note\n', `Ada,"${note}"\n`, ''],
  ['list.tsv', 'Name\tNote\n', `Ada\t${note}\n`, ''],
  ['lines.ndjson', '', `{"name":"Ada","note":"${note}"}\n`, ''],
  ['answer.json', '{"data":[{"name":"Bob"}', `,{"name":"Ada","note":"${note}"}`, ']}'],
  ['cards.vcf', '', `BEGIN:VCARD\nFN:Ada\nNOTE:${note}\nPHOTO;ENCODING=b:${'A'.repeat(2000)}\nEND:VCARD\n`, ''],
  ['page.html', '<table><tr><th>Name<th>Note', `<tr><td>Ada<td>${note}`, '</table>'],
  ['table.md', '| Name | Note |\n|---|---|\n', `| Ada | ${note} |\n`, ''],
]

suite('a long file is not held while it is read, whole or spoiled near its beginning', () => {
  for (const [name, head, row, tail] of long) {
    test(name, { timeout: 600_000 }, async () => {
      const random = openRandom(`long/${name}`)
      const beginning = Buffer.from(head + row.repeat(4))
      assert.equal(typeof (await readLong(name, [beginning, row, tail])), 'number', 'the file itself is good')
      for (let n = 0; n < 2; n += 1) await readLong(name, [spoiled(random, beginning), row, tail])
    })
  }
})

/** Reads sixteen megabytes of rows behind a beginning, looking now and then at what is kept. */
async function readLong(name: string, [beginning, row, tail]: [Buffer, string, string]): Promise<number | string> {
  const path = join(await mkdtemp(join(tmpdir(), 'tend-test-')), 'long')
  const file = await open(path, 'w')
  await file.write(beginning)
  for (let n = 0; n < 16; n += 1) await file.write(row.repeat(Math.ceil(mebibyte / row.length)))
  await file.write(tail)
  await file.close()
  let rows = 0
  let first = Infinity
  const looked = () => {
    rows += 1
    if (rows % 2048 !== 0) return
    gc()
    // What the first two thousand rows need, all the others have to do with.
    first = Math.min(first, kept())
    assert.ok(kept() - first < 8 * mebibyte, `${kept() - first} bytes more are kept after ${rows} rows`)
  }
  const end = await outcome({ path }, name, looked)
  await rm(join(path, '..'), { recursive: true })
  return end
}

/** Texts and rows; buffers are let go of some time after nobody needs them. */
function kept(): number {
  return process.memoryUsage().heapUsed
}

function openGc(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
