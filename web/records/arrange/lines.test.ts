import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { changesFor, linesOf, movedTo, placesIn, usualFor } from '#web/records/arrange/lines.ts'
import type { ObjectMeta } from '#web/types.ts'

const company = {
  name: 'company',
  title: 'name',
  listed: ['name', 'industry'],
  fields: [
    { name: 'name', type: 'text' },
    { name: 'industry', type: 'choice' },
    { name: 'phone', type: 'phone' },
    { name: 'size', type: 'integer', section: 'numbers' },
    { name: 'note', type: 'text' },
    { name: 'old', type: 'text', hidden: true },
  ],
} as unknown as ObjectMeta
const ids = linesOf(company).map(({ id }) => id)

suite('arranging a page', () => {
  test('each section has its head and its fields; what is hidden comes last', () => {
    const page = '§main name industry §contact phone §more note §numbers size §hidden old'
    assert.equal(ids.join(' '), page)
  })

  test('a field that is moved says its section, and taking it back says what it was before', () => {
    const { change, back } = changesFor(company, movedTo(ids, 'note', 'main'))
    assert.deepEqual(change.places, { note: { section: 'main' } })
    assert.deepEqual(change.order, ['name', 'industry', 'note', 'phone', 'size', 'old'])
    assert.deepEqual(back, {
      order: ['name', 'industry', 'phone', 'size', 'note', 'old'],
      places: { note: { section: null } },
    })
    assert.deepEqual(placesIn(movedTo(ids, 'note', 'main')).get('note'), { part: 'main', place: 3 })
  })

  test('a field is put out of sight and brought back by its place alone', () => {
    const hidden = changesFor(company, movedTo(ids, 'size', 'hidden'))
    assert.deepEqual(hidden.change.places, { size: { hidden: true } })
    assert.deepEqual(hidden.back.places, { size: { section: 'numbers', hidden: false } })
    assert.deepEqual(changesFor(company, movedTo(ids, 'old', 'more')).change.places, {
      old: { section: 'more', hidden: false },
    })
  })

  test('another order within a section changes the order alone', () => {
    const next = ids.toSpliced(1, 2, 'industry', 'name')
    assert.deepEqual(changesFor(company, next).change.places, {})
    assert.equal(changesFor(company, next).change.order[0], 'industry')
  })

  test('the usual layout leaves hidden what is hidden', () => {
    assert.deepEqual(usualFor(company).change, { order: [], places: { size: { section: null } } })
  })
})
