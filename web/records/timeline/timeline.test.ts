import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '#web/records/field/value.ts'
import { barOf, barsFilter, endsOf, movable, moved, movedValues } from '#web/records/timeline/bars.ts'
import type { Zoom } from '#web/records/timeline/scale.ts'
import { placeOf, scaleOf, shiftColumns, startFor } from '#web/records/timeline/scale.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const field = (name: string, type: Field['type'] = 'date', readOnly = false) => ({ name, type, readOnly }) as Field
const anObject = (...fields: Field[]) =>
  ({ fields, may: { read: true, create: true, update: true, delete: true } }) as unknown as ObjectMeta
const campaign = anObject(field('startsOn'), field('endsOn'))
const deal = anObject(field('closesOn'))

test('a bar goes from start to end, else from the making of a record to its date', () => {
  const names = (ends: ReturnType<typeof endsOf>) => [ends.start.name, ends.end?.name]
  assert.deepEqual(names(endsOf(campaign, {})), ['startsOn', 'endsOn'])
  assert.deepEqual(names(endsOf(deal, {})), ['createdAt', 'closesOn'])
  assert.deepEqual(names(endsOf(deal, { by: 'closesOn' })), ['closesOn', undefined])
  assert.deepEqual(names(endsOf(campaign, { end: 'none' })), ['startsOn', undefined])
  assert.deepEqual([...movable(deal, endsOf(deal, {}))], ['end'], 'when a record was made nobody changes')
  assert.deepEqual([...movable(campaign, endsOf(campaign, {}))], ['both', 'start', 'end'])
})

test('a moved bar keeps its length, a stretched one never ends before it begins', () => {
  const bar = { from: '2026-03-10', to: '2026-03-14' }
  assert.deepEqual(moved(bar, 'both', 5), { from: '2026-03-15', to: '2026-03-19' })
  assert.deepEqual(moved(bar, 'start', 9), { from: '2026-03-14', to: '2026-03-14' })
  assert.deepEqual(moved(bar, 'end', -9), { from: '2026-03-10', to: '2026-03-10' })
})

test('a record without an end stays without one when it is moved, and gets one when it is stretched', () => {
  const ends = endsOf(campaign, {})
  const record = { startsOn: '2026-03-10', endsOn: null } as unknown as CrmRecord
  const bar = barOf(ends, record)
  assert.deepEqual(bar, { from: '2026-03-10', to: '2026-03-10' })
  assert.deepEqual(movedValues(ends, record, { from: '2026-03-12', to: '2026-03-12' }, 'both'), {
    startsOn: '2026-03-12',
  })
  assert.deepEqual(movedValues(ends, record, { from: '2026-03-10', to: '2026-03-12' }, 'end'), { endsOn: '2026-03-12' })
  assert.equal(barOf(ends, { startsOn: null } as unknown as CrmRecord), null)
})

test('the records asked for are those with a part of their bar in sight', () => {
  assert.deepEqual(barsFilter({ start: field('on'), end: undefined }, '2026-01-01', '2026-02-01'), {
    on: { gte: '2026-01-01', lt: '2026-02-01' },
  })
  const filter = barsFilter(endsOf(campaign, {}), '2026-01-01', '2026-02-01') as { or: unknown[] }
  assert.deepEqual(filter.or[0], { and: [{ startsOn: { lt: '2026-02-01' } }, { endsOn: { gte: '2026-01-01' } }] })
})

test('columns begin where a week, a month or a quarter does, and places are shares of the width', () => {
  const narrow = (zoom: Zoom, firstDay = 1) => scaleOf('2026-11-26', { zoom, isNarrow: true, firstDay })
  assert.deepEqual(narrow('quarter').columns.slice(0, 2), ['2026-10-01', '2027-01-01'])
  assert.equal(narrow('week').from, '2026-11-23')
  assert.equal(narrow('week', 0).from, '2026-11-22', 'where weeks begin on Sunday')
  assert.equal(narrow('week', 6).columns[1], '2026-11-28', 'and where on Saturday')
  const scale = narrow('day')
  assert.deepEqual([scale.from, scale.to, scale.days], ['2026-11-26', '2026-12-01', 5])
  assert.equal(placeOf(scale, '2026-12-01'), 100)
  assert.equal(startFor('2026-11-26', 'month', 1), '2026-10-01')
  assert.deepEqual([startFor('2026-11-29', 'day', 1), startFor('2026-11-29', 'day', 0)], ['2026-11-23', '2026-11-29'])
  assert.equal(shiftColumns('2026-11-01', 'quarter', -1), '2026-08-01')
})
