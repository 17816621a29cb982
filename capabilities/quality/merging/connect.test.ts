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

const clique = (names: string, weight: number) =>
  [...names].flatMap((a, i) => [...names].slice(i + 1).map((b, j) => edge(a, b, weight - i / 10 - j / 100)))

test('records that somebody said are different are never in one group, whatever links them', () => {
  assert.deepEqual(members(clique('abc', 9)), ['abc'])
  assert.deepEqual(members(clique('abc', 9), [keyOf('a', 'c')]), ['ab', 'bc'])
  assert.deepEqual(members([edge('a', 'b', 9)], [keyOf('b', 'a')]), [])
})

test('one pair does not join two groups that have nothing else in common', () => {
  assert.deepEqual(members([...clique('abc', 9), ...clique('xyz', 8), edge('c', 'x', 5)]), ['abc', 'xyz', 'cx'])
  assert.deepEqual(members([edge('a', 'b', 9), edge('b', 'c', 5)]), ['ab', 'bc'], 'a and c are not alike')
})

test('the order of the pairs does not matter', () => {
  const edges = [...clique('abcd', 7), edge('e', 'f', 9), edge('d', 'e', 2)]
  assert.deepEqual(members(edges), members(edges.toReversed()))
  assert.deepEqual(members(edges), ['ef', 'abcd', 'de'])
})
