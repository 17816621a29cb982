import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Check, RuleFilter } from '#capabilities/quality/contract-rules.ts'
import { fieldsOf, mainField } from '#capabilities/quality/engine/validate/fields-of.ts'
import { patternProblem } from '#capabilities/quality/engine/validate/pattern.ts'
import { sentenceOf, type Words } from '#capabilities/quality/engine/validate/sentence.ts'

const words: Words = {
  field: (path) => ({ en: path, zh: path }),
  value: (_, value) => ({ en: String(value), zh: String(value) }),
  isDay: (path) => path.endsWith('On'),
  objects: { en: 'Deals', zh: '商机' },
  behind: () => words,
}
const says = (check: Check, when?: RuleFilter) => sentenceOf(check, when, words)

const sentences: [Check, RuleFilter | undefined, string, string][] = [
  [
    { kind: 'required', field: 'amount' },
    { 'stage.kind': 'won' },
    'When stage.kind is won, amount must not be empty.',
    '当stage.kind为 won 时，amount不能为空。',
  ],
  [
    { kind: 'unique', fields: ['a', 'b'] },
    undefined,
    'No two deals may have the same a and b.',
    '不同商机的a和b不得相同。',
  ],
  [
    { kind: 'range', field: 'closesOn', max: 'today' },
    undefined,
    'ClosesOn must not be after today.',
    'closesOn不得晚于今天。',
  ],
  [{ kind: 'range', field: 'a', min: 1, max: 5 }, undefined, 'A must be between 1 and 5.', 'a须在 1 至 5 之间。'],
  [
    { kind: 'compare', left: 'dueOn', operator: 'gte', right: 'madeOn' },
    undefined,
    'DueOn must not be before madeOn.',
    'dueOn不得早于madeOn。',
  ],
  [
    { kind: 'set', field: 'a', values: ['x', 'y', 'z'] },
    { or: [{ b: { gt: 3 } }, { b: { empty: true } }] },
    'When b is more than 3 or b is empty, a must be x, y or z.',
    '当b大于 3 或b为空时，a须为 x、y、z 之一。',
  ],
  [
    { kind: 'filter', filter: { not: { a: { contains: 'x' } } } },
    undefined,
    'This must hold: not (a contains “x”).',
    '须满足：并非（a包含“x”）。',
  ],
]
for (const [check, when, en, zh] of sentences) {
  test(`a rule reads as a sentence in both languages: ${en}`, () => assert.deepEqual(says(check, when), { en, zh }))
}

test('a rule knows the own fields it looks at, and points at one of them', () => {
  const check: Check = { kind: 'compare', left: 'company.country', operator: 'eq', right: 'country' }
  const when = { and: [{ 'stage.kind': 'won' }, { not: { tags: 'vip' } }] }
  assert.deepEqual([...fieldsOf(check, when)].toSorted(), ['company', 'country', 'stage', 'tags'])
  assert.equal(mainField(check), 'country')
})

test('references back, look-around and counts inside counts are found wherever they stand', () => {
  const plain = fc.stringMatching(/^[a-z0-9 -]{0,12}$/)
  fc.assert(
    fc.property(
      plain,
      plain,
      fc.constantFrom('(a)\\1', '(?=x)', '(?!x)', '(?<=x)', '(?i)', '((b{40}){40})'),
      (before, behind, bad) => {
        assert.notEqual(patternProblem(before + bad + behind), null)
        assert.equal(patternProblem(before + behind), null)
      },
    ),
  )
  assert.equal(patternProblem('\\(\\?=x\\)'), null, 'what is escaped is text')
  assert.equal(patternProblem('[(?=]x'), null, 'and so is what stands in brackets')
})
