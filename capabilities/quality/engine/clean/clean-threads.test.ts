import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanToText } from '#capabilities/quality/engine/clean/clean-threads.ts'
import { packRows, unpackRows } from '#capabilities/quality/engine/clean/pack-rows.ts'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import { objectDefinition } from '#core/objects/registry.ts'

const fieldsOf = (object: string) =>
  Object.entries(objectDefinition(object)!.fields).map(([name, field]) => ({ name, ...field }))

async function cleaned(bytes: Buffer, threads: number, ageFrom?: string) {
  const table = await readTable({ bytes }, { name: 'x.csv', limits: { ragged: 'mark' } })
  const { report, texts } = await cleanToText(table, {
    format: 'csv',
    fallbackCountry: 'CN',
    today: '2026-11-01',
    ...(ageFrom ? { ageFrom } : {}),
    fieldsOf,
    threads,
  })
  const pieces: Buffer[] = []
  for await (const text of texts) pieces.push(Buffer.from(text))
  return { text: Buffer.concat(pieces).toString(), report }
}

test('a large file cleaned in several threads is the same, byte for byte, with the same report', async () => {
  const lines = Array.from({ length: 18_500 }, (_, i) => {
    const phone = i % 7 === 0 ? '12' : `13${String(800_000_000 + i)}`
    const extra = i % 900 === 0 ? ',zu viel' : ''
    return `张伟 ,"Acme, inc",${phone},ada${i}@gmial.com,199${i % 10}/1/${(i % 28) + 1}${extra}`
  })
  const bytes = Buffer.from(`姓名,公司,手机,邮箱,生日\n${lines.join('\n')}\n`)
  const [alone, together] = [await cleaned(bytes, 0, '生日'), await cleaned(bytes, 3, '生日')]
  assert.equal(together.text, alone.text)
  assert.deepEqual(together.report, alone.report)
  assert.equal(alone.report.rows, 18_500)
  assert.ok(alone.report.ragged.count > 15 && alone.report.columns[2]!.rejected > 2000)
})

test('a file that breaks off behind the first thousands of rows is refused by name, threads or not', async () => {
  const bytes = Buffer.from(`a,b\n${'1,2\n'.repeat(17_000)}3,"4\n`)
  for (const threads of [0, 2]) {
    await assert.rejects(cleaned(bytes, threads), { code: 'quality.quoteNotClosed' })
  }
})

test('of two faults the one further up is told, whoever met the other first', async () => {
  const large = 'x'.repeat(1_100_000)
  const bytes = Buffer.from(`a,b\n${'1,2\n'.repeat(90_000)}3,${large}\n${'1,2\n'.repeat(90_000)}3,"4\n`)
  for (const threads of [0, 2]) {
    await assert.rejects(cleaned(bytes, threads), {
      code: 'quality.cellTooLarge',
      params: { line: 90_002, column: 2, limit: 1_048_576 },
    })
  }
})

test('rows come out of their pieces as they went in', () => {
  const rows = [
    { line: 2, cells: ['a', '', '张伟😀'] },
    { line: 3, cells: ['', '', ''] },
    { line: 5, cells: ['x', 'y', 'z'], extra: ['', 'more'] },
  ]
  assert.deepEqual([...unpackRows(packRows(rows), 3)], rows)
})
