import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Step } from '#capabilities/quality/contract-repairs.ts'
import { applySteps } from '#capabilities/quality/engine/recipe/apply.ts'
import { readRecipe } from '#capabilities/quality/engine/recipe/recipe.ts'

function row(cells: Record<string, string>, ...steps: Step[]): Record<string, string> {
  const now = { ...cells }
  applySteps(steps, {
    get: (column) => now[column] ?? '',
    set: (column, text) => (now[column] = text),
    standardise: (_, text) => text.trim(),
  })
  return now
}

test('the steps of a recipe do what they say, one after the other', () => {
  const done = row(
    { city: ' 深圳市 ', title: 'sales MANAGER', email: 'a@gmial.com; b@qq.com', name: 'Lovelace, Ada', country: '' },
    { do: 'trim', column: 'city' },
    { do: 'map', column: 'city', values: { 深圳市: '深圳' } },
    { do: 'case', column: 'title', to: 'title' },
    { do: 'mapDomain', column: 'email', values: { 'gmial.com': 'gmail.com' } },
    { do: 'split', column: 'name', by: ',', into: ['last', 'first'] },
    { do: 'join', columns: ['first', 'last'], by: ' ', into: 'name' },
    { do: 'fill', column: 'country', value: 'CN' },
    { do: 'replace', column: 'title', find: 'Manager', by: 'Lead $1' },
  )
  assert.deepEqual(done, {
    city: '深圳',
    title: 'Sales Lead $1',
    email: 'a@gmail.com; b@qq.com',
    name: 'Ada Lovelace',
    country: 'CN',
    last: 'Lovelace',
    first: 'Ada',
  })
})

test('what a step does not name stays as it is, and a name like “constructor” is a value as any other', () => {
  assert.deepEqual(row({ a: 'constructor', b: 'x' }, { do: 'map', column: 'a', values: { y: 'z' } }), {
    a: 'constructor',
    b: 'x',
  })
})

test('trimming, mapping and changing case a second time changes nothing', () => {
  const step = fc.constantFrom<Step>(
    { do: 'trim', column: 'a' },
    { do: 'map', column: 'a', values: { x: 'y', z: '' } },
    { do: 'case', column: 'a', to: 'lower' },
    { do: 'fill', column: 'a', value: 'n' },
  )
  fc.assert(
    fc.property(step, fc.string({ unit: 'grapheme' }), (one, text) => {
      const once = row({ a: text }, one)
      assert.deepEqual(row(once, one), once)
    }),
  )
})

test('a file that is no recipe is refused with the place', () => {
  const code = (text: string) => {
    try {
      readRecipe(text)
    } catch (error) {
      return [(error as { code: string }).code, (error as { params: object }).params]
    }
    return undefined
  }
  assert.deepEqual(code('nothing'), ['quality.recipeNotJson', {}])
  assert.deepEqual(
    code('{"recipe":1,"name":"a","object":"contact","steps":[{"do":"trim","column":"a"},{"do":"fly"}]}'),
    ['quality.recipeStep', { step: 2 }],
  )
  assert.equal(code('{"recipe":2}')?.[0], 'quality.recipePart')
})
