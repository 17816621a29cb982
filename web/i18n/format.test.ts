import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formOf } from '#web/i18n/form.ts'
import { makeFormat } from '#web/i18n/format.ts'
import { regionOf } from '#web/i18n/region.ts'

const en = makeFormat('en', { timeZone: 'Asia/Shanghai' })
const zh = makeFormat('zh', { timeZone: 'Asia/Shanghai' })
const now = Date.parse('2026-03-14T12:00:00Z')
/** Intl puts narrow and no-break spaces in places that change with its data. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('a calendar day is the same day in every time zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Shanghai']) {
    assert.equal(makeFormat('zh', { timeZone: zone }).date('2026-03-14'), '2026年3月14日')
    assert.equal(makeFormat('en', { timeZone: zone }).date('2026-03-14'), 'Mar 14, 2026')
  }
  assert.equal(en.date('2026-03-14', 'short'), 'Mar 14')
})

test('a moment is shown in the zone of the reader', () => {
  assert.match(plain(en.dateTime('2026-03-14T20:30:00Z')), /Mar 15, 2026, 4:30 AM/)
  assert.match(zh.dateTime('2026-03-14T20:30:00Z'), /2026年3月15日 04:30/)
})

test('what is no date is shown as it stands', () => {
  assert.equal(en.date('soon'), 'soon')
  assert.equal(en.dateTime('soon'), 'soon')
  assert.equal(en.relative('soon', now), 'soon')
})

const times = [
  ['2026-03-14T11:59:40Z', 'just now', '刚刚'],
  ['2026-03-14T11:00:00Z', '1 hour ago', '1小时前'],
  ['2026-03-15T12:00:00Z', 'tomorrow', '明天'],
  ['2026-03-01T12:00:00Z', 'last week', '上周'],
  ['2024-01-01T12:00:00Z', '2 years ago', '2年前'],
] as const
for (const [at, english, chinese] of times) {
  test(`${at} is “${english}”, “${chinese}”`, () => {
    assert.equal(en.relative(at, now), english)
    assert.equal(zh.relative(at, now), chinese)
  })
}

test('money keeps the currency of its record in both languages', () => {
  assert.equal(zh.money({ amount: 1200.5, currency: 'CNY' }), '¥1,200.50')
  assert.equal(zh.money({ amount: 1200, currency: 'USD' }), 'US$1,200')
  assert.equal(en.money({ amount: 1200, currency: 'USD' }), '$1,200')
  assert.equal(plain(en.money({ amount: 1200, currency: 'CNY' })), 'CN¥1,200')
  assert.equal(plain(en.money({ amount: -3, currency: 'not a code' })), 'not a code -3')
})

test('rounded figures use 万 and 亿 in Chinese', () => {
  assert.equal(zh.compact(12_345), '1.2万')
  assert.equal(zh.compact(123_456_789), '1.2亿')
  assert.equal(en.compact(12_345), '12.3K')
  assert.equal(zh.money({ amount: 1_280_000, currency: 'CNY' }, 'compact'), '¥128万')
})

test('35 is 35 percent', () => {
  assert.equal(en.percent(35), '35%')
  assert.equal(zh.percent(12.34), '12.3%')
})

test('a duration reads as a clock does', () => {
  assert.equal(en.duration(5), '0:05')
  assert.equal(en.duration(125), '2:05')
  assert.equal(en.duration(3725), '1:02:05')
})

test('sizes carry their unit', () => {
  assert.equal(en.bytes(1_500_000), '1.5 MB')
  assert.match(en.bytes(12), /12 bytes/)
})

test('countries have names in the language of the reader', () => {
  assert.equal(en.country('CN'), 'China')
  assert.equal(zh.country('DE'), '德国')
  assert.equal(zh.country('not one'), 'not one')
})

const shown = (locale: 'en' | 'zh', region: string) => {
  const format = makeFormat(locale, { region, timeZone: 'UTC' })
  const at = '2026-12-25T16:30:00Z'
  const money = format.money({ amount: 1234.5, currency: 'CNY' })
  return [format.date('2026-12-25'), format.date('2026-12-25', 'narrow'), format.time(at), money].map(plain)
}
test('a region gives figures their form, and the texts stay as they are', () => {
  assert.deepEqual(shown('en', 'US'), ['Dec 25, 2026', '12/25', '4:30 PM', 'CN¥1,234.50'])
  assert.deepEqual(shown('en', 'GB'), ['25 Dec 2026', '25/12', '16:30', 'CN¥1,234.50'])
  assert.deepEqual(shown('en', 'DE'), ['25 Dec 2026', '25.12.', '16:30', '1.234,50 CN¥'])
  assert.deepEqual(shown('en', 'BR'), ['25 Dec 2026', '25/12', '16:30', 'CN¥ 1.234,50'])
  assert.deepEqual(shown('zh', 'CN'), ['2026年12月25日', '12/25', '16:30', '¥1,234.50'])
  assert.deepEqual(shown('zh', 'DE'), ['2026年12月25日', '25.12.', '16:30', '1.234,50 ¥'])
  assert.deepEqual(shown('zh', 'US'), ['2026年12月25日', '12/25', '下午04:30', '¥1,234.50'])
})

test('rounded figures and sizes keep their words and take the marks of the region', () => {
  assert.equal(makeFormat('zh', { region: 'DE' }).compact(12_345), '1,2万')
  assert.equal(makeFormat('zh', { region: 'DE' }).bytes(1_500_000), '1,5 MB')
  assert.equal(makeFormat('en', { region: 'EG' }).number(1234.5), '1,234.5', 'never in other digits')
})

test('the weeks begin as the region has it', () => {
  const first = ['US', 'GB', 'DE', 'CN', 'EG', 'MV', 'QQ'].map((region) => formOf('en', region).firstDay)
  assert.deepEqual(first, [0, 1, 1, 1, 6, 5, 1])
})

test('days of rest and the first day of the week are those of CLDR', () => {
  for (const region of ['US', 'CN', 'DE', 'IN', 'UG', 'IL', 'SA', 'AE', 'IR', 'AF', 'BR', 'TW']) {
    const known = new Intl.Locale(`en-${region}`) as unknown as {
      getWeekInfo: () => { firstDay: number; weekend: number[] }
    }
    const { firstDay, weekend } = known.getWeekInfo()
    const { firstDay: ours, restDays } = formOf('en', region)
    assert.deepEqual([ours, restDays], [firstDay % 7, weekend.map((day) => day % 7)], region)
  }
})

test('without a choice the browser’s first language tells the region', () => {
  const of = (locale: 'en' | 'zh', ...languages: string[]) => regionOf(languages, locale)
  assert.deepEqual(
    [of('en', 'de-AT', 'en'), of('en', 'en'), of('en', 'en-GB'), of('en'), of('en', '?')],
    ['AT', 'US', 'GB', null, null],
  )
  assert.deepEqual([of('zh', 'zh'), of('zh', 'zh-Hant'), of('zh', 'de-DE')], ['CN', 'TW', 'DE'])
  assert.equal(of('zh', 'en-US', 'zh-CN'), 'CN', 'a Chinese language tells more than the first one')
  assert.equal(of('zh', 'en-US'), null, 'what browsers are delivered with')
})
