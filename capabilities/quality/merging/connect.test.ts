import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect, keyOf, type Edge } from '#capabilities/quality/merging/connect.ts'

const edge = (left: string, right: string, weight: number): Edge => ({
  id: `${left}${right}`,
  left,
  right,
  weight,
  probability: weight / 10,
})
const members = (edges: readonly Edge[], never: readonly string[] = []) =>
  connect(edges, new Set(never)).map((group) => group.members.toSorted().join(''))

test('three copies are one group, named by its surest pair and as sure as its weakest link', () => {
  const [group] = connect([edge('a', 'b', 5), edge('b', 'c', 9), edge('a', 'c', 2)], new Set())
  assert.deepEqual(group?.members.toSorted(), ['a', 'b', 'c'])
  assert.equal(group?.edges[0]?.id, 'bc')
  assert.deepEqual(group?.holding, [0.9, 0.5], 'the third pair is not needed to hold them together')
})

test('records that somebody said are different are never in one group, whatever links them', () => {
  const edges = [edge('a', 'b', 9), edge('b', 'c', 8), edge('c', 'd', 7)]
  assert.deepEqual(members(edges, [keyOf('a', 'c')]), ['ab', 'bc', 'cd'])
  assert.deepEqual(members(edges, [keyOf('a', 'd')]), ['abc', 'cd'])
  assert.deepEqual(members(edges, [keyOf('b', 'a')]), ['bcd'])
})

test('the order of the pairs does not matter', () => {
  const edges = [edge('a', 'b', 3), edge('c', 'd', 4), edge('b', 'c', 1), edge('e', 'f', 9)]
  assert.deepEqual(members(edges), members(edges.toReversed()))
  assert.deepEqual(members(edges), ['ef', 'abcd'])
})
