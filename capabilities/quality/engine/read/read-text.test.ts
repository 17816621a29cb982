import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import type { Limits } from '#capabilities/quality/engine/read/table.ts'

async function read(bytes: Buffer | string, name = 'list.csv', limits?: Partial<Limits>) {
  const table = await readTable({ bytes: Buffer.from(bytes) }, { name, limits })
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { ...table, rows, cells: rows.map(({ cells }) => cells) }
}

const people = '姓名,城市,备注\n张伟,北京,重要客户\n李娜,上海,展会认识\n王芳,深圳,需要报价\n'
const encodings = [
  ['UTF-8', 'UTF-8', 'utf8', ''],
  ['UTF-8 with its mark', 'UTF-8 BOM', 'utf8', 'efbbbf'],
  ['UTF-16 little endian', 'UTF-16LE', 'utf16le', 'fffe'],
  ['UTF-16 big endian', 'UTF-16BE', 'utf16be', 'feff'],
  ['UTF-32 little endian', 'UTF-32LE', 'utf-32le', 'fffe0000'],
  ['UTF-32 big endian', 'UTF-32BE', 'utf-32be', '0000feff'],
  ['UTF-16 without a mark', 'UTF-16LE', 'utf16le', ''],
  ['GB18030', 'GB18030', 'gb18030', ''],
] as const

for (const [name, expected, codec, mark] of encodings) {
  test(`a Chinese sheet in ${name} is read`, async () => {
    const { encoding, columns, cells } = await read(
      Buffer.concat([Buffer.from(mark, 'hex'), iconv.encode(people, codec, { addBOM: false })]),
    )
    assert.equal(encoding, expected)
    assert.deepEqual(columns, ['姓名', '城市', '备注'])
    assert.deepEqual(cells[0], ['张伟', '北京', '重要客户'])
  })
}

test('two Chinese names are enough to know GBK', async () => {
  const { encoding, cells } = await read(iconv.encode('name,city\n张伟,成都\n欧阳锋,西安\n', 'gbk'))
  assert.equal(encoding, 'GB18030')
  assert.deepEqual(cells, [
    ['张伟', '成都'],
    ['欧阳锋', '西安'],
  ])
})

test('old encodings of Taiwan, Japan and the West are told apart', async () => {
  const big5 = await read(
    iconv.encode('姓名,電話,公司\n陳偉,0912345678,台灣貿易有限公司\n林麗華,0987654321,新竹軟體\n', 'big5'),
  )
  assert.deepEqual([big5.encoding, big5.cells[0]![0]], ['Big5', '陳偉'])
  const japan = await read(iconv.encode('名前,会社\n山田太郎,カタカナ商事\nたなか はなこ,ひらがな社\n', 'shift_jis'))
  assert.deepEqual([japan.encoding, japan.cells[1]![0]], ['Shift_JIS', 'たなか はなこ'])
  const west = await read(iconv.encode('Name;Ort\nMüller;Köln\nGarcía Peña;Málaga\nFrançois;Orléans\n', 'latin1'))
  assert.deepEqual([west.encoding, west.cells[0]], ['windows-1252', ['Müller', 'Köln']])
})

test('an odd byte far into a file is found: the encoding is not guessed from its beginning alone', async () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => `user${i},Main Street ${i}`).join('\n')
  const { encoding, cells } = await read(
    Buffer.concat([Buffer.from(`name,street\n${rows}\n`), iconv.encode('张伟,人民路一号\n李娜,中山路二号\n', 'gbk')]),
  )
  assert.equal(encoding, 'GB18030')
  assert.deepEqual(cells.at(-1), ['李娜', '中山路二号'])
})

