import assert from 'node:assert/strict'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import type { Limits, Source } from '#capabilities/quality/engine/read/table.ts'
import { workbookOf, zipOf } from '#capabilities/quality/engine/read/xlsx/zip-fixture.ts'
import { isDeclared } from '#platform/errors.ts'

type Refusal = { code: string; params: Record<string, unknown> }

/** What reading all of a source is refused with. */
async function refusal(source: Source | string | Buffer, name = 'x.csv', limits?: Partial<Limits>): Promise<Refusal> {
  const from = typeof source === 'string' || Buffer.isBuffer(source) ? { bytes: Buffer.from(source) } : source
  try {
    const table = await readTable(from, { name, limits })
    for await (const row of table.rows) void row
  } catch (error) {
    assert.ok(isDeclared(error), String(error))
    assert.ok(!/\{\w+\}/.test(error.detail('en') + error.detail('zh')), 'every parameter is filled in')
    return { code: error.code, params: error.params }
  }
  assert.fail('was not refused')
}

const cases: readonly (readonly [
  what: string,
  bytes: string | Buffer,
  code: string,
  params?: Record<string, unknown>,
])[] = [
  ['an empty file', '', 'quality.fileEmpty'],
  ['a file of blank lines', '\n , \n\n', 'quality.fileEmpty'],
  ['a header alone', 'Name,Phone\n', 'quality.headerOnly', { line: 1 }],
  ['a PDF', '%PDF-1.7\n%âãÏÓ', 'quality.fileIsNoTable', { format: 'PDF' }],
  ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'quality.fileIsNoTable', { format: 'PNG' }],
  ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'quality.fileIsOldExcel'],
  ['an old Excel workbook as a whole', compound('Workbook'), 'quality.fileIsOldExcel'],
  ['a workbook with a password', compound('EncryptedPackage'), 'quality.packageLocked'],
  ['an old Word document', compound('WordDocument'), 'quality.fileIsNoTable', { format: 'DOC' }],
  ['a message of Outlook', compound('__substg1.0_0037001F'), 'quality.fileIsNoTable', { format: 'MSG' }],
  ['a calendar', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n', 'quality.fileIsNoTable', { format: 'iCalendar' }],
  ['an address book in LDIF', 'dn: cn=Ada,mail=a@b.cn\nmail: a@b.cn\n', 'quality.fileIsNoTable', { format: 'LDIF' }],
  [
    'a dump of a database',
    "-- MySQL dump\nINSERT INTO t VALUES (1,'a');\n",
    'quality.fileIsNoTable',
    { format: 'SQL' },
  ],
  ['a sheet of Apple Numbers', zipOf({ 'Index/Document.iwa': 'x' }), 'quality.fileIsNoTable', { format: 'Numbers' }],
  ['a Word document', zipOf({ 'word/document.xml': '<w/>' }), 'quality.fileIsNoTable', { format: 'DOCX' }],
  ['a ZIP of anything', zipOf({ 'a.csv': 'a,b\n1,2\n' }), 'quality.fileIsNoTable', { format: 'ZIP' }],
  ['a web page', '<!DOCTYPE html><html></html>', 'quality.fileIsNoTable', { format: 'HTML' }],
  ['bytes that are no text', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 31)), 'quality.fileIsBinary'],
  ['a quote never closed', 'a,b\n1,2\n3,"x\ny\n', 'quality.quoteNotClosed', { line: 3, column: 2 }],
  [
    'a quote opened in the second line of a record',
    'a,b\n"p\nq","x\ny\n',
    'quality.quoteNotClosed',
    { line: 3, column: 2 },
  ],
  ['a row with too many cells', 'a,b\n1,2\n3,4,5\n', 'quality.tooManyCells', { line: 3, cells: 3, columns: 2 }],
  [
    'ten thousand columns',
    `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(9_999)}1\n`,
    'quality.tooManyColumns',
    { line: 1 },
  ],
  ['a workbook cut short', workbookOf('<row/>').subarray(0, 200), 'quality.packageBroken'],
  ['a workbook with broken XML', workbookOf('<row><c></row>'), 'quality.workbookBroken'],
  [
    'a workbook with entities of its own',
    workbookOf('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet>&a;</worksheet>' }),
    'quality.workbookBroken',
  ],
]

