import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usedRules } from '#capabilities/quality/web/preview/rules.ts'

const rule = (name: string) => ({ name, label: { en: name, zh: name } })
const reason = (kind: 'corrected' | 'left', code: string, field: string, count: number) =>
  ({ kind, code, field, count, detail: '', examples: [{ line: 1, value: `${field} a`, to: 'b' }] }) as const

test('a rule is listed once for all its fields, with the example of the field it met most; what it is not, is not', () => {
  const rules = ['trim', 'nameTitle', 'unit', 'spaces'].map(rule)
  const reasons = [
    reason('corrected', 'trim', 'name', 2),
    reason('corrected', 'trim', 'title', 5),
    reason('corrected', 'spaces', 'name', 9),
    reason('left', 'unit', 'score', 4),
  ]
  assert.deepEqual(
    usedRules(rules, reasons, ['nameTitle']).map(({ name, count, field, example }) => [
      name,
      count,
      field,
      example?.value,
    ]),
    [
      ['spaces', 9, 'name', 'name a'],
      ['trim', 7, 'title', 'title a'],
      ['nameTitle', 0, null, undefined],
    ],
  )
})