const separators = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'stroke'],
] as const
for (const [delimiter, name] of separators) {
  test(`columns parted by ${name} are found`, async () => {
    const text = [
      ['Name', 'Note', 'Amount'],
      ['Ada', 'a, b; c', '1,5'],
      ['Bob', 'x', '2'],
    ]
      .map((row) => row.map((cell) => (/[,;]/.test(cell) ? `"${cell}"` : cell)).join(delimiter))
      .join('\r\n')
    const table = await read(text)
    assert.equal(table.delimiter, delimiter)
    assert.deepEqual(table.cells, [
      ['Ada', 'a, b; c', '1,5'],
      ['Bob', 'x', '2'],
    ])
  })
}

test('a file of one column has no separator, whatever commas its cells hold', async () => {
  const { delimiter, cells } = await read('Company\nAcme, Inc.\nWidgets\nFoo and Sons\nBar\n')
  assert.equal(delimiter, null)
  assert.deepEqual(cells[0], ['Acme, Inc.'])
})

test('the line Excel writes to name its separator is followed', async () => {
  const { delimiter, cells, rows } = await read('sep=;\r\na;b\r\n1,2;3\r\n')
  assert.equal(delimiter, ';')
  assert.deepEqual(cells, [['1,2', '3']])
  assert.equal(rows[0]!.line, 3)
})

test('rows tell the physical line they begin on, through quoted line ends and blank lines', async () => {
  const { rows } = await read('a,b\r\n"x\r\ny",1\r\n\r\nz,2\r\n')
  assert.deepEqual(rows, [
    { line: 2, cells: ['x\ny', '1'] },
    { line: 5, cells: ['z', '2'] },
  ])
})

test('a quote inside a cell is text', async () => {
  const { cells } = await read('size,name\n5" disk,Bob "the" Builder\n"say ""hi""",x\n')
  assert.deepEqual(cells, [
    ['5" disk', 'Bob "the" Builder'],
    ['say "hi"', 'x'],
  ])
})

test('columns of one name are told apart, those without a name and content are left out', async () => {
  const { columns, cells } = await read('Phone,Phone,Name,,\n1,2,Ada,,\n3,4,Bob,,\n')
  assert.deepEqual(columns, ['Phone', 'Phone (2)', 'Name'])
  assert.deepEqual(cells[0], ['1', '2', 'Ada'])
})

test('a column without a name that holds something is called by its letter', async () => {
  const { columns } = await read('a,,c\n1,2,3\n')
  assert.deepEqual(columns, ['a', 'B', 'c'])
})

test('titles and blank lines above the header are skipped', async () => {
  const { columns, rows } = await read('Customer list 2024,,\n,,\nName,Phone,City\nAda,1,London\nBob,2,Paris\n')
  assert.deepEqual(columns, ['Name', 'Phone', 'City'])
  assert.equal(rows[0]!.line, 4)
})

test('a file without a header keeps its first row', async () => {
  const { columns, cells } = await read('Ada,ada@example.com\nBob,bob@example.com\n')
  assert.deepEqual(columns, ['A', 'B'])
  assert.equal(cells.length, 2)
})

test('a first row that holds just what the rows below hold is a record, also without addresses and numbers', async () => {
  for (const text of [
    '张伟,北京\n李娜,上海\n欧阳锋,西安\n',
    'Ada,36,Rome\nBob,41,Bern\n',
    'Ada,1990-03-05\nBob,1985-07-01\n',
    'Acme,https://acme.example\nBeta,http://beta.example\n',
  ]) {
    const { columns, cells } = await read(text)
    assert.equal(columns[0], 'A', text)
    assert.equal(cells.length, text.trim().split('\n').length)
  }
})

test('a header of words nobody knows stays a header, and so do years above amounts', async () => {
  for (const text of [
    '成员,金额\n张伟,5\n李娜,7\n',
    '产品线,2023,2024\n软件,5,6\n硬件,7,8\n',
    'Zweig,Kürzel\nNord,N1\nSüd,S2\n',
    '姓名,12\n张伟,5\n李娜,7\n',
    '张贴处,王府\n北京,x\n上海,y\n',
  ]) {
    const { cells } = await read(text)
    assert.equal(cells.length, 2, text)
  }
})

