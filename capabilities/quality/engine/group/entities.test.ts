import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nameGroups } from '#capabilities/quality/engine/group/entities.ts'

const counter = () => {
  let last = 0
  return () => `new${(last += 1)}`
}

test('a group keeps its name when a record joins it', () => {
  const { ids, events } = nameGroups([['a', 'b', 'c']], new Map([['a', 'x'], ['b', 'x']]), counter()) // prettier-ignore
  assert.deepEqual([...ids.values()], ['x', 'x', 'x'])
  assert.deepEqual(events, { joined: [], split: [] })
})

test('of two groups that become one, the larger gives the name, and the joining is told', () => {
  const before = new Map(['a', 'b', 'c'].map((id) => [id, 'x']).concat(['d', 'e'].map((id) => [id, 'w'])) as [string, string][]) // prettier-ignore
  const { ids, events } = nameGroups([['a', 'b', 'c', 'd', 'e']], before, counter())
  assert.deepEqual(new Set(ids.values()), new Set(['x']))
  assert.deepEqual(events, { joined: [{ from: 'w', into: 'x' }], split: [] })
})

test('of a group that falls apart, the larger part keeps the name, and the splitting is told', () => {
  const before = new Map(['a', 'b', 'c', 'd', 'e'].map((id) => [id, 'x']))
  const { ids, events } = nameGroups([['a', 'b'], ['c', 'd', 'e']], before, counter()) // prettier-ignore
  assert.equal(ids.get('c'), 'x')
  assert.equal(ids.get('a'), 'new1')
  assert.deepEqual(events, { joined: [], split: [{ from: 'x', to: 'new1' }] })
})

test('whatever joins and splits, each group has one name, no two have the same, and what did not change keeps its own', () => {
  const labels = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 24 })
  const groupsOf = (list: readonly number[]) => {
    const groups = new Map<number, string[]>()
    list.forEach((label, i) => groups.set(label, [...(groups.get(label) ?? []), `r${i}`]))
    return [...groups.values()]
  }
  fc.assert(
    fc.property(labels, labels, (first, second) => {
      const newId = counter()
      const before = nameGroups(groupsOf(first), new Map(), newId).ids
      const groups = groupsOf(second)
      const after = nameGroups(groups, before, newId).ids
      const names = groups.map((members) => new Set(members.map((member) => after.get(member))))
      assert.ok(names.every((set) => set.size === 1))
      assert.equal(new Set(names.map((set) => [...set][0])).size, groups.length)
      assert.deepEqual(nameGroups(groups, after, newId).ids, after)
    }),
  )
})
