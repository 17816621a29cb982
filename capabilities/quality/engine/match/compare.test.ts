import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { kinds } from '#capabilities/quality/engine/kinds/fields.ts'
import { chanceOf } from '#capabilities/quality/engine/match/compare.ts'

/** What is left of the weight of two texts that agree, always at once, in so many of a hundred thousand random pairs. */
function leftOf(agreeing: number): number {
  const pairs = 100_000
  const kind = kinds.words as never
  const columns = ['title', 'pages'].map((name) => ({
    field: { name, kind: 'words' as const, columns: [name] },
    kind,
    sameByChance: agreeing / pairs,
  }))
  const top = kinds.words.levels.length - 1
  const { discount } = chanceOf(columns, (count) => {
    count([top, top], agreeing)
    count([0, 0], pairs - agreeing)
  })
  assert.equal(discount[0], discount[1])
  return discount[0]!
}

suite('fields that agree with each other', () => {
  test('two fields of few values that always agree at once count as one', () => {
    assert.ok(Math.abs(leftOf(20_000) - 0.5) < 0.01)
  })

  test('fields that seldom agree by chance keep their weight', () => {
    assert.equal(leftOf(2_000), 1)
  })

  test('a little more agreement takes a little of the weight: duplicates agree in many fields at once too', () => {
    const steps = Array.from({ length: 20 }, (_, i) => leftOf(2_000 + i * 500))
    for (const [i, left] of steps.entries()) {
      const before = steps[i - 1] ?? 1
      assert.ok(left <= before && before - left < 0.12, `${before} → ${left}`)
    }
  })
})
