import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import type { Lesson } from '#capabilities/quality/engine/group/verdicts.ts'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'
import type { Input } from '#capabilities/quality/engine/match/plan.ts'
import { scorePair } from '#capabilities/quality/engine/model/score.ts'

const given = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Donald', 'Frances', 'John', 'Ken', 'Radia', 'Tim', 'Vint']
const family = ['Lovelace', 'Hopper', 'Turing', 'Dijkstra', 'Liskov', 'Knuth', 'Allen', 'Backus', 'Thompson', 'Perlman']

/** 60 people, every third entered twice with a slip; truth is the first column, hidden from the matcher. */
function people(): { rows: string[][]; truth: number[] } {
  const rows: string[][] = []
  const truth: number[] = []
  for (let i = 0; i < 60; i++) {
    const [first, last] = [given[i % 12]!, family[(i * 7) % 10]!]
    const born = `${1930 + ((i * 37) % 61)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`
    const phone = `+44 20 7${String(100_000 + i * 7919).slice(-6)}`
    rows.push([first, last, born, `${first}.${last}${i}@example.com`.toLowerCase(), phone])
    truth.push(i)
    if (i % 3 !== 0) continue
    rows.push([
      first.slice(0, 1),
      last,
      i % 2 === 0 ? born : '',
      `${first}.${last}${i}@example.com`,
      phone.replace(/^\+44 /, '0'),
    ])
    truth.push(i)
  }
  return { rows, truth }
}

const columns = ['first name', 'last name', 'birthday', 'e-mail', 'phone']

/** Groups as lists of the records' own texts, so that runs in different orders can be laid side by side. */
function groupsOf({ rows }: Input, clusters: Int32Array): string[] {
  const groups = new Map<number, string[]>()
  for (const [i, label] of clusters.entries()) groups.set(label, [...(groups.get(label) ?? []), rows[i]!.join('|')])
  return [...groups.values()].map((group) => group.toSorted().join(' = ')).toSorted()
}

