import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rec } from '#capabilities/quality/imports/rows/decide.ts'
import type { Known } from '#capabilities/quality/imports/rows/match.ts'
import { newImagined } from '#capabilities/quality/imports/rows/imagined.ts'
import { uuidv7 } from '#platform/uuid.ts'

const rec = (id: string) => ({ id, values: {} }) as unknown as Rec
const person = (n: number) => ({ id: uuidv7(), title: `Person ${n} 张伟` })

test('of a great many records each is found under each of its keys, and nobody under another', () => {
  const imagined = newImagined()
  const people = Array.from({ length: 20_000 }, (_, n) => person(n))
  for (let at = 0; at < people.length; at += 1000) {
    const some = people.slice(at, at + 1000)
    const keys = some.flatMap((one, n) =>
      [`mail ${at + n}`, `phone ${at + n}`].map((key): [string, Known[]] => [key, [one]]),
    )
    imagined.remember(new Map(some.map(({ id }) => [id, rec(id)])), new Map(keys))
  }
  for (const [n, one] of people.entries()) {
    assert.deepEqual(imagined.find(`mail ${n}`), [one])
    assert.deepEqual(imagined.find(`phone ${n}`), [one])
  }
  assert.deepEqual(imagined.find('mail x'), [])
})

test('who shares a key is found with the others, each once; of a key that all have no more than a hundred', () => {
  const imagined = newImagined()
  const [one, other, elsewhere] = [person(1), person(2), person(3)]
  const records = new Map([one, other].map(({ id }) => [id, rec(id)]))
  imagined.remember(records, new Map([['phone', [one, other, elsewhere]]]))
  imagined.remember(new Map(), new Map([['phone', [one]]]))
  assert.deepEqual(imagined.find('phone'), [one, other])
  const many = Array.from({ length: 500 }, (_, n) => person(n))
  imagined.remember(new Map(many.map(({ id }) => [id, rec(id)])), new Map([['none', many]]))
  assert.equal(imagined.find('none').length, 100)
})
