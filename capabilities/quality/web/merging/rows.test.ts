import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Preview } from '#capabilities/quality/contract-merging.ts'
import { chosenFrom, rowsOf, takeFrom } from '#capabilities/quality/web/merging/rows.ts'
import type { ObjectMeta } from '#web/types.ts'

const field = (name: string) => ({ name, type: 'text', label: { en: name, zh: name } })
const object = {
  title: 'name',
  fields: ['city', 'name', 'tags', 'title', 'wechat'].map(field),
} as unknown as ObjectMeta
const preview = {
  fields: [
    { field: 'city', from: 'a', by: 'same', values: [] },
    { field: 'wechat', from: 'b', by: 'only', values: [] },
    { field: 'tags', from: null, by: 'union', values: [] },
    { field: 'title', from: 'b', by: 'longest', values: [] },
    { field: 'name', from: 'a', by: 'survivor', values: [] },
    { field: 'gone', from: 'a', by: 'survivor', values: [] },
  ],
} as unknown as Preview

test('the name stands on top, then what is to decide; a field that is no more is left out', () => {
  const rows = rowsOf(object, preview)
  assert.deepEqual(
    rows.map((row) => [row.field.name, row.kind]),
    [
      ['name', 'choice'],
      ['title', 'choice'],
      ['tags', 'united'],
      ['wechat', 'filled'],
      ['city', 'same'],
    ],
  )
})

test('only what a person chose otherwise than the rules is sent', () => {
  const rows = rowsOf(object, preview)
  const picks = { title: 'a', name: 'a', tags: 'b' }
  assert.deepEqual(takeFrom(rows, picks), { title: 'a', tags: 'b' })
  const title = rows.find((row) => row.field.name === 'title')
  assert.ok(title)
  assert.equal(chosenFrom(title, picks), 'a')
  assert.equal(chosenFrom(title, {}), 'b')
})
