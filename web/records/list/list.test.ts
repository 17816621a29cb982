import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aField } from '#test/a-field.ts'
import { addDays } from '#web/records/calendar/days.ts'
import { parseAddress } from '#web/shell/address.ts'
import { nextSort, readState, writeState } from '#web/records/list/address.ts'
import type { ListState } from '#web/records/list/address.ts'
import { filterOf, operatorsOf, sayingOf } from '#web/records/list/conditions.ts'
import { moved, tabbed } from '#web/records/list/cursor.ts'
import { declaredMessages } from '#web/i18n/messages.ts'
import type { Field } from '#web/records/field/value.ts'
import '#web/records/messages.ts'

const field = (name: string, type: Field['type']) => aField(type, { name, label: { en: name, zh: name } })
const extent = { rows: 10, cols: 4, page: 5 }
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false })

test('arrows move the cell cursor and stop at the edges', () => {
  assert.deepEqual(moved({ row: 2, col: 1 }, press('ArrowDown'), extent), { row: 3, col: 1 })
  assert.deepEqual(moved({ row: 9, col: 1 }, press('ArrowDown'), extent), { row: 9, col: 1 })
  assert.deepEqual(moved({ row: 2, col: 0 }, press('ArrowLeft'), extent), { row: 2, col: 0 })
  assert.deepEqual(moved({ row: 2, col: 1 }, press('ArrowRight', true), extent), { row: 2, col: 3 })
  assert.equal(moved({ row: 2, col: 1 }, press('a'), extent), undefined)
})

test('above the first row is the header, and no further', () => {
  assert.deepEqual(moved({ row: 0, col: 2 }, press('ArrowUp'), extent), { row: -1, col: 2 })
  assert.deepEqual(moved({ row: -1, col: 2 }, press('ArrowUp'), extent), { row: -1, col: 2 })
  assert.deepEqual(moved({ row: 3, col: 2 }, press('PageUp'), extent), { row: 0, col: 2 })
})

test('Tab walks through the cells row by row and leaves the grid at its ends', () => {
  assert.deepEqual(tabbed({ row: 0, col: 3 }, false, extent), { row: 1, col: 0 })
  assert.deepEqual(tabbed({ row: 1, col: 0 }, true, extent), { row: 0, col: 3 })
  assert.equal(tabbed({ row: 9, col: 3 }, false, extent), undefined)
})

test('an address says what a list shows, and reads back the same', () => {
  const state: ListState = {
    conditions: [
      { field: 'country', op: 'in', value: 'CN,DE' },
      { field: 'amount', op: 'gte', value: '5' },
      { field: 'amount', op: 'lt', value: '9' },
      { field: 'name', op: 'contains', value: 'a' },
      { field: 'name', op: 'contains', value: 'b' },
      { field: 'email', op: 'filled', value: '' },
    ],
    match: 'any',
    groups: [
      { match: 'any', conditions: [{ field: 'company.country', op: 'in', value: 'CN' }] },
      {
        match: 'any',
        conditions: [
          { field: 'stage', op: 'ne', value: 'x' },
          { field: 'city', op: 'empty', value: '' },
        ],
      },
      { match: 'all', conditions: [{ field: 'city', op: 'contains', value: 'a' }] },
    ],
    sort: [
      { field: 'amount', down: true },
      { field: 'name', down: false },
    ],
    q: 'acme',
    view: 'board',
    group: 'stage',
    saved: 'abc',
    settings: { limits: 'won:5' },
  }
  const address = writeState({ other: 'kept' }, state)
  assert.equal(address.other, 'kept')
  assert.deepEqual(readState(address), state)
  assert.deepEqual(readState(parseAddress('?filter[stage]=x&filter[amount][gte]=5&filter[a][b][c]=d&sort=-amount')), {
    conditions: [
      { field: 'stage', op: 'in', value: 'x' },
      { field: 'amount', op: 'gte', value: '5' },
    ],
    match: 'all',
    groups: [],
    sort: [{ field: 'amount', down: true }],
    q: '',
    view: '',
    group: '',
    saved: '',
    settings: {},
  })
})

