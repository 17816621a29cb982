import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'
import { isotonic } from '#capabilities/quality/engine/texts/chance.ts'
import { dot, fitLogistic } from '#capabilities/quality/engine/texts/logistic.ts'

const makers = ['Sonora', 'Belwin', 'Kestrel', 'Ottavia', 'Nordhaus']
const things = ['Turntable', 'Switcher', 'Speaker System', 'Headphones', 'Camcorder', 'Dishwasher', 'Cordless Phone']
const colours = ['Black', 'White', 'Silver', 'Red']

/**
 * Two shops that write the same eighty articles each in its own way; model numbers differ by one letter. With `apart`
 * the second begins so many articles later and goes on after the first has ended.
 */
function shops(apart = 0) {
  const articles = Array.from({ length: 80 + apart }, (_, i) => {
    const [maker, thing, colour] = [makers[i % 5]!, things[i % 7]!, colours[i % 4]!]
    return { maker, thing, colour, model: `${maker.slice(0, 2).toUpperCase()}${100 + (i >> 1)}${'HK'[i % 2]}`, at: i }
  })
  const left = articles
    .slice(0, 80)
    .map(({ maker, thing, colour, model, at }) => [
      `${maker} ${thing} - ${model}`,
      `${maker} ${thing} in ${colour}, with two years of guarantee`,
      String(20 + at * 7),
      'Hi-Fi',
    ])
  const right = articles
    .slice(apart)
    .map(({ maker, thing, model, at }) => [
      `${thing} ${maker} ${model.toLowerCase()}`,
      `${thing}; packed in a box`,
      String(21 + at * 7),
      at < 40 ? 'Audio and Video' : 'Household',
    ])
  return { columns: ['name', 'description', 'price', 'kind'], left, right }
}

test('two shops’ articles meet by their model numbers, however the names are written', () => {
  const { columns, left, right } = shops()
  const { clusters, report } = dedupeRecords([
    { columns, rows: left },
    { columns, rows: right },
  ])
  assert.equal(report.method, 'text')
  const met = left.filter((_, i) => clusters[80 + i] === i)
  assert.ok(met.length >= 78, `${met.length} of 80`)
})

test('shops that share few articles are not paired for the rest', () => {
  const { columns, left, right } = shops(60)
  const { clusters } = dedupeRecords([
    { columns, rows: left },
    { columns, rows: right },
  ])
  const pairs = right.flatMap((_, i) => (clusters[80 + i] === 80 + i ? [] : [[clusters[80 + i]!, i + 60] as const]))
  assert.ok(pairs.filter(([a, b]) => a === b).length >= 18, 'of twenty that both have')
  assert.ok(pairs.length <= 35, `${pairs.length} pairs`)
})

test('what a person decided of two articles holds, and their records are free for others', () => {
  const { columns, left, right } = shops()
  const inputs = [
    { columns, rows: left },
    { columns, rows: right },
  ]
  const labels = [
    { a: 0, b: 80, same: false },
    { a: 0, b: 81, same: true },
  ]
  const { clusters } = dedupeRecords(inputs, { labels })
  assert.notEqual(clusters[80], clusters[0])
  assert.equal(clusters[81], clusters[0])
})

test('the order of rows changes nothing', () => {
  const { columns, left, right } = shops()
  const straight = dedupeRecords([
    { columns, rows: left },
    { columns, rows: right },
  ]).clusters
  const turned = dedupeRecords([
    { columns, rows: left.toReversed() },
    { columns, rows: right.toReversed() },
  ]).clusters
  for (let i = 0; i < 80; i++) {
    for (let j = 80; j < 160; j++) {
      assert.equal(straight[i] === straight[j], turned[79 - i] === turned[239 - j])
    }
  }
})

test('logistic regression finds the curve that cases were drawn from', () => {
  const cells = Float64Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 1 : (i - 200) / 40))
  const wanted = Float64Array.from({ length: 200 }, (_, i) => 1 / (1 + Math.exp(-(0.7 - 1.5 * cells[2 * i + 1]!))))
  const beta = fitLogistic({ rows: 200, width: 2, cells }, wanted, 1e-9)
  assert.ok(Math.abs(dot(cells, 0, beta) - (0.7 - 1.5 * cells[1]!)) < 1e-3)
})

test('an isotonic series rises, keeps its sum, and leaves alone what rises already', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (list) => {
      const out = isotonic(Float64Array.from(list))
      const sum = (values: Iterable<number>) => [...values].reduce((total, one) => total + one, 0)
      assert.ok(out.every((value, i) => i === 0 || value >= out[i - 1]! - 1e-12))
      assert.ok(Math.abs(sum(out) - sum(list)) < 1e-9)
      const rising = Float64Array.from(list.toSorted((x, y) => x - y))
      assert.ok(isotonic(rising).every((value, i) => Math.abs(value - rising[i]!) < 1e-12))
    }),
  )
})

test('two accounts’ payments meet by amount and day where the words of most of them are the same', () => {
  const day = (i: number, later: number) => new Date(Date.UTC(2024, 0, 1 + (i % 90) + later)).toISOString().slice(0, 10)
  const amount = (i: number) => 12 + ((i * 7919) % 100_003) / 10
  const payments = Array.from({ length: 240 }, (_, i) => i)
  const columns = ['memo', 'transaction date', 'amount']
  const left = payments.map((i) => [`${'ABCDEFGH'[i % 8]} ${'KLMN'[i % 4]} payment`, day(i, 0), amount(i).toFixed(2)])
  const right = payments.map((i) => [
    `${'ABCDEFGH'[i % 8]} ${'KLMN'[i % 4]} payment BGC`,
    day(i, 1 + (i % 3)),
    (amount(i) * (i % 5 === 0 ? 0.99 : 1)).toFixed(2),
  ])
  const { clusters } = dedupeRecords([
    { columns, rows: left },
    { columns, rows: right },
  ])
  const met = payments.filter((i) => clusters[240 + i] === i)
  assert.ok(met.length >= 228, `${met.length} of 240`)
})
