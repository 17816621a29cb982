import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { extended, firstOnly, knownPages, wantedPages, wayTo } from '#web/records/list/cursors.ts'
import type { Paged, CrmRecord } from '#web/types.ts'

const page = (next: string | null, at?: string): Paged<CrmRecord> => ({ items: [], next, ...(at ? { at } : {}) })

describe('the pages of a list', () => {
  it('a window touches some of them, and always the first', () => {
    assert.deepEqual(wantedPages({ first: 0, last: 99 }, 1000), [0])
    assert.deepEqual(wantedPages({ first: 500_000, last: 500_199 }, 1_000_000), [0, 5000, 5001])
    assert.deepEqual(wantedPages({ first: 900, last: 1199 }, 950), [0, 9])
    assert.deepEqual(wantedPages({ first: 0, last: 99 }, 0), [0])
  })

  it('the way to one is the shortest: forth, back, or from the end', () => {
    const cursors = new Map([
      [0, null],
      [40, 'c40'],
      [41, 'c41'],
    ])
    assert.deepEqual(wayTo(cursors, 41), { after: 'c41', skip: 0 })
    assert.deepEqual(wayTo(cursors, 43), { after: 'c41', skip: 200 })
    assert.deepEqual(wayTo(cursors, 39), { after: 'c40', skip: 0, back: true })
    assert.deepEqual(wayTo(cursors, 2), { after: null, skip: 200 })
    assert.deepEqual(wayTo(cursors, 9998, 1_000_000), { after: null, skip: 100, back: true })
    assert.deepEqual(wayTo(cursors, 9999, 999_950), { after: null, skip: 0, back: true, limit: 50 })
    assert.deepEqual(wayTo(cursors, 9000), { after: 'c41', skip: 895_900 })
  })

  it('each brings cursors; nothing new leaves them as they are', () => {
    const two = extended(firstOnly, [[0, page('a')]])
    assert.deepEqual([...two], [[0, null], [1, 'a']]) // prettier-ignore
    assert.equal(extended(two, [[0, page('a')]]), two)
    const far = extended(two, [[50, page('f', 'e')]])
    assert.deepEqual([far.get(50), far.get(51), knownPages(far)], ['e', 'f', 52])
    // What the page before says counts; behind the last there is none.
    assert.equal(extended(far, [[49, page('x', 'd')]]).get(50), 'x')
    assert.equal(knownPages(extended(far, [[1, page(null)]])), 2)
  })
})
