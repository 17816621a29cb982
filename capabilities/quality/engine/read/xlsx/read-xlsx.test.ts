import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import { kindOfFormat, serialText } from '#capabilities/quality/engine/read/xlsx/xlsx-numbers.ts'
import { workbookOf } from '#capabilities/quality/engine/read/xlsx/zip-fixture.ts'

async function read(bytes: Buffer) {
  const table = await readTable({ bytes }, { name: 'list.xlsx' })
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { columns: table.columns, rows }
}

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="10"/></cellXfs></styleSheet>'
const strings =
  '<sst><si><t>Name</t></si><si><r><t>Zhang</t></r><r><t xml:space="preserve"> Wei</t></r><rPh><t>x</t></rPh></si></sst>'

test('cells of a workbook are read as a person would type them', async () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Born</t></is></c><c r="C1" t="str"><v>Seen</v></c><c r="D1" t="str"><v>Phone</v></c>' +
    '<c r="E1" t="str"><v>Share</v></c><c r="F1" t="str"><v>OK</v></c><c r="G1" t="str"><v>Sum</v></c><c r="H1" t="str"><v>Day</v></c></row>' +
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45292</v></c><c r="C3" s="3"><v>45292.385416666664</v></c><c r="D3"><v>1.3800138E10</v></c>' +
    '<c r="E3" s="4"><v>0.35</v></c><c r="F3" t="b"><v>1</v></c><c r="G3"><f>1.1+0</f><v>1.1000000000000001</v></c><c r="H3" s="2"><v>32874</v></c></row>'
  const { columns, rows: read1 } = await read(
    workbookOf(rows, { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': strings }),
  )
  assert.deepEqual(columns, ['Name', 'Born', 'Seen', 'Phone', 'Share', 'OK', 'Sum', 'Day'])
  assert.deepEqual(read1, [
    {
      line: 3,
      cells: ['Zhang Wei', '2024-01-01', '2024-01-01 09:15:00', '13800138000', '35%', 'TRUE', '1.1', '1990-01-01'],
    },
  ])
})

test('days are counted from 1904 where the workbook says so', async () => {
  const rows = '<row r="1"><c r="A1" t="str"><v>Day</v></c></row><row r="2"><c r="A2" s="1"><v>43830</v></c></row>'
  const workbook = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet r:id="r1"/></sheets></workbook>'
  const {
    rows: [row],
  } = await read(workbookOf(rows, { 'xl/styles.xml': styles, 'xl/workbook.xml': workbook }))
  assert.deepEqual(row!.cells, ['2024-01-01'])
})

test('the first sheet that holds anything is read, whatever prefix its tags have', async () => {
  const { rows } = await read(
    workbookOf('', {
      'xl/workbook.xml':
        '<x:workbook xmlns:x="x" xmlns:r="r"><x:sheets><x:sheet r:id="r1"/><x:sheet r:id="r2"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/s2.xml"/></Relationships>',
      'xl/worksheets/s2.xml':
        '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row>' +
        '<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    }),
  )
  assert.deepEqual(rows, [{ line: 2, cells: ['1', '2'] }])
})

test('formats of numbers are told from formats of dates', () => {
  assert.equal(kindOfFormat('#,##0.00 [$€-407]'), 'plain')
  assert.equal(kindOfFormat('[Red]0.0%'), 'percent')
  assert.equal(kindOfFormat('[$-804]yyyy/m/d;@'), 'date')
  assert.equal(kindOfFormat('"days" 0'), 'plain')
  assert.equal(kindOfFormat('General'), 'plain')
})

test('day numbers are read as Excel counts them, its wrong leap year of 1900 included', () => {
  assert.equal(serialText(1), '1900-01-01')
  assert.equal(serialText(59), '1900-02-28')
  assert.equal(serialText(61), '1900-03-01')
  assert.equal(serialText(0.5), '12:00:00')
  assert.equal(serialText(-1), null)
})
