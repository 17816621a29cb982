import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { withNameParts, withStreets } from '#capabilities/quality/engine/match/bare-columns.ts'
import { profileColumn, type ColumnKind } from '#capabilities/quality/engine/match/profile.ts'

const known = ['Anna', 'James', 'Mary', 'Robert', 'Lucy', 'Peter', 'Ruth', 'Henry']
const made = (first: string, count: number) =>
  Array.from({ length: count }, (_, i) => first + 'abcdefghij'[i % 10]! + 'klmnopqrst'[Math.floor(i / 10) % 10]!)
const rows = 400
const from = (list: readonly string[], step: number) =>
  Array.from({ length: rows }, (_, i) => list[(i * step) % list.length]!)
const given = from([...known, ...made('Zor', 70)], 7)
const family = from(['James', 'Henry', ...made('Wick', 90)], 11)
const towns = from(made('Port', 80), 13)
const letters = from([...'ABCDEFGHIJKLMNOP'], 5)
const streets = from(
  made('Oak', 60).map((name, i) => `${name} ${['st', 'rd', 'ave', 'hwy'][i % 4]}`),
  7,
)
const houses = Array.from({ length: rows }, (_, i) => String(100 + ((i * 37) % 300)))
const ages = Array.from({ length: rows }, (_, i) => String(18 + ((i * 17) % 60)))

/** The kinds of columns whose headers say nothing. */
function kindsOf(...columns: readonly string[][]): ColumnKind[] {
  const profiles = columns.map((cells, i) => profileColumn(`c${i}`, cells))
  return withStreets(withNameParts(profiles)).map(({ kind }) => kind)
}

suite('columns whose headers say nothing', () => {
  test('first, middle and family names are told by what they hold, wherever they stand', () => {
    assert.deepEqual(kindsOf(given, letters, family, towns), ['given', 'middle', 'family', 'text'])
    assert.deepEqual(kindsOf(towns, family, letters, given), ['text', 'family', 'middle', 'given'])
  })

  test('a street and the number of the house belong together, an age does not', () => {
    assert.deepEqual(kindsOf(given, family, streets, houses, ages), ['given', 'family', 'address', 'address', 'number'])
  })

  test('towns and family names alone are no first names, and streets of firms stay what they are', () => {
    assert.deepEqual(kindsOf(family, towns), ['text', 'text'])
    assert.deepEqual(kindsOf(streets, houses, towns), ['text', 'number', 'text'])
  })

  test('what a header says holds', () => {
    const profiles = [
      profileColumn('supplier', given),
      profileColumn(
        'full name',
        towns.map((town, i) => `${given[i]} ${town}`),
      ),
    ]
    assert.deepEqual(
      withStreets(withNameParts(profiles)).map(({ kind }) => kind),
      profiles.map(({ kind }) => kind),
    )
  })
})
