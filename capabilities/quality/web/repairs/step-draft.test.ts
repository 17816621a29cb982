import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Compile } from 'typebox/compile'
import { RecipeStep } from '#capabilities/quality/contract-repairs.ts'
import { blankStep, draftOf, stepKinds, stepOf, type StepDraft } from '#capabilities/quality/web/repairs/step-draft.ts'

const check = Compile(RecipeStep)
const filled: StepDraft = {
  ...blankStep('trim', 'title'),
  columns: ['address.city', '', 'department'],
  text: ' x ',
  by: ',',
  pairs: [
    [' 深圳市 ', '深圳'],
    ['', 'nothing'],
  ],
}

test('every kind of step can be put together, and is one that the server takes', () => {
  for (const kind of stepKinds) {
    const step = stepOf({ ...filled, do: kind })
    assert.ok(step && check.Check(step), `${kind}: ${JSON.stringify(step)}`)
    assert.equal(stepOf({ ...filled, do: kind, column: '' }), null)
  }
  assert.deepEqual(stepOf({ ...filled, do: 'map' }), { do: 'map', column: 'title', values: { 深圳市: '深圳' } })
  assert.deepEqual(stepOf({ ...filled, do: 'mapDomain', pairs: [['@GMIAL.com', 'gmail.com']] }), {
    do: 'mapDomain',
    column: 'title',
    values: { 'gmial.com': 'gmail.com' },
  })
})

test('a step that lacks something is none yet', () => {
  for (const kind of ['map', 'mapDomain', 'replace', 'fill', 'split', 'join'] as const)
    assert.equal(stepOf(blankStep(kind, 'title')), null)
})

test('a kept step is worked on again without losing anything', () => {
  for (const kind of stepKinds) {
    const step = stepOf({ ...filled, do: kind })
    assert.ok(step)
    assert.deepEqual(stepOf(draftOf(step)), step)
  }
  const standard = { do: 'standardise', column: 'title', off: ['case'] } as const
  assert.deepEqual(stepOf(draftOf({ ...standard, off: ['case'] })), standard)
})