test('a short row is filled up, and a formula is nothing but text', async () => {
  const { cells } = await read("a,b,c\n=cmd|' /C calc'!A0\n")
  assert.deepEqual(cells, [["=cmd|' /C calc'!A0", '', '']])
})

test('a stream is read like a file', async () => {
  const table = await readTable(
    { stream: Readable.from([Buffer.from('a,b\n1,'), Buffer.from('2\n')]) },
    { name: 'x.csv' },
  )
  const rows = []
  for await (const row of table.rows) rows.push(row.cells)
  assert.deepEqual(rows, [['1', '2']])
})

test('any table written as CSV is read back as it was', async () => {
  const unit = fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('"', '\\', ',', ';', '\n', ' '))
  const cell = fc.string({ unit, maxLength: 8 }).map((text) => text.replace(/[\r\0\x1a\ufeff]|^\\N$/g, ''))
  const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(table, async (more) => {
      const rows = [['x', 'y', 'z'], ...more]
      const text = [['alpha', 'beta', 'gamma'], ...rows]
        .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
        .join('\n')
      const { cells } = await read(text)
      assert.deepEqual(
        cells,
        rows.filter((row) => row.some((one) => one.trim() !== '')),
      )
    }),
    {
      numRuns: 300,
      examples: [
        [
          [
            ['\\",', '', ''],
            ['', '', '  '],
          ],
        ],
      ],
    },
  )
})

test('records of JSON lines become rows: nested keys by dots, several values side by side', async () => {
  const { format, columns, cells, rows } = await read(
    '{"name":{"family":"张"},"email":["a@b.cn","c@d.cn"],"n":1}\n\n{"name":{"family":"李"},"late":true}\n',
    'x.ndjson',
  )
  assert.equal(format, 'ndjson')
  assert.deepEqual(columns, ['name.family', 'email', 'n', 'late'])
  assert.deepEqual(cells, [
    ['张', 'a@b.cn ; c@d.cn', '1', ''],
    ['李', '', '', 'true'],
  ])
  assert.equal(rows[1]!.line, 3)
})

test('a JSON array is read record by record', async () => {
  const { cells } = await read('[\n {"a": "x]}", "b": [1, 2]},\n {"a": "y", "b": null}\n]', 'x.json')
  assert.deepEqual(cells, [
    ['x]}', '1 ; 2'],
    ['y', ''],
  ])
})

test('vCards of all three versions become rows', async () => {
  const cards = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=D5=C5;=CE=B0',
    'TEL;CELL:13800138000',
    'TEL;WORK:0755-88881234',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Lovelace;Ada;;Dr.;',
    'FN:Ada Lovelace',
    'item1.EMAIL;type=INTERNET:ada@example.com',
    'ORG:Analytical\\, Ltd;Engines',
    'ADR;TYPE=WORK:;;1 Main St;London;;SW1A 2AA;UK',
    'NOTE:first line\\nsecond',
    ' and on',
    'PHOTO;ENCODING=b:AAAA',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:4.0',
    'FN:李娜',
    'TEL;VALUE=uri:tel:+86-139-0013-9000',
    'BDAY:19900305',
    'END:VCARD',
    '',
  ].join('\r\n')
  const { format, columns, cells } = await read(cards, 'phone.vcf')
  const rows = cells.map((row) => Object.fromEntries(row.map((cell, i) => [columns[i]!, cell])))
  assert.equal(format, 'vcard')
  assert.equal(rows[0]!['Family name'], '张')
  assert.equal(rows[0]!['Given name'], '伟')
  assert.equal(rows[0]!.Phone, '13800138000 ; 0755-88881234')
  assert.equal(rows[1]!.Company, 'Analytical, Ltd')
  assert.equal(rows[1]!.Note, 'first line\nsecondand on')
  assert.equal(rows[1]!.Postcode, 'SW1A 2AA')
  assert.equal(rows[2]!.Phone, '+86-139-0013-9000')
  assert.equal(rows[2]!.Birthday, '19900305')
})
