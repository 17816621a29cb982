import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldTypeName, StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'
import { standardiseCompanyName } from '#capabilities/quality/engine/standardise/names/company-name.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'

const china: StandardiseOptions = { country: 'CN', currency: 'CNY', dateOrder: 'auto' }
const yuan = (amount: number) => ({ amount, currency: 'CNY' })

/** Cells as they stand in files of customers, odd but true; null where nothing may be guessed. */
const cells: Partial<Record<FieldTypeName, readonly (readonly [raw: string, value: unknown])[]>> = {
  money: [
    ['三万五', yuan(35000)],
    ['三万零五', yuan(30005)],
    ['一亿五千万', yuan(150_000_000)],
    ['3万5千', yuan(35000)],
    ['1亿5千万元', yuan(150_000_000)],
    ['5w', yuan(50000)],
    ['1000块钱', yuan(1000)],
    ['壹拾贰万叁仟肆佰伍拾陆元柒角捌分', yuan(123_456.78)],
    ['1000元5角', yuan(1000.5)],
    ['5角', yuan(0.5)],
    ['$1.5 million', { amount: 1_500_000, currency: 'USD' }],
    ['1.5 million USD', { amount: 1_500_000, currency: 'USD' }],
    ['100円', { amount: 100, currency: 'JPY' }],
    ['¥100 (JPY)', { amount: 100, currency: 'JPY' }],
    ['CN¥100', yuan(100)],
    ['Rs. 1000', { amount: 1000, currency: 'INR' }],
    ['1000元（含税）', yuan(1000)],
    ["'1000", yuan(1000)],
    ['5-10万', null],
    ['约5万', null],
    ['5万/月', null],
    ['面议', null],
    ['1.5E+11', yuan(150_000_000_000)],
    ['1.23457E+11', null],
  ],
  number: [
    ['一百二', 120],
    ['一百零二', 102],
    ['5百', 500],
    ['5千人', 5000],
    ['5名员工', 5],
    ['1_000', 1000],
    ['100+', null],
    ['0123', 123],
    ['1234567890123456', 1234567890123456],
    ['12345678901234567', null],
    ['约500人', null],
    ['1.2w', null],
  ],
  percent: [
    ['%35', 35],
    ['约35%', null],
    ['35‰', null],
  ],
  date: [
    ['2024 3 5', '2024-03-05'],
    ['2024-03-05,', '2024-03-05'],
    ["'2024-03-05", '2024-03-05'],
    ['贰零贰肆年叁月伍日', '2024-03-05'],
    ['令和6年3月5日', '2024-03-05'],
    ['H30/1/1', '2018-01-01'],
    ['1985-03-05出生', '1985-03-05'],
    ['5. März 2024', '2024-03-05'],
    ['5 de marzo de 2024', '2024-03-05'],
    ['1er mars 2024', '2024-03-01'],
    ['Tue Mar 05 2024 00:00:00 GMT+0800 (CST)', '2024-03-05'],
    ['2024-03-05T16:00:00.000Z', '2024-03-06'],
    ['2024-03-05T10:00:00Z', '2024-03-05'],
    ['2024年3月底', null],
    ['2024Q1', null],
    ['民国113年', null],
    ['240305', null],
    ['农历三月初五', null],
    ['2024.3.5-2024.6.5', null],
  ],
  dateTime: [
    ['2024-03-12 09:14', '2024-03-12T09:14:00+08:00'],
    ['2024-03-12T09:14:05.123Z', '2024-03-12T09:14:05Z'],
    ['2024-02-30T09:14:05Z', null],
    ['2024-03-12T24:14:05Z', null],
    ['0000-00-00 00:00:00', null],
    ['1 2024-03-12 09:14', null],
    ['Tue Mar 05 2024 10:00:00 GMT+0800 (CST)', '2024-03-05T10:00:00+08:00'],
  ],
  country: [
    ['N/A', null],
    ['n.a.', null],
    ['NA', 'NA'],
    ['P.R. China', 'CN'],
    ['中国台湾', 'TW'],
    ['国外', null],
    ['California', null],
  ],
  rating: [
    ['⭐⭐⭐⭐', 4],
    ['五星', 5],
    ['4.5', null],
  ],
  text: [
    ['（空）', null],
    ['待补充', null],
    ['......', '......'],
    ["'tis", "'tis"],
  ],
  boolean: [
    ['1.0', true],
    ['0.0', false],
    ['✔️', true],
    ['☐', false],
    ['❌', false],
    ['否。', false],
    ['不同意', false],
    ['はい', true],
    ['已退订', null],
    ['是/否', null],
  ],
  email: [
    ['邮箱：a@b.com', ['a@b.com']],
    ['工作：a@b.com 私人：c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com（私人）', ['a@b.com']],
    ['"Wei, Zhang" <a@b.com>', ['a@b.com']],
    ['a@b.com或c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com/c@d.com', ['a@b.com', 'c@d.com']],
    ['a[at]b[dot]com', ['a@b.com']],
    ['mailto:a@b.com?subject=hello', ['a@b.com']],
    ['12345@qq', ['12345@qq.com']],
    ['12345qq.com', ['12345@qq.com']],
    ['123452qq.com', null],
    ['zhang@gmailcom', ['zhang@gmail.com']],
    ['a@sina.con.cn', ['a@sina.com.cn']],
    ['a@@b.com', ['a@b.com']],
    ['first last@acme.com', ['last@acme.com']],
    ['a@b@c.com', null],
    ['QQ:123456', null],
    ['a@gmail.com13800138000', null],
  ],
  phone: [
    ['张先生 13800138000', ['+8613800138000']],
    ['13800138000（张）13900139000（李）', ['+8613800138000', '+8613900139000']],
    ['手机13800138000 座机0755-88881234', ['+8613800138000', '+8675588881234']],
    ['13800138000或13900139000', ['+8613800138000', '+8613900139000']],
    ['0755-88881234、88881235', ['+8675588881234', '+8675588881235']],
    ['0755-88881234/88881235', ['+8675588881234', '+8675588881235']],
    ['0755-88881234-801', ['+8675588881234;ext=801']],
    ['0755-88881234*801', ['+8675588881234;ext=801']],
    ['0755-88881234-35', null],
    ['总机 020-38881234 转 8001', ['+862038881234;ext=8001']],
    ['020-38881234（总机）转8001', ['+862038881234;ext=8001']],
    ['电话：0755-88881234 传真：0755-88881235', ['+8675588881234']],
    ['Tel: 0755-88881234 Fax: 0755-88881235', ['+8675588881234']],
    ['1-800-356-9377', ['+18003569377']],
    ['1-380-013-8000', ['+8613800138000']],
    ['852-2345 6789', ['+85223456789']],
    ["'13800138000", ['+8613800138000']],
    ['13800138000 /', ['+8613800138000']],
    ['1.38E+10', null],
    ['138****8000', null],
    ['88881234', null],
  ],
  idNumber: [
    ['身份证号：11010519491231002X', '11010519491231002X'],
    ['11010519491231002X（张三）', '11010519491231002X'],
    ["'11010519491231002X", '11010519491231002X'],
    ['11010519491231002×', '11010519491231002X'],
    ['110105194912310021', null],
    ['11010519491231002', null],
    ['1.10105E+17', null],
    ['A123456(7)', null],
  ],
  creditCode: [
    ['统一社会信用代码：914403001922038216', '914403001922038216'],
    ['914403001922038216（深圳）', '914403001922038216'],
    ['9144 0300 1922 0382 16', '914403001922038216'],
    ['914403001922038217', null],
    ['914403001922038000', null],
  ],
  url: [
    ['网址：www.acme.com', 'https://www.acme.com'],
    ['官网www.acme.com', 'https://www.acme.com'],
    ['www.acme.com（官网）', 'https://www.acme.com'],
    ['http//acme.com', 'http://acme.com'],
    ['http://http://acme.com', 'http://acme.com'],
    ['htttp://www.acme.com', 'http://www.acme.com'],
    ['www,acme,com,cn', 'https://www.acme.com.cn'],
    ['www.acme.com.', 'https://www.acme.com'],
    ['<http://acme.com>', 'http://acme.com'],
    ['192.168.1.1:8080', 'https://192.168.1.1:8080'],
    ['12345', null],
    ['1.5', null],
    ['www.acme', null],
    ['v1.2.3', null],
    ['张伟', null],
  ],
}

