import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Address } from '#capabilities/quality/engine/standardise/places/address.ts'
import type { PersonName } from '#capabilities/quality/engine/standardise/names/person-name.ts'
import type { Standardised } from '#capabilities/quality/engine/standardise/result.ts'
import type { RuleName } from '#capabilities/quality/engine/standardise/rules.ts'
import { cell as anyCell, choices, readers, settings } from '#test/any-cell.ts'
import { nastyCells } from '#test/nasty-cells.ts'

const runs = { numRuns: Number(process.env.LAW_RUNS ?? 1500), seed: 1984 }

// One cell in three is a nasty one.
const cell = fc.oneof({ arbitrary: anyCell, weight: 2 }, { arbitrary: fc.constantFrom(...nastyCells), weight: 1 })

/** Rules whose own words say that something goes: what is missing behind one of these was named. */
const saysSo: ReadonlySet<RuleName> = new Set<RuleName>([
  'invisible',
  'placeholder',
  'nameTitle',
  'nameNote',
  'emailName',
  'repeated',
  'firstOnly',
  'phoneNote',
  'codeNote',
  'urlNote',
  'amountNote',
  'addressNote',
  'unit',
  'timeDropped',
  'currency',
])
/** Rules that put one word for another, which their own words say as well: dates, numbers, codes, names of places. */
const translates: ReadonlySet<RuleName> = new Set<RuleName>([
  'emailDomainTypo',
  'idUpgraded',
  'codeMisread',
  'countryCode',
  'addressOldName',
  'dateFormat',
  'dateOrder',
  'twoDigitYear',
  'rocYear',
  'eraYear',
  'excelSerial',
  'unixTime',
  'timeZone',
  'numberFormat',
  'hanNumber',
  'percentSign',
  'booleanWord',
  'choiceSpelling',
  'composed',
])

/** What else a rule may leave out: the words that it says again in its own way. */
const mayGo: Partial<Record<RuleName, RegExp>> = {
  emailForm: /^[mailtohpsdoubject=点]*$/,
  phoneE164: /^[0转轉分机號号機内线extnsio]*$/,
  urlForm: /^[htps0-9]*$/,
  addressForm: /^[中华人民共和国邮编郵編市辖区\d]*$/,
  addressRegion: /^[省市区县州盟地自治特别行政]*$/,
  timeFormat: /./,
}

/** The letters and digits of a text, each with how often it stands there, whatever their width and case. */
function lettersOf(text: string): Map<string, number> {
  const letters = new Map<string, number>()
  for (const letter of text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, ''))
    letters.set(letter, (letters.get(letter) ?? 0) + 1)
  return letters
}

/** The letters of one text that another has not, or has fewer of. */
function missing(from: string, to: string): string {
  const there = lettersOf(to)
  return [...lettersOf(from)]
    .flatMap(([letter, n]) => letter.repeat(Math.max(0, n - (there.get(letter) ?? 0))))
    .join('')
}

/** All that a value says, and what the problem beside it quotes. */
function saidBy({ value, problem }: Standardised): string {
  return [...textsOf(value), problem?.params.value ?? ''].join(' ')
}

/** 1.234 is shown as 1.2340 where its point would part thousands. */
function withZeros(result: Standardised): string {
  return `${saidBy(result)} 0`
}

function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return []
  return typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [String(value)]
}

for (const [type, read] of readers) {
  test(`every letter and digit of a ${type} is still there, or a rule whose words say that it goes took it`, () => {
    fc.assert(
      fc.property(cell, settings, (raw, options) => {
        for (const { rule, from, to } of read(raw, options).changes) {
          if (saysSo.has(rule) || translates.has(rule)) continue
          // Letters that a domain writes in its own alphabet cannot be told one by one.
          const isForeign = rule === 'urlForm' && /[^\p{ASCII}]/u.test(from)
          const gone = isForeign ? '' : missing(from, rule === 'addressForm' ? to.repeat(3) : to)
          if (!mayGo[rule]?.test(gone)) assert.equal(gone, '', `${rule}: “${from}” became “${to}”`)
        }
      }),
      runs,
    )
  })
}

