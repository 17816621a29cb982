import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, suite, test } from 'node:test'
import { readFile as readInput } from '#cli/dedupe-file.ts'
import { dedupe } from '#cli/dedupe.ts'
import type { Locale } from '#platform/errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'tend-dedupe-'))
const path = (name: string) => join(folder, name)
const people = [
  '7,Ada Lovelace,ada.lovelace@acme.com,+44 20 7946 0018',
  '12,"Lovelace, Ada",ada.lovelace@acme.com,020 7946 0018',
  '3,Alan Turing,turing@bletchley.uk,01908 640404',
  '9,A. Turing,turing@bletchley.uk,',
  '4,张伟,zhang.wei@qq.com,13800138000',
  '5,Zhang Wei,,138 0013 8000',
  '6,Grace Hopper,hopper@navy.mil,+1 202 555 0143',
  '8,Barbara Liskov,liskov@mit.edu,+1 617 555 0172',
]

function write(name: string, lines: readonly string[]): string {
  writeFileSync(path(name), `id,name,email,phone\n${lines.join('\n')}\n`)
  return path(name)
}

async function run(args: string[], locale: Locale = 'en') {
  const [stdout, stderr] = [new PassThrough({ encoding: 'utf8' }), new PassThrough({ encoding: 'utf8' })]
  const status = await dedupe(args, { stdout, stderr, isTTY: false, locale })
  return { status, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

suite('tend dedupe', () => {
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('puts each person in one group, named after its smallest id', async () => {
    const file = write('people.csv', people)
    const { status, stderr } = await run([file, '-o', path('out.csv'), '--id', 'id', '--pairs', path('pairs.csv')])
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
    assert.equal(readFileSync(path('out.csv'), 'utf8'), 'id,cluster\n3,3\n4,4\n5,4\n6,6\n7,7\n8,8\n9,3\n12,7\n')
    assert.match(
      readFileSync(path('pairs.csv'), 'utf8'),
      /^id1,id2,probability,weight\n(\d+,\d+,[01]\.\d{6},-?\d+\.\d{4}\n){3}$/,
    )
  })

  test('writes the same bytes whatever the order of the rows', async () => {
    const outputs = await Promise.all(
      [people, people.toReversed(), people.toSorted()].map(async (lines, i) => {
        const file = write(`order${i}.csv`, lines)
        await run([file, '-o', path(`o${i}.csv`), '--id', 'id', '--pairs', path(`p${i}.csv`)])
        return readFileSync(path(`o${i}.csv`), 'utf8') + readFileSync(path(`p${i}.csv`), 'utf8')
      }),
    )
    assert.equal(outputs[1], outputs[0])
    assert.equal(outputs[2], outputs[0])
  })

  test('reading a large file tells how far it is', async () => {
    const lines = Array.from({ length: 12_000 }, (_, at) => `${at},Person ${at},,`)
    const told: number[] = []
    const file = write('long.csv', lines)
    const read = await readInput(file, { idColumn: 'id', rowsInMemory: 20_000, reading: (share) => told.push(share) })
    assert.equal(read.ids.length, 12_000)
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    )
    assert.deepEqual([told.length, told.at(-1)], [3, 1])
  })

  test('a file too large for memory goes through the disk, and its bytes do not depend on the order of its rows', async () => {
    const many = Array.from({ length: 240 }, (_, i) => {
      const [name, mail] = [`Ann${(i % 120) % 7} Berg${i % 120}`, `a${i % 120}@mail${i % 120}.example`]
      return `${i},${name},${mail},07${1000000 + (i % 120) * 7919}`
    })
    process.env.TEND_ROWS_IN_MEMORY = '100'
    const outputs: string[] = []
    for (const [i, lines] of [many, many.toReversed()].entries()) {
      const file = write(`large${i}.csv`, lines)
      const { status, stderr } = await run([file, '-o', path('l.csv'), '--id', 'id', '--pairs', path('lp.csv')])
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
      outputs.push(readFileSync(path('l.csv'), 'utf8') + readFileSync(path('lp.csv'), 'utf8'))
    }
    delete process.env.TEND_ROWS_IN_MEMORY
    assert.equal(outputs[1], outputs[0])
    assert.match(outputs[0]!, /\n120,0\n/)
  })

  test('of two files, says which a record is from', async () => {
    const [left, right] = [
      write(
        'left.csv',
        people.filter((_, i) => i % 2 === 0),
      ),
      write(
        'right.csv',
        people.filter((_, i) => i % 2 === 1),
      ),
    ]
    await run([left, right, '-o', path('two.csv'), '--id', 'id'])
    const lines = readFileSync(path('two.csv'), 'utf8').split('\n')
    assert.equal(lines[0], 'id,cluster,source')
    assert.ok(lines.includes('7,1:7,1') && lines.includes('12,1:7,2'))
  })

  test('two files too large for memory are laid side by side on disk, each record with one partner of the other file', async () => {
    const left = Array.from({ length: 130 }, (_, i) => {
      return `${i},Ann${i % 7} Berg${i},a${i}@mail${i}.example,07${1000000 + i * 7919}`
    })
    const right = left.slice(0, 100).map((line, i) => line.replace(`${i},`, `${1000 + i},`).replace(/,07.*/, ','))
    process.env.TEND_ROWS_IN_MEMORY = '100'
    const outputs: string[] = []
    for (const [i, turned] of [(lines: string[]) => lines, (lines: string[]) => lines.toReversed()].entries()) {
      const first = write(`first${i}.csv`, turned(left))
      const second = path(`second${i}.csv`)
      writeFileSync(second, `id,name,mail,phone\n${turned(right).join('\n')}\n`)
      const call = [first, second, '-o', path('b.csv'), '--id', 'id', '--pairs', path('bp.csv')]
      assert.deepEqual(await run(call).then(({ status, stderr }) => ({ status, stderr })), { status: 0, stderr: '' })
      outputs.push(readFileSync(path('b.csv'), 'utf8') + readFileSync(path('bp.csv'), 'utf8'))
    }
    delete process.env.TEND_ROWS_IN_MEMORY
    assert.equal(outputs[1], outputs[0])
    for (let i = 0; i < 100; i++) assert.ok(outputs[0]!.includes(`\n${1000 + i},1:${i},2\n`), `record ${i}`)
    assert.ok(outputs[0]!.includes('\n120,1:120,1\n'))
  })

  test('explains two records in the language of the reader', async () => {
    const { status, stdout } = await run([write('why.csv', people), '--id', 'id', '--explain', '4,5'], 'zh')
    assert.equal(status, 0)
    assert.match(stdout, /phone: 13800138000 \| 138 0013 8000 （相同）|phone: 13800138000 \| 138 0013 8000 \(相同\)/)
    assert.match(stdout, /读音一致/)
    assert.match(stdout, /合计.*概率.*同一组/)
  })

  const refusals = [
    [['IN'], /Say with -o/],
    [['IN', '-o', 'OUT', '--threshold', '7'], /--threshold 7 is not a probability/],
    [['IN', '-o', 'OUT', '--id', 'nope'], /no column “nope”/],
    [['IN', '-o', 'OUT', '--bogus'], /no option --bogus/],
    [['IN', '-o', 'IN'], /would be overwritten/],
    [['IN', '-o', 'OUT', '--explain', '1,99'], /no two records 1,99/],
    [['MISSING', '-o', 'OUT'], /no file .*MISSING/],
  ] as const
  for (const [args, message] of refusals) {
    test(`refuses ${args.join(' ')} in one line and writes nothing`, async () => {
      write('IN', people)
      const { status, stdout, stderr } = await run(args.map((word) => (/^[A-Z]+$/.test(word) ? path(word) : word)))
      assert.deepEqual({ status, stdout, lines: stderr.split('\n').length }, { status: 2, stdout: '', lines: 2 })
      assert.match(stderr, message)
      assert.equal(existsSync(path('OUT')), false)
    })
  }

  test('names the line of an id that was used twice', async () => {
    const { status, stderr } = await run([write('twice.csv', [...people, '7,X,,']), '-o', path('OUT'), '--id', 'id'])
    assert.equal(status, 2)
    assert.match(stderr, /twice\.csv, line 10: the id “7” was already used on line 2/)
  })
})
