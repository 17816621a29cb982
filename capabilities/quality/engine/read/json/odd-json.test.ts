import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'

async function read(text: string) {
  const table = await readTable({ bytes: Buffer.from(text) }, { name: 'list.json' })
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { columns: table.columns, rows, cells: rows.map(({ cells }) => cells) }
}

test('an id of more digits than a number of JavaScript holds keeps each of them', async () => {
  const { cells } = await read('{"id":12345678901234567890,"small":-9007199254740993,"n":0.1,"ok":1234567890123456}')
  assert.deepEqual(cells, [['12345678901234567890', '-9007199254740993', '0.1', '1234567890123456']])
})

test('the answer of an interface is read as the list of records inside it', async () => {
  for (const text of [
    '{"data":[{"name":"张伟"},{"name":"李娜"}],"total":2}',
    '{"code":0,"msg":"ok","data":{"total":2,"list":[{"name":"张伟"},{"name":"李娜"}]}}',
    '{\n "meta": 1,\n "results": []}\n'
      .replace('"meta": 1', '"count": 2')
      .replace('[]', '[ {"name":"张伟"},\n{"name":"李娜"} ]'),
  ]) {
    const { columns, cells } = await read(text)
    assert.deepEqual([columns, cells], [['name'], [['张伟'], ['李娜']]], text)
  }
})

test('records inside an answer tell the line they stand on', async () => {
  const { rows } = await read('{\n"total": 2,\n"items": [\n{"a":1},\n{"a":2}\n]\n}\n')
  assert.deepEqual(
    rows.map(({ line }) => line),
    [4, 5],
  )
})

test('a record that has a list of its own stays a record', async () => {
  const firm = '{"company":"Acme","contacts":[{"name":"Ada"}]}'
  assert.deepEqual((await read(firm)).columns, ['company', 'contacts'])
  const lines = '{"items":[{"sku":1}]}\n{"items":[{"sku":2}]}\n'
  assert.deepEqual((await read(lines)).cells, [['[{"sku":1}]'], ['[{"sku":2}]']])
})
