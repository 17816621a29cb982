import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import { workbookOf, zipOf } from '#capabilities/quality/engine/read/xlsx/zip-fixture.ts'

async function read(bytes: Buffer) {
  const table = await readTable({ bytes }, { name: 'list.xlsx' })
  const cells: string[][] = []
  for await (const row of table.rows) cells.push(row.cells)
  return { columns: table.columns, cells }
}

/** A row of texts; null leaves a cell out. */
function row(line: number, cells: readonly (string | null)[]): string {
  const written = cells.map((text, i) =>
    text === null ? '' : `<c r="${'ABCDEFGH'[i]}${line}" t="inlineStr"><is><t>${text}</t></is></c>`,
  )
  return `<row r="${line}">${written.join('')}</row>`
}
const sheet = (rows: string, behind = '') => `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`
const header = ['姓名', '公司', '手机']
const people = row(1, header) + row(2, ['张伟', '鹭屿', '1']) + row(3, ['李娜', '海天', '2'])

/** A workbook of two sheets; `first` are the attributes of the first. */
function twoSheets(rows: string, first = ''): Buffer {
  return workbookOf(rows, {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="a" ${first} r:id="r1"/><sheet name="b" r:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/s2.xml"/></Relationships>',
    'xl/worksheets/s2.xml': sheet(people),
  })
}

suite('which sheet of a workbook is read', () => {
  for (const [what, rows, attributes] of [
    ['a hidden list in front', row(1, ['code', 'word']) + row(2, ['1', 'x']), 'state="hidden"'],
    ['a very hidden list in front', row(1, ['code', 'word']) + row(2, ['1', 'x']), 'state="veryHidden"'],
    ['a sheet of remarks in front', row(1, ['填写说明：第一行是表头']) + row(3, ['请勿修改表头']), ''],
    ['a sheet with only the header in front', row(1, header), ''],
  ] as const) {
    test(`${what} is passed over for the table`, async () => {
      const { columns, cells } = await read(twoSheets(rows, attributes))
      assert.deepEqual([columns, cells.length, cells[0]![0]], [header, 2, '张伟'])
    })
  }

  test('of two tables the first is read, and the others are named', async () => {
    const table = await readTable({ bytes: twoSheets(row(1, ['x', 'y']) + row(2, ['1', '2'])) }, { name: 'x.xlsx' })
    await table.close()
    assert.deepEqual([table.columns, table.sheet], [['x', 'y'], { name: 'a', others: ['b'] }])
    const hidden = await readTable({ bytes: twoSheets(row(1, ['x']), 'state="hidden"') }, { name: 'x.xlsx' })
    await hidden.close()
    assert.deepEqual(hidden.sheet, { name: 'b', others: [] })
  })

  test('of two tables the first is read, and a list of one column where there is nothing else', async () => {
    assert.deepEqual((await read(twoSheets(row(1, ['a', 'b']) + row(2, ['1', '2'])))).columns, ['a', 'b'])
    assert.deepEqual((await read(workbookOf(row(1, ['姓名']) + row(2, ['张伟'])))).cells, [['张伟']])
  })
})

