import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { serialOf } from '#platform/xlsx/cells.ts'
import { xlsxOf, type Cell } from '#platform/xlsx/workbook.ts'

async function* one(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield rows
}

const book = (rows: AsyncIterable<readonly (readonly Cell[])[]>) => ({
  sheet: 'List',
  head: ['Name'],
  rows,
  cutNote: () => ['Cut', 'Cut'] as const,
})

describe('a workbook', () => {
  test('is begun before all its rows are there, and holds no more of them than a few pages', async () => {
    let asked = 0
    let end = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    async function* pages() {
      try {
        for (; asked < 2000; asked += 1)
          yield Array.from({ length: 100 }, (_, at) => [`Row ${asked} ${at} ${Math.random()}`])
      } finally {
        end()
      }
    }
    const chunks = xlsxOf(book(pages()))
    let length = 0
    while (length < 20_000) length += (await chunks.next()).value?.length ?? 0
    assert.ok(asked < 1000, `${asked} pages were asked for already`)
    await chunks.return(undefined)
    await ended // who stops reading stops the work
    assert.ok(asked < 1000)
  })

  test('that fails on the way ends with the same error', async () => {
    async function* broken(): AsyncGenerator<readonly (readonly Cell[])[]> {
      yield [['a']]
      throw new Error('no more')
    }
    await assert.rejects(async () => {
      for await (const _ of xlsxOf(book(broken())));
    }, /no more/)
  })

  test('begins as every archive does, with what its parts are', async () => {
    const { value } = await xlsxOf(book(one([]))).next()
    assert.equal(value?.subarray(0, 4).toString('latin1'), 'PK\x03\x04')
    assert.match(value?.toString() ?? '', /\[Content_Types\]\.xml$/)
  })
})

test('days are counted as Excel counts them, and none before the day it got wrong', () => {
  assert.equal(serialOf('1900-03-01'), 61)
  assert.equal(serialOf('2024-01-01'), 45_292)
  assert.equal(serialOf('2024-01-01T12:00:00'), 45_292.5)
  for (const none of ['1900-02-28', '1850-01-01', 'soon', '']) assert.equal(serialOf(none), null)
})
