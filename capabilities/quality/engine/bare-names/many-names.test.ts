import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeColumn } from '#capabilities/quality/engine/batch/column.ts'
import { matchBatch, type BatchOptions } from '#capabilities/quality/engine/batch/match-batch.ts'
import { doTask, type Run } from '#capabilities/quality/engine/batch/tasks.ts'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'

const runHere = (async (task) => doTask(task)) as Run

function match(rows: readonly (readonly string[])[], names: readonly string[], options: BatchOptions = {}) {
  const prints = new Uint32Array(new SharedArrayBuffer(rows.length * 8))
  const columns = names.map((name, place) => {
    const column = makeColumn(name, place, { records: rows.length, prints })
    for (const row of rows) column.add(row[place]!)
    return column.done()
  })
  return matchBatch({ columns, prints, tie: (x, y) => x - y }, options, runHere)
}

const given =
  'Ann Anna Robert Carla Dorothy Emil Frances Greta Hanna Ivan Jana Katherine Leon Magda Natalia Oskar'.split(' ')
const family = 'Miller Smith Brown Garcia Weber Novak Rossi Silva Kowalski Larsen Dubois Jansen Horvat Popov'.split(' ')

/** Names, every fourth one written again in another way. */
function people(): string[] {
  const names: string[] = []
  for (const [i, first] of given.entries()) {
    for (const [j, last] of family.entries()) {
      const whole = `${first} ${last}${['', 'son', 'ova'][(i + j) % 3]}`
      names.push(whole)
      if ((i * 7 + j) % 4 === 0) names.push(whole.split(' ').toReversed().join(', ').toUpperCase())
      if ((i * 5 + j) % 9 === 0) names.push(`Dr. ${whole}`, whole)
    }
  }
  return names
}

test('a long list of names has the groups that a short one has', async () => {
  const rows = people().map((name) => [name])
  const { clusters, report, pairs } = await match(rows, ['Full name'])
  assert.equal(report.method, 'names')
  assert.ok(report.duplicates > 100, `only ${report.duplicates}`)
  assert.deepEqual([...clusters], [...dedupeRecords([{ columns: ['Full name'], rows }]).clusters])
  assert.ok(pairs.a.length >= report.duplicates)
})

test('names that are empty, or no names, stay alone, and the order of the rows does not matter', async () => {
  const rows = [...people().slice(0, 60), '', '', '---', 'Acme Tools GmbH', 'Acme Tools'].map((name) => [name])
  const groupsOf = (clusters: Int32Array, texts: readonly (readonly string[])[]) =>
    [...new Set(clusters)]
      .map((label) =>
        texts
          .filter((_, i) => clusters[i] === label)
          .flat()
          .toSorted()
          .join(';'),
      ) // prettier-ignore
      .toSorted()
  const turned = rows.toReversed()
  const straight = (await match(rows, ['Full name'])).clusters
  assert.deepEqual(groupsOf((await match(turned, ['Full name'])).clusters, turned), groupsOf(straight, rows))
  assert.equal(straight[60], 60)
  assert.equal(straight[61], 61)
})

test('what somebody decided about names holds, of the same name twice too', async () => {
  const rows = [...people(), 'Zacharias Quandt', 'Zacharias Quandt', 'Zacharias Quant', 'Walter Uhl'].map((name) => [
    name,
  ])
  const at = rows.length - 4
  const labels = [
    { a: at, b: at + 1, same: false },
    { a: at, b: at + 2, same: false },
    { a: at, b: at + 3, same: true },
  ]
  assert.equal((await match(rows, ['Full name'])).clusters[at + 2], at)
  const { clusters } = await match(rows, ['Full name'], { labels })
  assert.notEqual(clusters[at], clusters[at + 1])
  assert.notEqual(clusters[at], clusters[at + 2])
  assert.equal(clusters[at], clusters[at + 3])
})
