import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'

async function read(bytes: Buffer | string, name = 'list.xls') {
  const table = await readTable({ bytes: Buffer.from(bytes) }, { name, limits: { ragged: 'mark' } })
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { ...table, rows, cells: rows.map(({ cells }) => cells) }
}

const page =
  '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>客户</title><style>td{color:red}</style></head><body>\n' +
  '<table border=1>\n<tr><td colspan=3>客户清单</td></tr>\n' +
  '<tr><th>姓名<th>公司<th>备注</tr>\n' +
  '<tr><td>张伟<td rowspan="2">鹭屿 &amp; 海天<td>一<br>二 &lt;x&gt; &#24352;</tr>\n' +
  '<tr><td title="a > b">李娜</td><td></td></tr>\n' +
  '</table><table><tr><td>第 1 页<td>共 1 页</tr></table></body></html>'

test('a page that a program calls .xls is read as the table it is, in any encoding', async () => {
  for (const [codec, encoding] of [
    ['utf8', 'UTF-8'],
    ['gbk', 'GB18030'],
  ] as const) {
    const table = await read(iconv.encode(page, codec))
    assert.deepEqual([table.format, table.encoding], ['html', encoding])
    assert.deepEqual(table.columns, ['姓名', '公司', '备注'])
    assert.deepEqual(table.cells, [
      ['张伟', '鹭屿 & 海天', '一\n二 <x> 张'],
      ['李娜', '鹭屿 & 海天', ''],
    ])
    assert.deepEqual(
      table.rows.map(({ line }) => line),
      [5, 6],
    )
  }
})

test('of several tables on a page another is read by its caption or number, and one that is not there is refused', async () => {
  const table = (rows: string, caption = '') => `<table>${caption}<tr><td>Name<td>City</tr>${rows}</table>`
  const bytes = Buffer.from(
    `<html><body>${table('<tr><td>Ada<td>Rome</tr>')}<table><tr><td>only a note</tr></table>` +
      `${table('<tr><td>Eva<td>Bonn</tr>', '<caption>Last &amp; first</caption>')}</body></html>`,
  )
  const first = await read(bytes)
  assert.deepEqual([first.sheet, first.cells], [{ name: '1', others: ['Last & first'] }, [['Ada', 'Rome']]])
  const other = await readTable({ bytes }, { name: 'x.html', sheet: 'last & first' })
  const rows = []
  for await (const { cells } of other.rows) rows.push(cells)
  assert.deepEqual([other.sheet, rows], [{ name: 'Last & first', others: ['1'] }, [['Eva', 'Bonn']]])
  await assert.rejects(readTable({ bytes }, { name: 'x.html', sheet: '3' }), { code: 'quality.sheetUnknown' })
})

test('a workbook in the XML of Excel 2003 is read, its first sheet, gaps included', async () => {
  const cell = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`
  const { columns, cells } = await read(
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns:ss="u"><Worksheet ss:Name="A"><Table>' +
      `<Row>${['Name', 'Phone', 'City'].map(cell).join('')}</Row>` +
      `<Row>${cell('Ada')}<Cell ss:Index="3"><Data ss:Type="String">Rome</Data></Cell></Row>` +
      `<Row><Cell/>${cell('1')}</Row></Table></Worksheet><Worksheet><Table><Row>${cell('x')}${cell('y')}</Row></Table></Worksheet></Workbook>`,
  )
  assert.deepEqual(
    [columns, ...cells],
    [
      ['Name', 'Phone', 'City'],
      ['Ada', '', 'Rome'],
      ['', '1', ''],
    ],
  )
})

test('a table pasted from Markdown or a database is read without its strokes', async () => {
  const expected = [
    ['Ada', 'Rome'],
    ['Bob | x', 'Bern'],
  ]
  for (const text of [
    'Our people:\n\n| Name | City |\n|------|:----:|\n| Ada | Rome |\n| Bob \\| x | Bern |\n',
    'Name | City\n--- | ---\nAda | Rome\nBob \\| x | Bern\n',
    '+------+------+\n| Name | City |\n+------+------+\n| Ada  | Rome |\n| Bob \\| x | Bern |\n+------+------+\n2 rows in set\n',
    ' Name | City \n------+------\n Ada  | Rome\n Bob \\| x | Bern\n(2 rows)\n',
    '┌──────┬──────┐\n│ Name │ City │\n├──────┼──────┤\n│ Ada  │ Rome │\n│ Bob \\| x │ Bern │\n└──────┴──────┘\n',
  ]) {
    const { columns, cells } = await read(text, 'pasted.csv')
    assert.deepEqual([columns, cells], [['Name', 'City'], expected], text)
  }
})

test('a table parted by strokes without a frame stays one', async () => {
  const { delimiter, cells } = await read('Name|Note\nAda|--\nBob|x\n', 'x.csv')
  assert.deepEqual(
    [delimiter, cells],
    [
      '|',
      [
        ['Ada', '--'],
        ['Bob', 'x'],
      ],
    ],
  )
})
