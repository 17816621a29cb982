import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standardiseCompanyName } from '#capabilities/quality/engine/standardise/names/company-name.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'
import type { FieldTypeName } from '#capabilities/quality/engine/standardise/result.ts'

const options = { country: 'CN', currency: 'CNY', dateOrder: 'ymd' } as const
const shown = (type: FieldTypeName, raw: string) => standardise(type, raw, options).shown
const rulesOf = (type: FieldTypeName, raw: string) => standardise(type, raw, options).changes.map(({ rule }) => rule)

const addresses: readonly (readonly [raw: string, clean: string, parts: string])[] = [
  ['广东深圳南山科技园路1号', '广东省深圳市南山区科技园路1号', '广东省/深圳市/南山区/科技园路1号'],
  ['深圳市南山区科技园路1号', '深圳市南山区科技园路1号', '广东省/深圳市/南山区/科技园路1号'],
  ['北京宣武区广安门内大街6号', '北京市西城区广安门内大街6号', '北京市/北京市/西城区/广安门内大街6号'],
  ['湖北省襄樊市樊城区人民路1号', '湖北省襄阳市樊城区人民路1号', '湖北省/襄阳市/樊城区/人民路1号'],
  [
    '浙江杭州江干区文三路 90 号 3#楼 2 单元 401 室',
    '浙江省杭州市上城区文三路90号3号楼2单元401室',
    '浙江省/杭州市/上城区/文三路90号3号楼2单元401室',
  ],
  [
    '新疆乌鲁木齐市天山区光明路1号',
    '新疆维吾尔自治区乌鲁木齐市天山区光明路1号',
    '新疆维吾尔自治区/乌鲁木齐市/天山区/光明路1号',
  ],
  ['河北 石家庄 长安区 建设大街1号', '河北省石家庄市长安区建设大街1号', '河北省/石家庄市/长安区/建设大街1号'],
  ['重庆渝中区解放碑1号', '重庆市渝中区解放碑1号', '重庆市/重庆市/渝中区/解放碑1号'],
  ['上海市徐汇区漕溪北路88弄3号401室', '上海市徐汇区漕溪北路88弄3号401室', '上海市/上海市/徐汇区/漕溪北路88弄3号401室'],
  ['上海路18号', '上海路18号', '-/-/-/上海路18号'],
  ['南京市玄武区北京东路41号', '南京市玄武区北京东路41号', '江苏省/南京市/玄武区/北京东路41号'],
  ['学院路12-3-401', '学院路12-3-401', '-/-/-/学院路12-3-401'],
]
for (const [raw, clean, parts] of addresses) {
  test(`the address ${raw} is cut at its places, short and former names put right`, () => {
    const { value, shown: text } = standardise('address', raw, options)
    const { region, city, district, street } = value as Record<string, string | null>
    assert.equal(text, clean)
    assert.equal([region, city, district, street].map((part) => part ?? '-').join('/'), parts)
  })
}

test('each thing done to an address has a rule of its own, which can be switched off', () => {
  const raw = '浙江杭州江干区文三路90号3#楼'
  assert.deepEqual(rulesOf('address', raw), ['addressRegion', 'addressOldName', 'addressTail'])
  const off = new Set(['addressRegion', 'addressOldName', 'addressTail', 'addressForm'])
  assert.equal(standardise('address', raw, { ...options, off }).shown, raw)
})

test('mailboxes for minutes, shared mailboxes and endings that do not exist are flagged, and nothing else is', () => {
  const flags = (raw: string) => standardise('email', raw, options).flags ?? []
  assert.deepEqual(flags('zhang@mailinator.com'), ['emailDisposable'])
  assert.deepEqual(flags('Info@acme.com'), ['emailRole'])
  assert.deepEqual(flags('ada@acme.kom'), ['emailSuffix'])
  assert.deepEqual(flags('ada@acme.com.cn; sales@acme.com.cn'), ['emailRole'])
  for (const mail of ['zhangwei@qq.com', 'ada@acme.example', 'ada@bücher.de', 'a.b@mail.gov.cn'])
    assert.deepEqual(flags(mail), [], mail)
  const off = new Set(['emailRole'])
  assert.equal(standardise('email', 'info@acme.com', { ...options, off }).flags, undefined)
})

test('two addresses with a stroke between are two addresses', () => {
  assert.deepEqual(standardise('email', 'a@acme.com / b@acme.com', options).value, ['a@acme.com', 'b@acme.com'])
})

test('an ID number and a credit code are completed and mended only where the check digit proves it', () => {
  assert.equal(shown('idNumber', ' 110105 19491231 002x'), '11010519491231002X')
  assert.deepEqual(rulesOf('idNumber', '110105491231002'), ['idUpgraded'])
  const code = (raw: string) => standardise('idNumber', raw, options).problem?.code
  assert.equal(code('110105194912310021'), 'quality.idNumberCheck')
  assert.equal(code('1.10105E+17'), 'quality.digitsLost')
  assert.equal(code('110105194912310000'), 'quality.digitsLost')
  assert.equal(code('张伟'), 'quality.idNumberUnreadable')
  assert.equal(shown('creditCode', '9135O1OOMOOO1OOY43'), '91350100M000100Y43')
  assert.deepEqual(rulesOf('creditCode', '9135O1OOMOOO1OOY43'), ['codeMisread'])
  assert.equal(standardise('creditCode', '91350100M000100Y44', options).problem?.code, 'quality.creditCodeCheck')
})

const firms: readonly (readonly [raw: string, clean: string])[] = [
  ['萤溪(合肥)精密机械有限公司', '萤溪（合肥）精密机械有限公司'],
  ['深圳 腾云 科技有限公司', '深圳腾云科技有限公司'],
  ['Acme Trading co.,ltd', 'Acme Trading Co., Ltd.'],
  ['Acme, inc', 'Acme, Inc.'],
  ['Vintmoor Pvt. Ltd', 'Vintmoor Pvt. Ltd.'],
  ['Müller GMBH', 'Müller GmbH'],
  ['Inc', 'Inc'],
  ['SAP', 'SAP'],
]
for (const [raw, clean] of firms) {
  test(`the firm ${raw} is written ${clean}`, () => {
    assert.equal(standardiseCompanyName(raw, options).shown, clean)
    assert.deepEqual(standardiseCompanyName(clean, options).changes, [])
  })
}