for (const [type, rows] of Object.entries(cells) as [FieldTypeName, (typeof cells)['url'] & {}][]) {
  for (const [raw, value] of rows)
    test(`${type}: “${raw}” as customers write it`, () => assert.deepEqual(standardise(type, raw, china).value, value))
}

test('a date that only fits the other way round than its column is kept, and pointed out', () => {
  const at = (raw: string, dateOrder: 'dmy' | 'mdy') => standardise('date', raw, { ...china, dateOrder })
  assert.deepEqual([at('13/3/2024', 'mdy').value, at('13/3/2024', 'mdy').flags], ['2024-03-13', ['dateOtherOrder']])
  assert.deepEqual([at('3/13/2024', 'dmy').value, at('3/13/2024', 'dmy').flags], ['2024-03-13', ['dateOtherOrder']])
  assert.equal(at('13/3/2024', 'dmy').flags, undefined)
})

test('an area code taken from the number before is named, as is a word that goes', () => {
  const rulesOf = (raw: string) => standardise('phone', raw, china).changes.map(({ rule }) => rule)
  assert.deepEqual(rulesOf('0755-88881234、88881235'), ['phoneArea', 'phoneE164'])
  assert.deepEqual(rulesOf('13800138000(同微信)'), ['phoneNote', 'phoneE164'])
  const off = standardise('phone', '0755-88881234、88881235', { ...china, off: new Set(['phoneArea']) })
  assert.deepEqual([off.value, off.problem?.params.value], [['+8675588881234'], '88881235'])
  assert.equal(standardise('phone', '1.38E+10', china).problem?.code, 'quality.digitsLost')
})

