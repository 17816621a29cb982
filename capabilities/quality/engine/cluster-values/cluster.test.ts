import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clusterValues, methods, type Method } from '#capabilities/quality/engine/cluster-values/cluster.ts'
import { editsWithin, jaroWinkler } from '#capabilities/quality/engine/cluster-values/nearest.ts'

const counted = (...values: string[]) => values.map((value, at) => ({ value, count: 100 - at }))
const found = (method: Method, ...values: string[]) =>
  clusterValues(counted(...values), method).map((cluster) => cluster.values.map(({ value }) => value))

const together: [Method, string, string, string][] = [
  ['fingerprint', 'order of words, case and commas', 'Sales Manager', 'MANAGER,  sales'],
  ['fingerprint', 'a place with and without 市', '深圳', '深圳市'],
  ['fingerprint', 'traditional and simplified', '广东', '廣東'],
  ['fingerprint', 'full width and accents', 'Café ABC', 'cafe ＡＢＣ'],
  ['grams', 'a blank too many', 'Krzysztof', 'Krzysz tof'],
  ['phonetic', 'words that sound alike', 'Philips Electronics', 'Filips Elektroniks'],
  ['phonetic', 'syllables that many do not tell apart', '陈经理', '程经理'],
  ['pinyin', 'Chinese and its pinyin', '北京', 'Beijing'],
  ['nearest', 'a typing error', 'Accountant', 'Acountant'],
  ['nearest', 'a wrong character in a long name', '高级软件工程师', '高级软见工程师'],
]
for (const [method, what, a, b] of together) {
  test(`${method} brings together ${what}: ${a}, ${b}`, () => assert.deepEqual(found(method, a, b), [[a, b]]))
}

const apart: [Method, string, string][] = [
  ['fingerprint', '深圳', '沈阳'],
  ['fingerprint', 'Sales Manager', 'Sales Director'],
  ['grams', 'Berlin', 'Bern'],
  ['phonetic', 'Berlin', 'Paris'],
  ['pinyin', '北京', '南京'],
  ['nearest', '北京', '南京'],
  ['nearest', 'Product 1', 'Product 2'],
  ['nearest', 'CEO', 'CFO'],
  ['nearest', '西安市', '西宁市'],
]
for (const [method, a, b] of apart) {
  test(`${method} keeps apart ${a} and ${b}`, () => assert.deepEqual(found(method, a, b), []))
}

test('the most frequent spelling is proposed to stay', () => {
  const [cluster] = clusterValues(
    [
      { value: 'shanghai', count: 2 },
      { value: 'Shanghai', count: 40 },
    ],
    'fingerprint',
  )
  assert.deepEqual([cluster?.values[0]?.value, cluster?.count], ['Shanghai', 42])
})

test('single edits do not chain: of three values the ends of which are far apart, two meet', () => {
  assert.deepEqual(found('nearest', 'abcdefgh', 'abcdefgx', 'abcdefyx'), [['abcdefgh', 'abcdefgx']])
})

test('whatever the values, none is lost, none stands in two groups, and their order does not matter', () => {
  const values = fc.uniqueArray(fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(values, fc.constantFrom(...methods), (list, method) => {
      const given = list.map((value, at) => ({ value, count: 1 + (at % 3) }))
      const clusters = clusterValues(given, method)
      const seen = clusters.flatMap((cluster) => cluster.values.map(({ value }) => value))
      assert.equal(new Set(seen).size, seen.length)
      assert.ok(seen.every((value) => list.includes(value)))
      assert.deepEqual(clusterValues(given.toReversed(), method), clusters)
    }),
    { numRuns: 300 },
  )
})

test('the edits between two texts are counted, and not beyond what was asked', () => {
  assert.equal(editsWithin('kitten', 'sitting', 3), 3)
  assert.equal(editsWithin('kitten', 'sitting', 2), Infinity)
  assert.ok(Math.abs(jaroWinkler('martha', 'marhta') - 0.9611) < 1e-4)
  assert.ok(Math.abs(jaroWinkler('dixon', 'dicksonx') - 0.8133) < 1e-4)
})
