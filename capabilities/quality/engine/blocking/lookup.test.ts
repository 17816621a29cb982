import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseLookup, lookupKeys } from '#capabilities/quality/engine/blocking/lookup.ts'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'
import type { RecordCells } from '#capabilities/quality/engine/model/score.ts'

const columns = ['first name', 'surname', 'email', 'phone', 'birthday']
const people = Array.from({ length: 400 }, (_, i) => [
  ['ann', 'bob', 'carla', 'dora', 'emil'][i % 5]!,
  ['miller', 'smith', 'brown', 'garcia', 'novak', 'rossi', 'silva'][i % 7]! + 'abcdefghij'[i % 10],
  `p${i}@mail${i % 50}.example`,
  `07${1000000 + i * 7919}`,
  `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 10}`,
])
const again = people.slice(0, 120).map((row, i) => row.with(2 + (i % 3), '').with(i % 2, `${row[i % 2]}x`))
const rows = [...people, ...again]
const cellsOf = (row: number): RecordCells => Object.fromEntries(columns.map((name, i) => [name, rows[row]![i]]))
const { model, pairs: joined } = dedupeRecords([{ columns, rows }])
// Some strangers are joined too, by mailboxes one letter apart: they share no key at all.
const pairs = joined.filter(({ a, b }) => b === a + people.length)
const some = rows.map((_, i) => cellsOf(i))
const found = { pairs: pairs.map(({ a, b }) => [cellsOf(a), cellsOf(b)]), some, records: rows.length }

test('a few keys bring up nearly every partner that comparing all records found', () => {
  const rules = chooseLookup(model, found)
  assert.ok(pairs.length > 100)
  assert.ok(rules.length <= 10)
  const keys = some.map((cells) => lookupKeys(model, rules, cells))
  const met = pairs.filter(({ a, b }) => keys[a]!.some((key) => keys[b]!.includes(key)))
  assert.ok(met.length >= pairs.length * 0.98, `${met.length} of ${pairs.length} by ${rules.join(', ')}`)
})

test('what all records say alike is no key', () => {
  const alike = some.map((cells) => ({ ...cells, email: 'all@same.example' }))
  const rules = chooseLookup(model, { ...found, some: alike, records: 1_000_000 })
  assert.ok(!rules.some((rule) => rule.length === 1 && rule[0]!.startsWith('email')))
})

test('the same cells have the same keys every time', () => {
  const rules = chooseLookup(model, found)
  assert.deepEqual(rules, chooseLookup(model, found))
  assert.deepEqual(lookupKeys(model, rules, cellsOf(3)), lookupKeys(model, rules, { ...cellsOf(3) }))
})
