import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeFormat } from '#web/i18n/format.ts'
import { copiedCells, fits, keepCopied } from '#web/records/cells/copied.ts'
import { asTsv, rangeOf, readTsv, spread } from '#web/records/cells/range.ts'
import { readCell } from '#web/records/cells/read-cell.ts'
import type { Field } from '#web/records/field/value.ts'
import '#web/ui/messages.ts'
import { aField } from '#test/a-field.ts'

const tools = { format: makeFormat('en'), currency: 'EUR' }
const read = (text: string, type: Field['type'], more: Partial<Field> = {}) => readCell(text, aField(type, more), tools)

test('what goes to a spreadsheet comes back the same', () => {
  const cells = [
    ['plain', 'two\nlines', 'say "yes"'],
    ['', 'a\tb', '张伟'],
  ]
  assert.deepEqual(readTsv(asTsv(cells)), cells)
  assert.deepEqual(readTsv('a\tb\r\nc\t\r\n'), [
    ['a', 'b'],
    ['c', ''],
  ])
})

test('one text fills a range, a block is laid from its corner', () => {
  const range = rangeOf({ row: 3, col: 2 }, { row: 1, col: 1 })
  assert.deepEqual(range, { top: 1, bottom: 3, left: 1, right: 2 })
  assert.equal(spread([['x']], range, '').length, 6)
  assert.deepEqual(spread([['a', 'b'], ['c']], range, ''), [
    { row: 1, col: 1, cell: 'a' },
    { row: 1, col: 2, cell: 'b' },
    { row: 2, col: 1, cell: 'c' },
  ])
})

test('a text is read as its field means it, or not at all', () => {
  const options = [{ value: 'new', label: { en: 'New', zh: '新建' } }]
  assert.deepEqual(read('1,234.5', 'number'), { value: 1234.5 })
  assert.deepEqual(read('（5）', 'number'), { value: -5 })
  assert.equal(read('many', 'number'), undefined)
  assert.deepEqual(read('¥1,200', 'money'), { value: { amount: 1200, currency: 'EUR' } })
  assert.deepEqual(read('CNY 12', 'money'), { value: { amount: 12, currency: 'CNY' } })
  assert.deepEqual(read('新建', 'choice', { options }), { value: 'new' })
  assert.equal(read('unknown', 'choice', { options }), undefined)
  assert.deepEqual(read('2026年3月14日', 'date'), { value: '2026-03-14' })
  assert.deepEqual(read('是', 'boolean'), { value: true })
  assert.deepEqual(read('a@x.com；b@x.com', 'email'), { value: ['a@x.com', 'b@x.com'] })
  assert.deepEqual(read('Germany', 'country'), { value: 'DE' })
  assert.deepEqual(read('Acme', 'link'), { find: ['Acme'] })
  assert.deepEqual(read('Acme, 华为', 'links'), { find: ['Acme', '华为'] })
  assert.deepEqual(read('上海市徐汇区漕溪北路8号', 'address'), { value: '上海市徐汇区漕溪北路8号' })
  assert.deepEqual(read('[x] call\n- [ ] write\n三', 'checklist'), {
    value: [
      { text: 'call', done: true },
      { text: 'write', done: false },
      { text: '三', done: false },
    ],
  })
  assert.deepEqual(read('', 'text'), { value: null })
  assert.equal(read('', 'text', { required: true }), undefined)
})

test('what was copied here keeps its values, also when a spreadsheet has changed its line ends', () => {
  const person = { type: 'linkAny', target: undefined, value: { object: 'contact', id: '1', title: 'Ada' } }
  keepCopied('Ada\nBob', [[person], [{ ...person, value: null }]])
  assert.deepEqual(copiedCells('Ada\r\nBob\r\n')?.[0]?.[0], person)
  assert.equal(copiedCells('Ada'), undefined)
  assert.ok(fits(person, { type: 'linkAny' }))
  assert.ok(!fits(person, { type: 'link', target: 'contact' }))
})

test('figures are read in the form in which the reader sees them', () => {
  const values = fc.tuple(
    fc.integer({ min: -99_999_999, max: 99_999_999 }),
    fc.constantFrom('US', 'DE', 'AT', 'CH', 'SE', 'IN', 'BR', 'ES', 'CN', 'EG', 'IL'),
  )
  fc.assert(
    fc.property(values, fc.constantFrom('en' as const, 'zh' as const), ([cents, region], locale) => {
      const format = makeFormat(locale, { region })
      const here = { format, currency: 'EUR' }
      const number = format.number(cents / 100, { minimumFractionDigits: 2 })
      assert.deepEqual(readCell(number, aField('number'), here), { value: cents / 100 })
      const money = format.money({ amount: cents / 100, currency: 'EUR' })
      assert.deepEqual(readCell(money, aField('money'), here), { value: { amount: cents / 100, currency: 'EUR' } })
    }),
  )
})

test('where the comma parts decimals, what a program wrote with a point is read too', () => {
  const here = { format: makeFormat('en', { region: 'DE' }), currency: 'EUR' }
  const values = ['1.234,56', '1,234.56', '1234.5', '1.234', '12,5', '1.234.567', '1.5'].map((text) =>
    readCell(text, aField('number'), here),
  )
  assert.deepEqual(
    values,
    [1234.56, 1234.56, 1234.5, 1234, 12.5, 1_234_567, 1.5].map((value) => ({ value })),
  )
  assert.deepEqual(readCell('25/12/2026', aField('date'), here), { value: '2026-12-25' })
  assert.deepEqual(read('1.234,56', 'number'), { value: 1234.56 })
})
