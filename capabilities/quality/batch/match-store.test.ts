import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { matchStore } from '#capabilities/quality/batch/match-store.ts'
import { storeRows } from '#capabilities/quality/batch/store.ts'

async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  for (const one of list) yield await Promise.resolve(one)
}

const people = Array.from({ length: 150 }, (_, i) => [
  `Ann${String.fromCharCode(97 + (i % 26))}`,
  `Müller${i}`,
  `mail${i}@home.example`,
  `07${1000000 + i * 7919}`,
])
const rows = [...people, ...people.slice(0, 30).map((row) => row.with(0, ''))]
const columns = ['first name', 'surname', 'email', 'phone']

test('rows that went through a file on disk come back as groups, and the file goes', async () => {
  const store = await storeRows(columns, each(rows))
  assert.equal(store.records, rows.length)
  const stages: string[] = []
  const { clusters, report, cellsOf } = await matchStore(store, { done: (stage) => stages.push(stage) })
  await store.remove()
  assert.deepEqual(cellsOf(1), {
    'first name': 'Annb',
    surname: 'Müller1',
    email: 'mail1@home.example',
    phone: people[1]![3],
  })
  for (let i = 0; i < 30; i++) assert.equal(clusters[150 + i], i)
  assert.equal(report.duplicates, 30)
  assert.deepEqual(stages, ['columns', 'order', 'values', 'candidates', 'levels', 'model', 'groups'])
  assert.equal(existsSync(store.path), false)
})

test('where filling fails, nothing is left on disk and the reason is told', async () => {
  async function* broken(): AsyncGenerator<string[]> {
    yield await Promise.resolve(['a'])
    throw new Error('line 2 is wrong')
  }
  await assert.rejects(storeRows(['x'], broken()), /line 2 is wrong/)
})
