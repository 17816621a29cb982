import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FieldTypeName, StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'
import { rules } from '#capabilities/quality/engine/standardise/rules.ts'
import { standardiseCompanyName } from '#capabilities/quality/engine/standardise/names/company-name.ts'
import { standardiseNamePart } from '#capabilities/quality/engine/standardise/names/person-name.ts'
import { standardise, type Standardiser } from '#capabilities/quality/engine/standardise/standardise.ts'
import { errors } from '#capabilities/quality/errors.ts'

const types: readonly FieldTypeName[] = [
  'text',
  'longText',
  'personName',
  'email',
  'phone',
  'url',
  'country',
  'idNumber',
  'creditCode',
  'address',
  'date',
  'dateTime',
  'money',
  'integer',
  'number',
  'percent',
  'boolean',
  'choice',
  'multiChoice',
  'rating',
]
const choices = [
  { value: 'web', label: { en: 'Website', zh: '官网' } },
  { value: 'vip', label: { en: 'VIP', zh: '重点客户' } },
  { value: 'trade_fair', label: { en: 'Trade fair', zh: '展会' } },
]

const pieces = [
  '张伟',
  '欧阳',
  '先生',
  '总',
  '李',
  '·',
  'Mr.',
  'Dr',
  'SMITH',
  'van',
  'Zhang',
  'Wei',
  "O'Neil",
  'Jr.',
  ',',
  '，',
  ' ',
  '　',
  '\u200b',
  '\u00a0',
  '(',
  ')',
  '（',
  '）',
  '@',
  'a',
  'user',
  'qq.com',
  'gmial.com',
  '163.con',
  '。',
  '.',
  '<',
  '>',
  'mailto:',
  '"',
  ';',
  '；',
  '、',
  '/',
  '|',
  '\n',
  '\r\n',
  ':::',
  '*',
  '138',
  '00138000',
  '＋86',
  '+86',
  '0086',
  '0755-',
  '88881234',
  '转',
  '801',
  'ext.',
  '-',
  '1',
  '２０２４',
  '年',
  '3',
  '月',
  '12',
  '日',
  '民国',
  '113',
  '/',
  '45292',
  '0.5',
  '下午',
  '3:20',
  'PM',
  'T',
  'Z',
  '+08:00',
  'Mar',
  '二〇二四',
  '十二',
  '¥',
  '$',
  '万',
  '亿',
  '元',
  'USD',
  '1,234',
  '1.234',
  '%',
  '％',
  'e',
  '1e5',
  'N/A',
  '无',
  '是',
  'TRUE',
  'web',
  '官网',
  'ＶＩＰ',
  '中国',
  '广东省',
  '深圳市',
  '南山区',
  '科技园路1号',
  '广东',
  '深圳',
  '南山',
  '宣武区',
  '北京',
  '襄樊市',
  '苏州',
  '江干区',
  '杭州',
  '新疆',
  '3#楼',
  ' 2 单元 401 室',
  '上海路',
  '市辖区',
  '邮编：',
  '518000',
  'http://',
  'WWW.',
  'Acme.COM',
  '/x',
  'US',
  '11010519491231002x',
  '110105 1949 1231',
  '130503670401001',
  '91350100M000100Y43',
  '9135O1OOMOOO1OOY43',
  '=cmd|',
  '\ufffd',
  '\ud800',
  'é',
  'e\u0301',
]
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(' ')),
)
const settings = fc.record({
  country: fc.constantFrom('CN', 'US', 'DE', 'TW', 'GB'),
  currency: fc.constantFrom('CNY', 'USD', 'EUR'),
  dateOrder: fc.constantFrom('dmy', 'mdy', 'ymd', 'auto'),
  options: fc.constant(choices),
}) satisfies fc.Arbitrary<StandardiseOptions>

const runs = { numRuns: Number(process.env.LAW_RUNS ?? 800) }

/** Every way a cell is read: by its type, and two that a type alone does not tell. */
const readers: readonly (readonly [type: string, read: Standardiser])[] = [
  ...types.map(
    (type) => [type, (raw, options) => standardise(type, raw, options)] as const satisfies [string, Standardiser],
  ),
  ['name of a firm', standardiseCompanyName],
  ['part of a name', standardiseNamePart],
]

for (const [type, read] of readers) {
  test(`any cell can be read as ${type}, and reading what is shown changes nothing more`, () => {
    fc.assert(
      fc.property(cell, settings, (raw, options) => {
        const first = read(raw, options)
        const again = read(first.shown, options)
        assert.deepEqual(
          { shown: again.shown, changes: again.changes, value: again.value },
          { shown: first.shown, changes: [], value: first.value },
        )
      }),
      runs,
    )
  })

  test(`nothing is left out of a ${type} without a rule or a problem that says so`, () => {
    fc.assert(
      fc.property(cell, settings, (raw, options) => {
        const { value, shown, changes, problem } = read(raw, options)
        if (shown !== raw)
          assert.ok(
            changes.length > 0 && changes[0]!.from === raw && changes.at(-1)!.to === shown,
            'a changed cell has a trail',
          )
        if (value === null) assert.ok(problem !== null || shown === '', 'an unread cell has a problem')
        if (problem !== null && value === null) assert.equal(shown, raw, 'an unread cell stays as it was')
        for (const change of changes) assert.ok(rules[change.rule].zh !== '')
        for (let i = 1; i < changes.length; i += 1)
          assert.equal(changes[i]!.from, changes[i - 1]!.to, 'each rule goes on from the last')
        if (problem) assert.ok(problem.code.slice('quality.'.length) in errors, `${problem.code} is declared`)
      }),
      runs,
    )
  })

  test(`a rule that is switched off for ${type} is never applied`, () => {
    fc.assert(
      fc.property(cell, settings, fc.subarray(Object.keys(rules)), (raw, options, names) => {
        const off = new Set(names)
        const { changes } = read(raw, { ...options, off })
        assert.ok(changes.every(({ rule }) => !off.has(rule)))
      }),
      runs,
    )
  })
}
