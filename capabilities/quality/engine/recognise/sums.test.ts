import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sumsUp } from '#capabilities/quality/engine/recognise/sums.ts'

test('a row of totals is told from a record', () => {
  for (const row of [
    ['合计', '', '12'],
    ['', '小计：', '1,200.50', '￥300'],
    ['总计（3 人）', ''],
    ['Total', '12', '35.5%'],
    ['Grand Total:', '$1,200.00'],
    ['Summe', '', '1.234,50 €'],
    ['Grand Totals (2 records)', ''],
    ['Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved.', ''],
    ['Confidential Information - Do Not Distribute', ''],
  ])
    assert.ok(sumsUp(row), row.join('|'))
})

test('a firm called Total, or by a word that begins alike, is a record', () => {
  for (const row of [
    ['Total', 'Paris', '12'],
    ['Total', '', '0140123456'],
    ['Total', '2125550100'],
    ['Total'],
    ['Total Energies', '12'],
    ['合计软件公司', '12'],
    ['小计', '深圳'],
    ['Sum Ting', '5'],
    ['', ''],
  ])
    assert.ok(!sumsUp(row), row.join('|'))
})