test('a mailbox that people keep for years is not called one for minutes', () =>
  assert.deepEqual(
    ['a@tom.com', 'a@mailinator.com'].map((raw) => standardise('email', raw, china).flags),
    [undefined, ['emailDisposable']],
  ))

/** Names of people, as `family|given`, written as `full` where that is not what stood in the cell. */
const names: readonly (readonly [raw: string, parts: string, full?: string])[] = [
  ['姓名：王芳', '王|芳', '王芳'],
  ['尊敬的王先生', '王|', '王'],
  ['（王芳）', '王|芳', '王芳'],
  ['*王芳', '王|芳', '王芳'],
  ['王**', '王|'],
  ['李*明', '李|明'],
  ['周董', '周|', '周'],
  ['陳太', '陳|', '陳'],
  ['小王', '|小王'],
  ['老张', '|老张'],
  ['王强-采购', '王|强', '王强'],
  ['王强 采购经理', '王|强', '王强'],
  ['马化腾 Pony Ma', '马|化腾', '马化腾'],
  ['Pony Ma 马化腾', '马|化腾', '马化腾'],
  ['Wang 小明', 'Wang|小明'],
  ['阿依古丽·买买提', '买买提|阿依古丽'],
  ['김철수', '김|철수'],
  ['박 근혜', '박|근혜'],
  ['Smith, John, Jr.', 'Smith Jr.|John', 'John Smith Jr.'],
  ['John Smith, CEO', 'Smith|John', 'John Smith'],
  ['John Smith - Sales Manager', 'Smith|John', 'John Smith'],
  ['dr. med. Hans Müller', 'Müller|Hans', 'Hans Müller'],
  ['Lt. Col. James Brown', 'Brown|James', 'James Brown'],
  ['Anna-Maria VON TRAPP', 'von Trapp|Anna-Maria', 'Anna-Maria von Trapp'],
  ['Xi Jinping', 'Xi|Jinping'],
  ['Mei Tanaka', 'Tanaka|Mei'],
  ['Tony Leung Chiu-wai', 'Leung|Tony Chiu-wai'],
  ['LEUNG Chiu Wai, Tony', 'Leung|Tony Chiu Wai', 'Tony Leung Chiu Wai'],
  ['Chan Tai Man Peter', 'Chan|Tai Man Peter'],
  ['Nguyễn Văn An', 'Nguyễn|Văn An'],
  ['NGUYEN VAN ANH', 'Nguyen|Van Anh', 'Nguyen Van Anh'],
  ['Иванов Иван Иванович', 'Иванов|Иван Иванович'],
  ['Иван Иванов', 'Иванов|Иван'],
]
for (const [raw, parts, full = raw] of names)
  test(`personName: “${raw}” as customers write it`, () => {
    const { value, problem } = standardise('personName', raw, china)
    const name = value as { family: string | null; given: string | null; full: string }
    assert.deepEqual([`${name.family ?? ''}|${name.given ?? ''}`, name.full, problem], [parts, full, null])
  })

