import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessDateOrder } from '#capabilities/quality/engine/standardise/dates/date-forms.ts'
import { hanNumber } from '#capabilities/quality/engine/standardise/numbers/han-number.ts'
import type { FieldTypeName, StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'

const china: StandardiseOptions = { country: 'CN', currency: 'CNY', dateOrder: 'auto' }
const german: StandardiseOptions = { country: 'DE', currency: 'EUR', dateOrder: 'dmy' }

type Case = readonly [raw: string, value: unknown, options?: StandardiseOptions]
const person = (family: string | null, given: string | null, full: string, order: 'family' | 'given' = 'given') => ({
  family,
  given,
  order,
  full,
})

const cases: Partial<Record<FieldTypeName, readonly Case[]>> = {
  personName: [
    ['张 伟', person('张', '伟', '张伟', 'family')],
    ['伟 张', person('张', '伟', '张伟', 'family')],
    ['欧阳锋先生', person('欧阳', '锋', '欧阳锋', 'family')],
    ['张总', person('张', null, '张', 'family')],
    ['陈方安生', person('陈方', '安生', '陈方安生', 'family')],
    ['张伟（大客户）', person('张', '伟', '张伟', 'family')],
    ['山田 太郎', person('山田', '太郎', '山田 太郎', 'family')],
    ['阿依古丽·买买提', person('买买提', '阿依古丽', '阿依古丽·买买提')],
    ['SMITH, John', person('Smith', 'John', 'John Smith')],
    ['Mr. JOHN McDONALD', person('McDonald', 'John', 'John McDonald')],
    ['ludwig van beethoven', person('van Beethoven', 'Ludwig', 'Ludwig van Beethoven')],
    ['Zhang Wei', person('Zhang', 'Wei', 'Zhang Wei', 'family')],
    ['Wei Zhang', person('Zhang', 'Wei', 'Wei Zhang')],
    ['LEE Kwok Wing', person('Lee', 'Kwok Wing', 'Kwok Wing Lee')],
    ['Lin Young', person('Young', 'Lin', 'Lin Young')],
    ['Mr. 张伟', person('张', '伟', '张伟', 'family')],
    ['Null', person(null, 'Null', 'Null')],
    ['N/A', null],
    ['ada@example.com', null],
  ],
  email: [
    [' A.B@GMIAL.COM ', ['A.B@gmail.com']],
    ['zhang @ qq.com', ['zhang@qq.com']],
    ['a＠163。com', ['a@163.com']],
    ['Zhang Wei <zw@qq.con>', ['zw@qq.com']],
    ['a@qq.com；b@163.com、A@qq.com', ['a@qq.com', 'b@163.com']],
    ['* a@b.com ::: c@d.cn', ['a@b.com', 'c@d.cn']],
    ['foo@ymail.com', ['foo@ymail.com']],
    ['nobody', null],
  ],
  phone: [
    ['138 0013 8000', ['+8613800138000']],
    ['１３８-００１３-８０００', ['+8613800138000']],
    ['0086 138 0013 8000', ['+8613800138000']],
    ['8613800138000', ['+8613800138000']],
    ['0755-8888 1234转801', ['+8675588881234;ext=801']],
    ['(0755) 8888 1234 ext. 12', ['+8675588881234;ext=12']],
    ['手机：13800138000 / 13900139000', ['+8613800138000', '+8613900139000']],
    ['13800138000.0', ['+8613800138000']],
    ['1.3800138E+10', ['+8613800138000']],
    ['400-800-8888', ['+864008008888']],
    ['(415) 555-2671', ['+14155552671']],
    ['030 123456', ['+4930123456'], german],
    ['12345', null],
  ],
  date: [
    ['2024年3月5日', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['45292', '2024-01-01'],
    ['民国113年3月5日', '2024-03-05'],
    ['二〇二四年十二月三十一日', '2024-12-31'],
    ['Mar 12th, 2024', '2024-03-12'],
    ['5/3/2024', '2024-03-05', german],
    ['5/3/2024', '2024-05-03', { ...china, dateOrder: 'mdy' }],
    ['13/3/2024', '2024-03-13', { ...china, dateOrder: 'mdy' }],
    ['1/2/99', '1999-02-01', german],
    ['0/0/00', null],
    ['2023-02-29', null],
    ['1990', null],
  ],
  dateTime: [
    ['2024-03-12 09:14', '2024-03-12T09:14:00+08:00'],
    ['2024年3月12日 下午3点20分', '2024-03-12T15:20:00+08:00'],
    ['2024-03-12T09:14:05Z', '2024-03-12T09:14:05Z'],
    ['12.7.2024 9:14', '2024-07-12T09:14:00+02:00', { ...german, timeZone: 'Europe/Berlin' }],
    ['1710206045', '2024-03-12T01:14:05Z'],
  ],
  money: [
    ['¥1,200.50', { amount: 1200.5, currency: 'CNY' }],
    ['1.1万元', { amount: 11000, currency: 'CNY' }],
    ['人民币三万五千元', { amount: 35000, currency: 'CNY' }],
    ['HK$ 300', { amount: 300, currency: 'HKD' }],
    ['1.234,56 €', { amount: 1234.56, currency: 'EUR' }],
    ['1.234', { amount: 1234, currency: 'EUR' }, german],
    ['(500)', { amount: -500, currency: 'CNY' }],
    ['free', null],
  ],
  number: [
    ['1 234,5', 1234.5],
    ['1.2亿', 120_000_000],
    ['12,34,567', 1234567],
    ['1.234', 1.234],
    ['1.234', 1234, german],
    ['123456789012345678', null],
  ],
  integer: [
    ['500人', 500],
    ['3.0', 3],
    ['51-200', null],
  ],
  percent: [
    ['35 %', 35],
    ['百分之三十五', 35],
    ['0.35', 0.35],
  ],
  boolean: [
    ['是', true],
    ['无', false],
    ['N', false],
    ['maybe', null],
  ],
  country: [
    ['中国', 'CN'],
    ['u.s.a.', 'US'],
    ['臺灣', 'TW'],
    ['NA', 'NA'],
    ['the Netherlands', 'NL'],
    ['Korea (North)', 'KP'],
    ['China (HK)', 'HK'],
    ['中国（香港）', 'HK'],
    ['UK (Jersey)', 'JE'],
    ['Congo (Kinshasa)', 'CD'],
    ['United States (CA)', 'US'],
    ['USA (California)', 'US'],
    ['Atlantis', null],
    ['2023-11-14T02:48:41.000Z', null],
  ],
  url: [
    ['www.Acme.com/', 'https://www.acme.com'],
    ['javascript:alert(1)', null],
  ],
  address: [
    [
      '广东深圳市南山区科技园路1号 518000',
      {
        country: 'CN',
        region: '广东省',
        city: '深圳市',
        district: '南山区',
        street: '科技园路1号',
        postcode: '518000',
      },
    ],
    [
      '上海浦东新区世纪大道100号',
      {
        country: 'CN',
        region: '上海市',
        city: '上海市',
        district: '浦东新区',
        street: '世纪大道100号',
        postcode: null,
      },
    ],
    ['上海路5号', { country: null, region: null, city: null, district: null, street: '上海路5号', postcode: null }],
    [
      '1600 Amphitheatre Pkwy, Mountain View, CA 94043, USA',
      {
        country: 'US',
        region: 'CA',
        city: 'Mountain View',
        district: null,
        street: '1600 Amphitheatre Pkwy',
        postcode: '94043',
      },
    ],
  ],
}

for (const [type, rows] of Object.entries(cases) as [FieldTypeName, readonly Case[]][]) {
  for (const [raw, value, options = china] of rows) {
    test(`${type}: “${raw}” in ${options.country}`, () =>
      assert.deepEqual(standardise(type, raw, options).value, value))
  }
}

test('a choice is known by its value or its label in either language, and keeps its language', () => {
  const options = [
    { value: 'fair', label: { en: 'Trade fair', zh: '展会' } },
    { value: 'web', label: { en: 'Website', zh: '官网' } },
  ]
  assert.deepEqual(
    [' 展会', 'trade  FAIR', 'ｗｅｂ'].map((raw) => standardise('choice', raw, { ...china, options }).value),
    ['fair', 'fair', 'web'],
  )
  assert.equal(standardise('choice', ' 展会', { ...china, options }).shown, '展会')
  assert.deepEqual(standardise('multiChoice', '["web","展会"]', { ...china, options }).value, ['web', 'fair'])
  assert.equal(standardise('choice', 'elsewhere', { ...china, options }).problem?.code, 'quality.choiceUnknown')
  assert.equal(standardise('choice', 'M', { ...china, options }).value, null, 'a letter is a sex only among the sexes')
})

test('what of a cell cannot be read is named, and stays in the cell', () => {
  const { value, shown, problem } = standardise('email', 'a@b.com, junk', china)
  assert.deepEqual([value, shown, problem?.params.value], [['a@b.com'], 'a@b.com ; junk', 'junk'])
})

test('a stroke between two addresses is no address that could not be read', () => {
  const { value, shown, problem } = standardise('email', 'a@b.com / c@d.org', china)
  assert.deepEqual([value, shown, problem], [['a@b.com', 'c@d.org'], 'a@b.com ; c@d.org', null])
})

test('each correction names its rule and can be switched off', () => {
  const on = standardise('email', 'Ada@GMIAL.com', china)
  assert.deepEqual(
    on.changes.map(({ rule }) => rule),
    ['emailDomainCase', 'emailDomainTypo'],
  )
  const off = standardise('email', 'Ada@GMIAL.com', { ...china, off: new Set(['emailDomainTypo']) })
  assert.deepEqual(off.value, ['Ada@gmial.com'])
})

test('a formula is kept as text, and pointed out', () => {
  for (const raw of ["=cmd|' /C calc'!A0", '@SUM(1+1)', '=1+1', '+cmd|x!A']) {
    assert.equal(standardise('text', raw, china).problem?.code, 'quality.valueIsFormula', raw)
    assert.equal(standardise('text', raw, china).value, raw)
  }
  for (const raw of ['-5', '+86 138', '@name', '= equal'])
    assert.equal(standardise('text', raw, china).problem, null, raw)
})

test('the order of dates is decided for a whole column', () => {
  assert.equal(guessDateOrder(['1/2/2024', '13/2/2024', '3/4/2024']), 'dmy')
  assert.equal(guessDateOrder(['1/2/2024', '3/25/2024']), 'mdy')
  assert.equal(guessDateOrder(['2024/1/2', '2024-03-04']), 'ymd')
  assert.equal(guessDateOrder(['1/2/2024'], 'mdy'), 'mdy')
  assert.equal(guessDateOrder(['3/25/24', '4/1/24'], 'ymd'), 'mdy')
  assert.equal(guessDateOrder(['13/3/24', '25/4/24', '1/5/24', '30/6/23', '7/7/23'], 'ymd'), 'dmy')
  assert.equal(guessDateOrder(['24/3/13', '23/4/25', '24/5/1', '22/6/30', '23/7/7'], 'dmy'), 'ymd')
  assert.equal(guessDateOrder(['1/2/24', '3/4/24'], 'ymd'), 'ymd')
})

test('Chinese numerals are read', () => {
  assert.deepEqual(
    [
      '三万五千',
      '二〇二四',
      '十二',
      '一亿零三百',
      '两百五',
      '三万零五',
      '一百零二',
      '一亿五',
      '一亿五千万',
      '三万亿',
      '3万5千',
      '5百',
      '3万50',
    ].map(hanNumber),
    [35000, 2024, 12, 100_000_300, 250, 30005, 102, 150_000_000, 150_000_000, 3_000_000_000_000, 35000, 500, 30050],
  )
  assert.equal(hanNumber('张三'), null)
})