suite('finding duplicates', () => {
  const { rows, truth } = people()

  test('finds who was entered twice and nobody else', () => {
    const { clusters, report } = dedupeRecords([{ columns, rows }])
    for (let a = 0; a < rows.length; a++) {
      for (let b = a + 1; b < rows.length; b++) {
        assert.equal(
          clusters[a] === clusters[b],
          truth[a] === truth[b],
          `${rows[a]!.join(' ')} / ${rows[b]!.join(' ')}`,
        )
      }
    }
    assert.equal(report.duplicates, 20)
  })

  test('does not see the order of the rows', () => {
    const first = dedupeRecords([{ columns, rows }])
    const groups = groupsOf({ columns, rows }, first.clusters)
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const again = dedupeRecords([{ columns, rows: shuffled }])
        assert.deepEqual(groupsOf({ columns, rows: shuffled }, again.clusters), groups)
        assert.deepEqual(
          again.pairs.map(({ weight }) => weight).toSorted((a, b) => a - b),
          first.pairs.map(({ weight }) => weight).toSorted((a, b) => a - b),
        )
        assert.deepEqual(
          again.model.fields.map(({ weights }) => weights),
          first.model.fields.map(({ weights }) => weights),
        )
      }),
      { numRuns: 8 },
    )
  })

  test('scores a pair from cells as it did in the table, and has no direction', () => {
    const { pairs, model, explain } = dedupeRecords([{ columns, rows }])
    const cells = (record: number) => Object.fromEntries(columns.map((column, i) => [column, rows[record]![i]]))
    assert.ok(pairs.length >= 20)
    for (const { a, b, weight } of pairs) {
      const score = scorePair(model, cells(a), cells(b))
      const back = scorePair(model, cells(b), cells(a))
      assert.ok(Math.abs(score.weight - weight) < 1e-4, 'same weight online as in the batch')
      assert.equal(score.weight, back.weight)
      assert.equal(
        score.weight,
        score.why.reduce((sum, bar) => sum + bar.weight, model.prior),
        'the bars add up',
      )
      assert.deepEqual(explain(a, b), score)
    }
  })

  test('names in characters and in Latin letters meet, with a spelling learned from shared phones', () => {
    const people = [
      '賴雅芳|LAI Nga Fong',
      '陳大文|CHAN Tai Man',
      '黃志強|WONG Chi Keung',
      '鄺昌榮|KWONG Coeng Wing',
      '馮慧玲|FUNG Wai Ling',
    ]
    const table = people.flatMap((both, i) => both.split('|').map((name) => [name, `9${5803557 + i * 1111}`]))
    const { clusters } = dedupeRecords([{ columns: ['姓名', '电话'], rows: table }])
    assert.equal(new Set(clusters).size, people.length)
  })

  test('two lists of products are matched one to one by their texts', () => {
    const products = [
      'Sony Turntable PSLX350H belt drive',
      'Bose Acoustimass 5 Series III AM53BK',
      'Netgear ProSafe FS105 Switch',
      'Linksys EtherFast EZXS55W Switch',
      'Canon PowerShot SD1100 Camera Blue',
      'Canon PowerShot SD1100 Camera Pink',
    ]
    const left = { columns: ['name'], rows: products.map((name) => [name]) }
    const right = {
      columns: ['title'],
      rows: products.toReversed().map((name) => [name.replace('PSLX350H', 'PS-LX350H').toUpperCase()]),
    }
    const { clusters, report } = dedupeRecords([left, right])
    assert.equal(report.method, 'text')
    for (const i of products.keys()) assert.equal(clusters[products.length + i], products.length - 1 - i)
  })

  test('what a reviewer decided holds, in any order of the rows, and the weights learn from it', () => {
    const { clusters, model } = dedupeRecords([{ columns, rows }])
    const twins = rows.flatMap((_, a) => (truth[a] === truth[a + 1] ? [a] : []))
    const [parted, other] = [twins[0]!, twins[1]!]
    const labels = [
      { a: parted, b: parted + 1, same: false },
      { a: other, b: parted, same: true },
    ]
    const decided = dedupeRecords([{ columns, rows }], { labels })
    assert.equal(clusters[parted], clusters[parted + 1])
    assert.notEqual(decided.clusters[parted], decided.clusters[parted + 1])
    assert.equal(decided.clusters[other], decided.clusters[parted])
    assert.notDeepEqual(
      decided.model.fields.map(({ weights }) => weights),
      model.fields.map(({ weights }) => weights),
    )
    const back = rows.toReversed()
    const mirrored = labels.map(({ a, b, same }) => ({ a: rows.length - 1 - b, b: rows.length - 1 - a, same }))
    const again = dedupeRecords([{ columns, rows: back }], { labels: mirrored })
    assert.deepEqual(groupsOf({ columns, rows: back }, again.clusters), groupsOf({ columns, rows }, decided.clusters))
  })

  test('namesakes that somebody found to be two make the next namesakes less sure, and the same with them surer', () => {
    const namesake = ['Ivan', 'Popov', '', '', '']
    const all = [...rows, namesake, namesake.with(3, 'ivan@home.example')]
    const levels = { 'first name': 'same', 'last name': 'same' }
    const weigh = (lessons: readonly Lesson[]) =>
      dedupeRecords([{ columns, rows: all }], { lessons }).explain(rows.length, rows.length + 1).weight
    const lesson = (same: boolean) => Array.from({ length: 8 }, () => ({ levels, same }))
    const [two, none, one] = [weigh(lesson(false)), weigh([]), weigh(lesson(true))]
    assert.ok(two < none - 0.5, `${two} is to be below ${none}`)
    assert.ok(one > none, `${one} is to be above ${none}`)
  })

  test('an empty table, one record and blank cells are no trouble', () => {
    assert.equal(dedupeRecords([{ columns, rows: [] }]).clusters.length, 0)
    assert.deepEqual([...dedupeRecords([{ columns, rows: [rows[0]!] }]).clusters], [0])
    assert.equal(
      dedupeRecords([
        {
          columns,
          rows: [
            ['', '', '', '', ''],
            ['', '', '', '', ''],
          ],
        },
      ]).report.clusters,
      2,
    )
  })
})
