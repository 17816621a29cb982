import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessDialect } from '#capabilities/quality/engine/read/csv/dialect.ts'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'

async function read(text: string) {
  const table = await readTable({ bytes: Buffer.from(text) }, { name: 'list.csv', limits: { ragged: 'mark' } })
  const cells: string[][] = []
  for await (const row of table.rows) cells.push([...row.cells, ...(row.extra ?? [])])
  return { delimiter: table.delimiter, columns: table.columns, cells }
}

test('a circumflex or a tilde parts cells although sentences in them have commas', async () => {
  for (const by of ['^', '~', '¦']) {
    const { columns, cells } = await read(
      [`Name,Note,x`, `Ada,a+ b+ c,1`, `Bob,c+ d+ e,2`].join('\n').replaceAll(',', by).replaceAll('+', ','),
    )
    assert.deepEqual(
      [columns, cells[1]],
      [
        ['Name', 'Note', 'x'],
        ['Bob', 'c, d, e', '2'],
      ],
    )
  }
})

test('decimal commas do not part a table of semicolons', async () => {
  const { delimiter, cells } = await read('Name;Betrag;Menge\nAda;1,50;2,0\nBob;2,75;3,1\n')
  assert.deepEqual([delimiter, cells[0]], [';', ['Ada', '1,50', '2,0']])
})

test('a quote behind a space is a quote where all of them are closed', async () => {
  const { columns, cells } = await read('Name, City, "Note"\nAda, Rome, "a, b"\nBob, "Bern" , x\n')
  assert.deepEqual(columns, ['Name', 'City', 'Note'])
  assert.deepEqual(
    cells.map((row) => row.map((cell) => cell.trim())),
    [
      ['Ada', 'Rome', 'a, b'],
      ['Bob', 'Bern', 'x'],
    ],
  )
})

test('quotes hidden by backslashes, as MySQL and PHP write them, are text', async () => {
  const { cells } = await read('"Name","Note"\n"Bob","say \\"hi, you\\" now \\\\o/"\n"Ann","C:\\\\dir"\n')
  assert.deepEqual(cells, [
    ['Bob', 'say "hi, you" now \\o/'],
    ['Ann', 'C:\\dir'],
  ])
})

test('a folder of Windows in quotes hides no quote', async () => {
  const { cells } = await read('"Name","Folder"\n"Ada","C:\\dir\\"\n"Bob","D:\\"\n"Cid","say ""x"""\n')
  assert.deepEqual(cells, [
    ['Ada', 'C:\\dir\\'],
    ['Bob', 'D:\\'],
    ['Cid', 'say "x"'],
  ])
})

test('rows that end with their last filled cell are rows of the table their header names', async () => {
  const { columns, cells } = await read('Name,City,Phone\nAda\nBob,Bern\nCid,Oslo,1,more\n')
  assert.deepEqual(columns, ['Name', 'City', 'Phone'])
  assert.deepEqual(cells, [
    ['Ada', '', ''],
    ['Bob', 'Bern', ''],
    ['Cid', 'Oslo', '1', 'more'],
  ])
})

test('comments and titles above a short table do not hide its separator', async () => {
  const { columns } = await read('# exported 2024\n# by the shop\nName,City\nAda,Rome\nBob,Bern\n')
  assert.deepEqual(columns, ['Name', 'City'])
})

test('firms with a comma in their names, or a letter to somebody, are no table of two columns', () => {
  assert.equal(guessDialect('Company\nAcme, Inc.\nBeta, Ltd.\nGamma, LLC\n').delimiter, null)
  assert.equal(guessDialect('Dear all,\nthis is text. It has, commas.\nAnd more.\nBye\n').delimiter, null)
})

test('a header that comes again, as where files were put behind one another, is no record', async () => {
  const { cells } = await read('Name,Phone,Phone\nAda,1,2\nName,Phone,Phone\nBob,3,4\n')
  assert.deepEqual(cells, [
    ['Ada', '1', '2'],
    ['Bob', '3', '4'],
  ])
})

test('invisible characters in a header, and the word of databases for nothing, are left out', async () => {
  const { columns, cells } = await read('\u200bName,\u00a0City\u00a0,E\u200bmail\nAda,\\N,a@b.cn\n')
  assert.deepEqual(
    [columns, cells[0]],
    [
      ['Name', 'City', 'Email'],
      ['Ada', '', 'a@b.cn'],
    ],
  )
})
