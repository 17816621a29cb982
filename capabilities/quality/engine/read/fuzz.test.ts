import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import iconv from 'iconv-lite'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import { demoFiles } from '#capabilities/quality/generator/write.ts'
import { openRandom, type Random } from '#capabilities/quality/generator/random.ts'
import { generateWorld } from '#capabilities/quality/generator/world.ts'
import { isDeclared } from '#platform/errors.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 60)
const world = generateWorld({ seed: 7, contacts: 60, companies: 20, deals: 20, activities: 30 })
const text = '姓名,公司,邮箱,备注\n张伟,"鹭屿, 科技",zw@qq.com,"说 ""好""\n第二行"\n李娜,Acme,ln@163.com,\n'.repeat(20)
const cards =
  'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=D5=C5;=CE=B0\r\nTEL;CELL:13800138000\r\nEND:VCARD\r\n' +
  'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\nitem1.EMAIL;TYPE="work,pref":ada@acme.example\r\nADR;TYPE=home:;;1 Main St;Leeds;;LS1;UK\r\nNOTE:long\r\n  line\r\nEND:VCARD\r\n'
const json = '{"name":"张伟","emails":["a@b.cn"],"address":{"city":"深圳"},"n":1.5e3,"x":null}\n'.repeat(20)

const seeds: readonly (readonly [name: string, bytes: Buffer])[] = [
  ...demoFiles(world).map(({ name, bytes }) => [name, bytes] as const),
  ['utf8.csv', Buffer.from(text)],
  ['utf16.csv', iconv.encode(text, 'utf16le', { addBOM: true })],
  ['utf32.csv', iconv.encode(text, 'utf-32be', { addBOM: true })],
  ['gbk.csv', iconv.encode(text, 'GB18030')],
  ['big5.csv', iconv.encode('姓名,公司\n張偉,鷺嶼科技\n陳靜,中華電信\n'.repeat(20), 'Big5')],
  ['sjis.tsv', iconv.encode('氏名\t会社\n山田太郎\t株式会社カナ\n'.repeat(20), 'Shift_JIS')],
  ['latin.csv', iconv.encode('Name;Stadt\nJürgen;Köln\n'.repeat(20), 'latin1')],
  ['cards.vcf', Buffer.from(cards.repeat(8))],
  ['lines.ndjson', Buffer.from(json)],
  ['list.json', Buffer.from(`[${json.trim().split('\n').join(',')}]`)],
]
const tokens = [
  '"',
  ',',
  '\n',
  '\r',
  '\0',
  '\ufeff',
  '{',
  '[',
  ']',
  'BEGIN:VCARD',
  'END:VCARD',
  '=\r\n',
  ';;',
  '\ud83d',
  '<row>',
  '</c>',
  '<!DOCTYPE',
  '&#0;',
  '""""',
  '\t',
]

/** A real file with a few of its bytes wrong: flipped, lost, doubled, moved, cut off, or something put between. */
function spoiled(random: Random, bytes: Buffer): Buffer {
  let out = Buffer.from(bytes)
  for (let n = random.int(1, 6); n > 0 && out.length > 0; n -= 1) {
    const at = random.int(0, out.length - 1)
    const length = random.int(1, Math.min(200, out.length - at))
    switch (random.int(0, 5)) {
      case 0:
        out[at] = random.int(0, 255)
        break
      case 1:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)])
        break
      case 2:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at, at + length), out.subarray(at)])
        break
      case 3:
        out = Buffer.concat([out.subarray(0, at), Buffer.from(random.pick(tokens)), out.subarray(at)])
        break
      case 4:
        out.fill(random.int(0, 255), at, at + length)
        break
      default:
        if (random.chance(0.3)) out = out.subarray(0, at)
    }
  }
  return out
}

/** Reads a file to its end; gives how much came out, or the code of the refusal. Anything else is a fall. */
async function outcome(bytes: Buffer, name: string): Promise<number | string> {
  try {
    const table = await readTable({ bytes }, { name, limits: { ragged: 'mark', unpackedBytes: 64 * 2 ** 20 } })
    let characters = 0
    for await (const { cells } of table.rows) {
      assert.equal(cells.length, table.columns.length)
      for (const cell of cells) characters += cell.length
    }
    return characters
  } catch (error) {
    if (isDeclared(error)) return error.code
    throw new Error(`${name}: ${(error as Error).stack}`, { cause: error })
  }
}

suite('a spoiled file is read as far as it goes or refused by name', () => {
  for (const [name, bytes] of seeds) {
    test(name, { timeout: 600_000 }, async () => {
      const random = openRandom(`fuzz/${name}`)
      const ends = new Set<string>()
      for (let run = 0; run < runs; run += 1) {
        const end = await outcome(spoiled(random, bytes), name)
        // What comes out is never much more than what went in: nothing a file says makes it larger without end.
        if (typeof end === 'number') assert.ok(end < bytes.length * 40 + 100_000, `${name}: ${end} characters`)
        ends.add(typeof end)
      }
      assert.ok(ends.has('number') || ends.has('string'))
      assert.equal(typeof (await outcome(bytes, name)), 'number', 'the file itself is good')
    })
  }

  test('bytes that are nothing at all', async () => {
    const random = openRandom('fuzz/noise')
    for (let run = 0; run < runs; run += 1) {
      const noise = Buffer.from(Array.from({ length: random.int(1, 2000) }, () => random.int(0, 255)))
      for (const start of ['', 'PK\u0003\u0004', '{"', 'BEGIN:VCARD\n', 'a,b\n'])
        await outcome(Buffer.concat([Buffer.from(start), noise]), 'noise')
    }
  })
})
