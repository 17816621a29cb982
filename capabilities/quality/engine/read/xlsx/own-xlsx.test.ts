import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import { xlsxOf, type Cell } from '#platform/xlsx/workbook.ts'

type Rows = readonly (readonly Cell[])[]

async function written(head: readonly string[], rows: Rows, rowsPerSheet?: number): Promise<Buffer> {
  async function* pages() {
    for (let at = 0; at < rows.length; at += 7) yield rows.slice(at, at + 7)
  }
  const cutNote = (count: number) => ['Cut texts', `${count} cut`] as const
  const chunks: Buffer[] = []
  const book = { sheet: 'Contacts / 联系人', head, rows: pages(), cutNote, ...(rowsPerSheet ? { rowsPerSheet } : {}) }
  for await (const chunk of xlsxOf(book)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function readBack(bytes: Buffer, sheet?: string) {
  const table = await readTable({ bytes }, { name: 'list.xlsx', ...(sheet ? { sheet } : {}) })
  const rows: string[][] = []
  for await (const { cells } of table.rows) rows.push([...cells])
  return { columns: table.columns, rows, sheet: table.sheet }
}

const head = ['Name', 'Phone', 'Score', 'Born', 'Active', 'Amount', 'Seen']

test('cells of every kind come back as they were, phones and ids with their zeros', async () => {
  const rows: Rows = [
    [
      '=HYPERLINK("http://x","y")',
      '0086007',
      0.1,
      { day: '1990-02-28' },
      true,
      { amount: 1234.5, currency: 'EUR' },
      { wall: '2026-03-29T16:30:05' },
    ],
    [
      '@李 <b> & "q" _x0041_',
      '+8613800138000',
      -12,
      { day: '1850-01-01' },
      false,
      { amount: 3, currency: 'CNY' },
      null,
    ],
    ['two\nlines\u0007', '00', 1e21, null, null, null, null],
  ]
  const { columns, rows: back } = await readBack(await written(head, rows))
  assert.deepEqual(columns, head)
  assert.deepEqual(back[0], [
    '=HYPERLINK("http://x","y")',
    '0086007',
    '0.1',
    '1990-02-28',
    'TRUE',
    '1234.5 EUR',
    '2026-03-29 16:30:05',
  ])
  assert.deepEqual(back[1]?.slice(0, 6), [
    '@李 <b> & "q" _x0041_',
    '+8613800138000',
    '-12',
    '1850-01-01',
    'FALSE',
    '3 CNY',
  ])
  assert.deepEqual(back[2]?.slice(0, 3), ['two\nlines\u0007', '00', '1e+21'])
})

test('whatever text, number or day is put in comes out', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((one) => /\S/.test(one) && !/[\r\0]/.test(one))
  const day = fc
    .date({ min: new Date('1900-03-01'), max: new Date('9999-12-30'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
  const number = fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, number, day), { minLength: 1, maxLength: 20 }), async (values) => {
      const rows = values.map(([a, b, c]) => [a, b, { day: c }, 'end'])
      const { rows: back } = await readBack(await written(['Text', 'Number', 'Day', 'End'], rows))
      assert.deepEqual(
        back.map((cells) => cells.slice(0, 3)),
        values.map(([a, b, c]) => [a.toWellFormed(), String(b), c]),
      )
    }),
    { numRuns: 30 },
  )
})

test('rows beyond what a sheet holds go on in another with the header again', async () => {
  const rows = Array.from({ length: 25 }, (_, at) => [`Row ${at}`, at])
  const bytes = await written(['Name', 'Place'], rows, 11)
  const first = await readBack(bytes)
  assert.equal(first.rows.length, 10)
  assert.equal(first.sheet?.others.length, 2)
  const last = await readBack(bytes, first.sheet?.others[1])
  assert.deepEqual([last.columns, last.rows.length, last.rows[4]], [['Name', 'Place'], 5, ['Row 24', '24']])
  assert.equal((await readBack(await written(['Name', 'Place'], rows.slice(0, 10), 11))).sheet?.others.length, 0)
})

test('a text longer than a cell holds is cut, and a last sheet says so', async () => {
  const bytes = await written(['Name', 'Note'], [['Ada', 'x'.repeat(40_000)]])
  const { rows } = await readBack(bytes)
  assert.equal(rows[0]?.[1]?.length, 32_767)
  assert.ok(rows[0]?.[1]?.endsWith('x…'))
  await assert.rejects(readBack(bytes, 'Cut texts'), { code: 'quality.headerOnly' }, 'a sheet of one line')
})

test('without any row the header stands alone', async () => {
  await assert.rejects(
    written(head, []).then((bytes) => readBack(bytes)),
    { code: 'quality.headerOnly' },
  )
})