suite('joined cells', () => {
  const merged = (rows: string, refs: readonly string[]) =>
    workbookOf('', {
      'xl/worksheets/sheet1.xml': sheet(
        rows,
        `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
      ),
    })

  test('a firm joined over the rows of its people is the firm of each of them', async () => {
    const rows =
      row(1, ['公司', '姓名', '手机']) +
      row(2, ['鹭屿', '张伟', '1']) +
      row(3, [null, '李娜', '2']) +
      row(4, ['海天', '王芳', '3']) +
      row(5, [null, '赵敏', '4'])
    const { cells } = await read(merged(rows, ['A2:A3']))
    assert.deepEqual(
      cells.map(([company]) => company),
      ['鹭屿', '鹭屿', '海天', ''],
    )
  })

  test('a header of two rows is one: names of columns below names of groups', async () => {
    const rows =
      row(1, ['基本信息', null, '联系方式', null, '备注']) +
      row(2, ['姓名', '公司', '手机', '邮箱', null]) +
      row(3, ['张伟', '鹭屿', '13800138000', 'zw@qq.com', 'x']) +
      row(4, ['李娜', '海天', '13900139000', 'ln@qq.com', null])
    const { columns, cells } = await read(merged(rows, ['A1:B1', 'C1:D1', 'E1:E2']))
    assert.deepEqual(columns, ['姓名', '公司', '手机', '邮箱', '备注'])
    assert.deepEqual([cells.length, cells[0]![0]], [2, '张伟'])
  })

  test('columns called alike in two groups bear the name of the group', async () => {
    const rows =
      row(1, ['甲方', null, '乙方', null]) +
      row(2, ['姓名', '手机', '姓名', '手机']) +
      row(3, ['张伟', '1', '李娜', '2']) +
      row(4, ['王芳', '3', '赵敏', '4'])
    const { columns } = await read(merged(rows, ['A1:B1', 'C1:D1']))
    assert.deepEqual(columns, ['甲方 姓名', '甲方 手机', '乙方 姓名', '乙方 手机'])
  })

  test('a header with a gap above rows of data stays a header of one row', async () => {
    const { columns, cells } = await read(
      workbookOf(row(1, ['姓名', null, '公司']) + row(2, ['张伟', '北京', '鹭屿']) + row(3, ['李娜', '上海', '海天'])),
    )
    assert.deepEqual([columns, cells.length], [['姓名', 'B', '公司'], 2])
  })
})

test('a workbook on the disk is read by several at once, each as far as he needs it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tend-test-'))
  const path = join(folder, 'list.xlsx')
  const rows = Array.from({ length: 3000 }, (_, i) => row(i + 2, [`name ${i}`, `${Math.sin(i)}`]))
  await writeFile(path, workbookOf(row(1, ['姓名', '公司']) + rows.join('')))
  const read = async (most: number) => {
    const table = await readTable({ path }, { name: 'list.xlsx' })
    let last = ''
    for await (const { cells } of table.rows) {
      last = cells[0]!
      if (last === `name ${most - 1}`) break
    }
    await table.close()
    return last
  }
  const wanted = [1, 3000, 7, 2999, 400, 3000, 1200, 2]
  assert.deepEqual(
    await Promise.all(wanted.map(read)),
    wanted.map((most) => `name ${most - 1}`),
  )
  await rm(folder, { recursive: true })
})

test('zeros in front that a format shows, and hours beyond a day, are what a person sees', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
  const rows = `${row(1, ['Name', 'Postcode', 'Time'])}<row r="2"><c t="str"><v>Ada</v></c><c s="1"><v>1234</v></c><c s="2"><v>1.5</v></c></row>`
  const { cells } = await read(workbookOf(rows, { 'xl/styles.xml': styles }))
  assert.deepEqual(cells, [['Ada', '01234', '36:00:00']])
})

test('characters that Excel writes as _x000D_ are those characters', async () => {
  const { cells } = await read(
    workbookOf(row(1, ['Name', 'Note']) + row(2, ['Ada', 'a_x000D_\nb']) + row(3, ['B_x0041_', '_x005F_x000D_'])),
  )
  assert.deepEqual(cells, [
    ['Ada', 'a\nb'],
    ['BA', '_x000D_'],
  ])
})

test('parts that are called a little differently from what the workbook says are found', async () => {
  const workbook = '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'
  for (const target of ['./worksheets/sheet1.xml', 'worksheets/Sheet1.xml', '/XL/worksheets/sheet1.xml']) {
    const { cells } = await read(
      zipOf({
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Target="${target}"/></Relationships>`,
        'xl/worksheets/sheet1.xml': sheet(people),
      }),
    )
    assert.equal(cells.length, 2, target)
  }
})