suite('what is no table is refused by name and place', () => {
  for (const [what, bytes, code, params = {}] of cases) {
    test(what, async () => {
      const refused = await refusal(bytes)
      assert.equal(refused.code, code)
      for (const [name, value] of Object.entries(params)) assert.equal(refused.params[name], value)
    })
  }

  const json = [
    ['a key written twice', '{"a":1}\n{"a":1,"b":{"c":1,"c":2}}\n', 'quality.jsonDuplicateKey', 2],
    ['broken JSON', '{"a":1}\n{"a":,}\n', 'quality.jsonBroken', 2],
    ['brackets left open', '[{"a":1}', 'quality.jsonBroken', 1],
    ['values that are no records', '[{"a":1},\n2]', 'quality.jsonNotRecords', 2],
    ['JSON nested without end', `{"a":${'['.repeat(200)}1${']'.repeat(200)}}`, 'quality.jsonTooDeep', 1],
  ] as const
  for (const [what, text, code, line] of json) {
    test(what, async () => {
      const refused = await refusal(text, 'x.ndjson')
      assert.deepEqual([refused.code, refused.params.line], [code, line])
    })
  }

  test('a card without an end', async () => {
    assert.deepEqual((await refusal('BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n')).params, { line: 4 })
  })

  test('a file that is not there', async () => {
    assert.equal((await refusal({ path: '/nowhere/at-all.csv' })).code, 'quality.fileNotFound')
    assert.equal((await refusal({ path: tmpdir() })).code, 'quality.fileNotRegular')
  })
})

suite('what would fill the memory is refused before it does', () => {
  for (const [what, before, name] of [
    ['a bare cell', 'a,b\n1,2\n3,', 'x.csv'],
    ['a quoted cell', 'a,b\n1,2\n3,"', 'x.csv'],
    ['a JSON string', '{"a":"1"}\n{"a":"', 'x.ndjson'],
    ['a line of a card', 'BEGIN:VCARD\nNOTE:', 'x.vcf'],
  ] as const) {
    test(`200 MB in ${what}`, async () => {
      const path = await bigFile(before, 200)
      const start = process.memoryUsage().rss
      const refused = await refusal({ path }, name)
      const grown = (process.memoryUsage().rss - start) / 2 ** 20
      await rm(join(path, '..'), { recursive: true })
      assert.equal(refused.code, 'quality.cellTooLarge')
      assert.ok(grown < 120, `memory grew by ${grown} MB`)
    })
  }

  test('200 MB in one cell of a workbook', async () => {
    const rows = Buffer.concat([
      Buffer.from('<row r="1"><c r="A1" t="str"><v>'),
      Buffer.alloc(200 * 2 ** 20, 'x'),
      Buffer.from('</v></c></row>'),
    ])
    assert.equal((await refusal(workbookOf(rows), 'x.xlsx', { unpackedRatio: Infinity })).code, 'quality.cellTooLarge')
  })

  test('a bomb of many small cells, and one of shared texts', async () => {
    const row = '<row><c t="str"><v>aaaaaaaa</v></c></row>'
    assert.equal((await refusal(workbookOf(Buffer.alloc(80 * 2 ** 20, row)))).code, 'quality.unpackedTooMuch')
    const small = { unpackedBytes: 2 ** 20 }
    assert.equal(
      (await refusal(workbookOf(Buffer.alloc(4 * 2 ** 20, row)), 'x.xlsx', small)).code,
      'quality.unpackedTooLarge',
    )
    const strings = `<sst>${'<si><t>some text</t></si>'.repeat(100_000)}</sst>`
    const refused = await refusal(workbookOf('', { 'xl/sharedStrings.xml': strings }), 'x.xlsx', {
      sharedStringBytes: 2 ** 20,
    })
    assert.equal(refused.code, 'quality.sharedStringsTooLarge')
  })

  test('a hundred million empty cells in one row', async () => {
    const path = await bigFile('', 100, ',')
    assert.equal((await refusal({ path })).code, 'quality.tooManyColumns')
    await rm(join(path, '..'), { recursive: true })
  })

  test('a quote that swallows the rest of a large file is named, not the size of what it swallowed', async () => {
    const lines = 'some,more,cells\n'.repeat(700_000)
    const refused = await refusal(`a,b,c\n1,2,3\n4,"oops,5\n${lines}`)
    assert.deepEqual([refused.code, refused.params.line], ['quality.quoteNotClosed', 3])
  })
})

/** The beginning of a compound file (MS-CFB) whose directory holds one stream of that name. */
function compound(stream: string): Buffer {
  const bytes = Buffer.alloc(2048)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write(stream, 1024 + 128, 'utf16le')
  return bytes
}

async function bigFile(before: string, megabytes: number, letter = 'x'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'tend-test-')), 'big')
  const file = await open(path, 'w')
  await file.write(before)
  const piece = Buffer.alloc(2 ** 20, letter)
  for (let i = 0; i < megabytes; i += 1) await file.write(piece)
  await file.close()
  return path
}
