import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { rankSurvivors } from '#capabilities/quality/engine/survive/choose-survivor.ts'
import { chooseValue } from '#capabilities/quality/engine/survive/choose-value.ts'
import {
  fieldRules,
  sourceRank,
  survivorConditions,
  type Fact,
  type FactValue,
} from '#capabilities/quality/engine/survive/facts.ts'

const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}T00:00:00Z`
const says = (key: string | null, more: Partial<FactValue> = {}): FactValue => ({
  key,
  length: key?.length ?? 0,
  at: null,
  source: null,
  ...more,
})
const fact = (id: string, more: Partial<Fact> = {}): Fact => ({
  id,
  createdAt: day(1),
  updatedAt: day(1),
  filled: 0,
  links: {},
  ownerActive: null,
  source: null,
  values: {},
  ...more,
})

suite('which record stays', () => {
  test('the first condition that sees a difference decides, and is named', () => {
    const facts = [fact('a', { filled: 3, createdAt: day(2) }), fact('b', { filled: 3 }), fact('c', { filled: 2 })]
    assert.deepEqual(rankSurvivors(facts, [{ by: 'mostComplete' }, { by: 'oldest' }]), {
      ids: ['b', 'a', 'c'],
      by: { by: 'oldest' },
    })
  })

  test('most deals counts deals, and most linked all that points at it', () => {
    const facts = [fact('a', { links: { deal: 1, task: 9 } }), fact('b', { links: { deal: 2 } })]
    assert.equal(rankSurvivors(facts, [{ by: 'mostLinked', object: 'deal' }]).ids[0], 'b')
    assert.equal(rankSurvivors(facts, [{ by: 'mostLinked' }]).ids[0], 'a')
  })

  test('a record whose owner still works here goes before one whose owner was shut out or who has none', () => {
    const facts = [fact('a', { ownerActive: false }), fact('b', { ownerActive: true }), fact('c')]
    assert.deepEqual(rankSurvivors(facts, [{ by: 'ownerActive' }]).ids, ['b', 'a', 'c'])
  })

  test('the newest, the last changed and the trusted source each win their condition', () => {
    const facts = [
      fact('a', { createdAt: day(3), source: 'fair.csv' }),
      fact('b', { updatedAt: day(9), source: 'HubSpot-contacts.csv' }),
    ]
    assert.equal(rankSurvivors(facts, [{ by: 'newest' }]).ids[0], 'a')
    assert.equal(rankSurvivors(facts, [{ by: 'lastModified' }]).ids[0], 'b')
    assert.equal(rankSurvivors(facts, [{ by: 'sourcePriority' }], ['hubspot']).ids[0], 'b')
  })

  test('the order does not depend on the order in which the records are given', () => {
    const some = fc.uniqueArray(
      fc.record({ id: fc.uuid(), filled: fc.nat(3), created: fc.integer({ min: 1, max: 4 }) }),
      { selector: ({ id }) => id, minLength: 2, maxLength: 6 },
    )
    fc.assert(
      fc.property(some, fc.subarray([...survivorConditions]), (given, by) => {
        const facts = given.map(({ id, filled, created }) => fact(id, { filled, createdAt: day(created) }))
        const conditions = by.map((one) => ({ by: one }))
        assert.deepEqual(rankSurvivors(facts, conditions).ids, rankSurvivors(facts.toReversed(), conditions).ids)
      }),
    )
  })
})

suite('which value stays', () => {
  const choose = (facts: readonly Fact[], rule: (typeof fieldRules)[number], isList = false) =>
    chooseValue(facts, 'x', { rule, isList, sources: ['people', 'hubspot'] })
  const three = (values: readonly FactValue[], more: readonly Partial<Fact>[] = []) =>
    values.map((x, i) => fact(String(i), { ...more[i], values: { x } }))

  test('where nothing is to decide no rule is asked', () => {
    for (const rule of fieldRules) {
      assert.deepEqual(choose(three([says('a'), says('a')]), rule), { from: '0', by: 'same' })
      assert.deepEqual(choose(three([says(null), says('b')]), rule), { from: '1', by: 'only' })
      assert.deepEqual(choose(three([says(null), says(null)]), rule), { from: null, by: 'empty' })
    }
  })

  test('each rule takes its own', () => {
    const facts = three(
      [
        says('short', { at: day(1), source: 'people' }),
        says('the longest of all', { at: day(2), source: 'fair.csv' }),
        says('b', { at: day(5), source: 'hubspot.csv' }),
        says('b', { at: day(4), source: null }),
      ],
      [{ filled: 2 }, { filled: 3 }, { filled: 1 }, { filled: 5 }],
    )
    const chosen = Object.fromEntries(fieldRules.map((rule) => [rule, choose(facts, rule)]))
    assert.deepEqual(chosen, {
      survivor: { from: '0', by: 'survivor' },
      sourcePriority: { from: '0', by: 'sourcePriority' },
      mostRecent: { from: '2', by: 'mostRecent' },
      mostComplete: { from: '3', by: 'mostComplete' },
      mostFrequent: { from: '2', by: 'mostFrequent' },
      longest: { from: '1', by: 'longest' },
      union: { from: '0', by: 'survivor' },
    })
  })

  test('lists are united unless a rule says otherwise', () => {
    const facts = three([says('a,b'), says('c')])
    assert.deepEqual(choose(facts, 'survivor', true), { from: null, by: 'union' })
    assert.deepEqual(choose(facts, 'longest', true), { from: '0', by: 'longest' })
  })

  test('a rule that knows nothing to go by leaves it to the survivor, and says so', () => {
    const facts = three([says('aa'), says('bb')])
    for (const rule of ['sourcePriority', 'mostRecent', 'mostFrequent', 'longest', 'mostComplete'] as const)
      assert.deepEqual(choose(facts, rule), { from: '0', by: 'survivor' }, rule)
  })

  test('whatever the rule, the value is one that a record holds', () => {
    const value = fc.record({
      key: fc.option(fc.constantFrom('a', 'b', 'c')),
      length: fc.nat(9),
      at: fc.option(fc.integer({ min: 1, max: 9 }).map(day)),
      source: fc.option(fc.constantFrom('people', 'hubspot', 'other')),
    })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), fc.constantFrom(...fieldRules), (given, rule) => {
        const { from, by } = choose(three(given), rule)
        if (from === null) assert.ok(by === 'empty' && given.every(({ key }) => key === null))
        else assert.notEqual(given[Number(from)]?.key, null)
      }),
    )
  })

  test('a source is known by part of its name, in the order of trust', () => {
    assert.equal(sourceRank('HubSpot-export-2026.csv', ['people', 'hubspot']), 1)
    assert.equal(sourceRank('people-of-the-fair.csv', ['people']), Infinity)
    assert.equal(sourceRank('<tend>', ['people', '<tend>']), 1)
    assert.equal(sourceRank('people', ['<tend>']), Infinity)
    assert.equal(sourceRank(null, ['people']), Infinity)
  })
})