test('a header sorts up, down and not at all; with Shift the other sorts stay', () => {
  const up = nextSort([], 'name', false)
  assert.deepEqual(up, [{ field: 'name', down: false }])
  const down = nextSort(up, 'name', false)
  assert.deepEqual(down, [{ field: 'name', down: true }])
  assert.deepEqual(nextSort(down, 'name', false), [])
  assert.deepEqual(nextSort(down, 'city', true), [
    { field: 'name', down: true },
    { field: 'city', down: false },
  ])
  assert.deepEqual(nextSort(down, 'city', false), [{ field: 'city', down: false }])
})

test('a filter becomes what the API understands', () => {
  const fields = [field('closesOn', 'date'), field('country', 'country')]
  const filter = filterOf(
    [
      { field: 'country', op: 'in', value: 'CN,DE' },
      { field: 'closesOn', op: 'next', value: '30' },
      { field: 'phone', op: 'filled', value: '' },
      { field: 'name', op: 'contains', value: ' ' },
    ],
    'all',
    fields,
    { today: '2026-03-14', firstDay: 1 },
  )
  assert.deepEqual(filter, {
    and: [
      { country: { in: ['CN', 'DE'] } },
      { closesOn: { gte: '2026-03-14', lte: '2026-04-13' } },
      { phone: { empty: false } },
    ],
  })
  assert.equal(filterOf([], 'all', fields, { today: '2026-03-14', firstDay: 1 }), undefined)
  assert.equal(addDays('2026-03-01', -1), '2026-02-28')
})

test('a day asked of a moment is the whole day where the reader is', () => {
  const filter = filterOf([{ field: 'dueAt', op: 'eq', value: '2026-03-14' }], 'any', [field('dueAt', 'dateTime')], {
    today: '2026-03-14',
    firstDay: 1,
  })
  const start = new Date('2026-03-14T00:00:00')
  assert.deepEqual(filter, {
    or: [{ dueAt: { gte: start.toISOString(), lt: new Date('2026-03-15T00:00:00').toISOString() } }],
  })
})

test('this week is the reader’s own, and stays a word in the address', () => {
  const sunday = { today: '2026-11-29', firstDay: 1 }
  const state = readState({ filter: { closesOn: { during: 'this-week' }, dueAt: { during: 'next-week' } } })
  const { conditions } = state
  assert.deepEqual(writeState({}, state), {
    filter: { closesOn: { during: 'this-week' }, dueAt: { during: 'next-week' } },
  })
  const fields = [field('closesOn', 'date'), field('dueAt', 'dateTime')]
  assert.deepEqual(filterOf(conditions.slice(0, 1), 'all', fields, sunday), {
    and: [{ closesOn: { gte: '2026-11-23', lte: '2026-11-29' } }],
  })
  const at = (day: string) => new Date(`${day}T00:00:00`).toISOString()
  assert.deepEqual(filterOf(conditions, 'all', fields, { ...sunday, firstDay: 0 }), {
    and: [
      { closesOn: { gte: '2026-11-29', lte: '2026-12-05' } },
      { dueAt: { gte: at('2026-12-06'), lt: at('2026-12-13') } },
    ],
  })
  assert.deepEqual(readState({ filter: { closesOn: { during: 'some-day' } } }).conditions, [])
})

test('every question that can be asked has its sentence in both languages', () => {
  const types: Field['type'][] = [
    'text',
    'money',
    'date',
    'dateTime',
    'choice',
    'multiChoice',
    'link',
    'user',
    'boolean',
    'linkAny',
    'links',
    'email',
  ]
  for (const type of types) {
    for (const op of operatorsOf({ type })) {
      const said = declaredMessages().get(sayingOf({ field: 'f', op, value: 'a,b' }, { type }))
      assert.ok(said?.[0].includes('{field}') && said[1].includes('{field}'), `${type} ${op}`)
    }
  }
})
