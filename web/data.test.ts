import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { listKey, patchRecord, queryClient, recordKey } from '#web/data.ts'

const row = (id: string, name: string) => ({ id, rev: 1, createdAt: '', updatedAt: '', name })

suite('a change shown before the server has answered', () => {
  afterEach(() => queryClient.clear())

  test('appears on the record, in lists and in lists read page by page', () => {
    queryClient.setQueryData([...recordKey('test', 'a'), []], row('a', 'old'))
    queryClient.setQueryData(listKey('test', { sort: 'name' }), {
      items: [row('a', 'old'), row('b', 'other')],
      next: null,
    })
    queryClient.setQueryData(listKey('test', { pages: true }), {
      pages: [{ items: [row('b', 'other')] }, { items: [row('a', 'old')] }],
    })

    patchRecord('test', 'a', { name: 'new' })

    const names = JSON.stringify(queryClient.getQueriesData({ queryKey: ['list', 'test'] }).map(([, data]) => data))
    assert.ok(!names.includes('old') && names.includes('new') && names.includes('other'), names)
    assert.equal(queryClient.getQueryData<{ name: string }>([...recordKey('test', 'a'), []])?.name, 'new')
  })

  test('is taken back whole', () => {
    queryClient.setQueryData(listKey('test', {}), { items: [row('a', 'old')], next: null })
    const before = structuredClone(queryClient.getQueryData(listKey('test', {})))
    patchRecord('test', 'a', { name: 'new' })()
    assert.deepEqual(queryClient.getQueryData(listKey('test', {})), before)
  })

  test('leaves other records and other objects alone', () => {
    queryClient.setQueryData(listKey('other', {}), { items: [row('a', 'old')], next: null })
    patchRecord('test', 'a', { name: 'new' })
    assert.deepEqual(
      queryClient.getQueryData<{ items: { name: string }[] }>(listKey('other', {}))?.items[0]?.name,
      'old',
    )
  })
})