for (const raw of ['张三、李四', '张三/李四', '张三,李四', '张三 李四', 'John and Jane Smith', 'Mr. & Mrs. Smith'])
  test(`“${raw}” names several people: the cell is kept as it is, and pointed out`, () => {
    const { shown, problem } = standardise('personName', raw, china)
    assert.deepEqual([shown, problem?.code], [raw, 'quality.nameSeveral'])
  })

test('a moment as programs write it comes out the same by the short way and the long one', () => {
  const long = { ...china, off: new Set(['unit']) }
  const moments = [
    '2024-03-12T09:14:05.123Z',
    '2024-03-12 09:14',
    '2024-03-12T09:14:05Z',
    '2024-13-12 09:14',
    '2024-03-12T09:60',
  ]
  for (const raw of moments)
    assert.deepEqual(standardise('dateTime', raw, china), standardise('dateTime', raw, long), raw)
})

test('a choice twice in a cell is kept once, and each change has the rule that made it', () => {
  const options = [
    { value: 'web', label: { en: 'Website', zh: '官网' } },
    { value: 'other', label: { en: 'Other', zh: '其他' } },
  ]
  const of = (raw: string) => {
    const { value, changes } = standardise('multiChoice', raw, { ...china, options })
    return [value, changes.map(({ rule }) => rule)]
  }
  assert.deepEqual(of('官网；website'), [['web'], ['repeated']])
  assert.deepEqual(of('WEBSITE'), [['web'], ['choiceSpelling']])
  assert.deepEqual(of('其它、官网'), [['other', 'web'], ['separators']])
})

test('a moment names the rule by which its day was read', () => {
  const { value, changes } = standardise('dateTime', '5/3/24 14:30', { ...china, dateOrder: 'dmy' })
  assert.deepEqual(
    [value, changes.map(({ rule }) => rule)],
    ['2024-03-05T14:30:00+08:00', ['dateOrder', 'timeZone', 'timeFormat']],
  )
})

test('who is addressed by one name alone is addressed by the family name', () => {
  const of = (raw: string) => {
    const { family, given, full } = standardise('personName', raw, china).value as Record<string, string | null>
    return [family, given, full]
  }
  for (const raw of ['Ms Wang', 'Mr. Wang', 'Dr Wang', 'Frau Wang']) assert.deepEqual(of(raw), ['Wang', null, 'Wang'])
  assert.deepEqual(of('王先生'), ['王', null, '王'])
  assert.deepEqual(of('Ms Wang Li').slice(2), ['Wang Li'])
  assert.deepEqual(of('Madonna'), [null, 'Madonna', 'Madonna'])
})

test('a share without its sign, or with a blank before it, means the same and is not corrected', () => {
  for (const raw of ['10', '10.0', '10%', '10 %']) {
    const { value, changes } = standardise('percent', raw, china)
    assert.deepEqual([value, changes], [10, []], raw)
  }
  assert.deepEqual(
    standardise('percent', '百分之10', china).changes.map(({ to }) => to),
    ['10%'],
  )
})

test('the brackets of a firm’s name are those of its language', () => {
  const shown = (raw: string) => standardiseCompanyName(raw, china).shown
  assert.equal(shown('Acme（Shanghai）Co.,Ltd'), 'Acme (Shanghai) Co., Ltd.')
  assert.equal(shown('腾讯科技(深圳)有限公司'), '腾讯科技（深圳）有限公司')
})
