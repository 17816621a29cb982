import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldTypeName } from '#capabilities/quality/engine/standardise/result.ts'
import { readerOf, standardise } from '#capabilities/quality/engine/standardise/standardise.ts'
import { openRandom, type Random } from '#capabilities/quality/generator/random.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 1500)
const options = { country: 'CN', currency: 'CNY', dateOrder: 'dmy' } as const

/** Real values of each type, to be spoiled. */
const real: Partial<Record<FieldTypeName, readonly string[]>> = {
  personName: [
    '张伟先生',
    '欧阳 修',
    'Dr. SMITH, John Jr.',
    '阿卜杜拉·买买提',
    'O’Neil-Mc Donald',
    '陳方安生',
    '山田 太郎',
  ],
  email: ['张伟 <zw@qq.com>; b@163.con', 'a (at) b.com', 'mailto:x@y.cn', 'ｚｗ＠ＱＱ．ｃｏｍ', '用户@例子.中国'],
  phone: [
    '0755-8888 1234转801',
    '+86 138 0013 8000 / 139-0013-9000',
    '(020) 8888-1234 ext. 5',
    '1.3800138E+10',
    'tel:+1-212-555-0100',
  ],
  date: [
    '民国113年3月12日',
    '二〇二四年十二月三日',
    '45292.5',
    '3/4/24 下午3:20',
    'Mar 5th, 2024',
    '2024-02-30',
    '--03-12',
  ],
  dateTime: ['2024-03-12T09:14:00+08:00', '1710000000000', '2024年3月12日 下午3点20分'],
  money: ['¥1,234.50万', 'CNY 12亿', '(USD 1.234,56)', '三万五千元整', 'R$ 5'],
  number: ['1.234.567,89', '12,34,567', '5万', '-0.5e10', '九千八百万'],
  percent: ['百分之三十五', '35.5 %', '％12'],
  address: [
    '广东深圳南山科技园路1号 3#楼 邮编：518000',
    '1 Main St, Leeds, LS1 2AB, UK',
    '中国 北京宣武区广安门内大街6号',
  ],
  idNumber: ['11010519491231002X', '110105491231002', '1.1E+17'],
  creditCode: ['91350100M000100Y43', '9135O1OOMOOO1OOY43'],
  url: ['WWW.Acme.COM/x?y=1#z', 'http://例子.中国', 'https://user:pw@x.com'],
  boolean: ['是', 'TRUE', '✓', 'n/a'],
  country: ['中国大陆', 'U.S.A.', 'CN'],
  text: ['＝ＳＵＭ（Ａ１）', '=cmd|x!A1', '\u202eabc', 'e\u0301\u200d😀👨‍👩‍👧'],
}
const marks = [
  '　',
  '\u200b',
  '\u202e',
  '\ud83d',
  '😀',
  'שלום',
  '،',
  '(',
  '）',
  '"',
  '，',
  ';',
  '/',
  '0',
  '９',
  '.',
  '-',
  '@',
  '年',
  '万',
  '\n',
  '\0',
  'é',
  '#',
]

function spoiled(random: Random, value: string): string {
  let out = value
  for (let n = random.int(1, 5); n > 0; n -= 1) {
    const at = random.int(0, out.length)
    const end = random.int(at, out.length)
    const change = random.int(0, 3)
    if (change === 0) out = out.slice(0, at) + random.pick(marks) + out.slice(at)
    else if (change === 1) out = out.slice(0, at) + out.slice(end)
    else if (change === 2) out = out.slice(0, end) + out.slice(at)
    else out = out.slice(at) + out.slice(0, at)
  }
  return out
}

for (const [type, values] of Object.entries(real) as [FieldTypeName, readonly string[]][]) {
  test(`a spoiled ${type} is read or named, never a fall, and what is shown is stable`, () => {
    const random = openRandom(`fuzz/${type}`)
    for (let run = 0; run < runs; run += 1) {
      const raw = spoiled(random, random.pick(values))
      const first = standardise(type, raw, options)
      const again = standardise(type, first.shown, options)
      assert.deepEqual([again.shown, again.changes], [first.shown, []], JSON.stringify(raw))
      if (first.value === null) assert.ok(first.problem !== null || first.shown === '', JSON.stringify(raw))
    }
  })

  test(`a ${type} of a hundred thousand characters is read in no time to speak of`, { timeout: 120_000 }, () => {
    for (const piece of [...values, ' ', '1', '(', 'a@', '张', '.', '1,', '　', ' -', '年1']) {
      standardise(type, piece.repeat(Math.ceil(100_000 / piece.length)), options)
      standardise(type, `${piece.repeat(Math.ceil(20_000 / piece.length))}!`, options)
    }
  })
}

test('the name of a firm keeps the laws of all values: stable, and nothing lost unsaid', () => {
  const read = readerOf('company', 'name', 'text')
  const random = openRandom('fuzz/firms')
  const firms = [
    '萤溪(合肥)精密机械有限公司上海分公司',
    'Acme Trading co.,ltd',
    'Müller GMBH',
    '深圳 腾云（福田） 科技 有限公司',
    'X, inc',
    'A (B) C PTY LTD',
  ]
  for (let run = 0; run < runs; run += 1) {
    const raw = spoiled(random, random.pick(firms))
    const first = read(raw, options)
    assert.deepEqual(read(first.shown, options).changes, [], JSON.stringify(raw))
    if (first.shown !== raw) assert.deepEqual([first.changes[0]?.from, first.changes.at(-1)?.to], [raw, first.shown])
  }
})
