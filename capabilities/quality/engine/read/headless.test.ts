import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHeadless } from '#capabilities/quality/engine/read/headless.ts'

const rows = (...cells: string[][]) => cells.map((one, at) => ({ line: at + 2, cells: one }))

test('a first row with somebody’s telephone or mailbox is a record', () => {
  assert.equal(isHeadless(['Ada', '+44 20 7946 0958'], rows(['Bob', '+44 20 7946 0959'])), true)
  assert.equal(isHeadless(['张伟', '13800138000'], rows(['李娜', '13900139000'])), true)
  assert.equal(isHeadless(['Ada', 'ada@x.example'], []), true)
})

test('years, months and days above figures are the names of their columns', () => {
  for (const head of ['2023-2024', '2024-01', '2024-01-31', '2024 01 31', '20240131', '202401', '2023-24'])
    assert.equal(isHeadless(['Region', head], rows(['North', '12'], ['South', '15'])), false, head)
})