const whole: Readonly<Record<string, (result: Standardised) => string>> = {
  personName: ({ value }) => {
    const { family, given, full } = value as PersonName
    assert.equal(missing(full, `${family ?? ''}${given ?? ''}`), '', 'the parts of a name are all of it')
    return full
  },
  email: saidBy,
  phone: (result) => `${saidBy(result)} ${'ext'.repeat((result.value as string[]).length)}`,
  url: saidBy,
  text: saidBy,
  longText: saidBy,
  idNumber: saidBy,
  creditCode: saidBy,
  date: saidBy,
  dateTime: saidBy,
  country: saidBy,
  boolean: saidBy,
  'name of a firm': saidBy,
  'part of a name': saidBy,
  number: withZeros,
  integer: withZeros,
  rating: saidBy,
  percent: withZeros,
  money: withZeros,
  choice: (result) => `${saidBy(result)} ${labels}`,
  multiChoice: (result) => `${saidBy(result)} ${labels.repeat(8)}`,
}
const labels = choices.flatMap(({ value, label }) => [value, label.en, label.zh]).join(' ')

for (const [type, read] of readers) {
  const said = whole[type]
  if (!said) continue
  test(`the value of a ${type} says all that is shown, or the problem beside it does`, () => {
    fc.assert(
      fc.property(cell, settings, (raw, options) => {
        const result = read(raw, options)
        if (result.value === null || (result.problem?.params.value.length ?? 0) >= 80) return
        assert.equal(missing(result.shown, said(result)), '', `“${result.shown}” of “${raw}”`)
      }),
      runs,
    )
  })
}

test('the parts of an address are all of it, but for the name of the country', () => {
  const [, read] = readers.find(([type]) => type === 'address')!
  fc.assert(
    fc.property(cell, settings, (raw, options) => {
      const result = read(raw, options)
      if (result.value === null) return
      const { country } = result.value as Address
      const shown = country === null ? result.shown : result.shown.replace(/^中国|,[^,]*$/, '')
      assert.equal(missing(shown, saidBy(result)), '', `“${result.shown}” of “${raw}”`)
    }),
    runs,
  )
})

test('a number, an amount or a share in plain digits keeps every one of them', () => {
  const digits = fc.tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }))
  const signs = fc.constantFrom(
    ['', ''],
    ['¥', ''],
    ['$', ''],
    ['', '元'],
    ['', ' USD'],
    ['(', ')'],
    ['-', ''],
    ["'", ''],
    ['＋', ''],
  )
  for (const [type, read] of readers.filter(([name]) => ['number', 'money', 'percent'].includes(name))) {
    fc.assert(
      fc.property(digits, signs, settings, ([units, cents], [before, behind], options) => {
        const plain = `${units}.${String(cents).padStart(2, '0')}`
        const grouped = units.toLocaleString('en') + plain.slice(String(units).length)
        for (const text of [plain, grouped]) {
          const { value } = read(`${before}${text}${behind}`, { ...options, country: 'CN' })
          if (value === null) continue
          const amount = typeof value === 'number' ? value : (value as { amount: number }).amount
          assert.equal(Math.abs(amount), Number(plain), `${type} ${before}${text}${behind}`)
        }
      }),
      runs,
    )
  }
})

test('a day in plain digits keeps its year, month and day, in whatever order', () => {
  const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const marks = fc.constantFrom('-', '/', '.', '年')
  const [, read] = readers.find(([type]) => type === 'date')!
  fc.assert(
    fc.property(day, marks, settings, (date, mark, options) => {
      const iso = date.toISOString().slice(0, 10)
      const [y = '', m = '', d = ''] = iso.split('-')
      const behind = mark === '年' ? ['月', '日'] : [mark, '']
      assert.equal(read(`${y}${mark}${Number(m)}${behind[0]}${d}${behind[1]}`, options).value, iso)
      const { value } = read(`${d}/${m}/${y}`, options)
      const parts = (value as string).split('-')
      assert.deepEqual([parts[0], ...parts.slice(1).toSorted()], [y, ...[m, d].toSorted()])
    }),
    runs,
  )
})
