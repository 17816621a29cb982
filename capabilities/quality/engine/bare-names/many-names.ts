import type { Weighed } from '#capabilities/quality/engine/batch/group-records.ts'
import { groupWeighed } from '#capabilities/quality/engine/batch/group-records.ts'
import { withDecided } from '#capabilities/quality/engine/batch/decided-pairs.ts'
import type { Group } from '#capabilities/quality/engine/batch/group.ts'
import type { Run } from '#capabilities/quality/engine/batch/tasks.ts'
import { bitsOf } from '#capabilities/quality/engine/bare-names/group-names.ts'
import type { NameKeys } from '#capabilities/quality/engine/bare-names/name-tasks.ts'
import { pairsOf, type Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'
import { keysCounted, type KeyColumn } from '#capabilities/quality/engine/blocking/key-columns.ts'
import { decidedOf, type Decided } from '#capabilities/quality/engine/group/verdicts.ts'

/** Pairs compared at most, a name; of a short list, more. */
const pairsPerName = 16
const leastPairs = 300_000
/** Names that a thread reads, and pairs that it weighs, at a time: memory does not grow with the list. */
const namesAtATime = 100_000
const pairsAtATime = 500_000

export type ManyNames = { readonly group: Group; readonly decided: Decided; readonly cut: number }

/**
 * `groupNames` for lists of a million names and more: what is written the same is one name, read once for its keys;
 * names that share a key are compared, the rarest keys first, as far as can be afforded. Returns, for each record, a
 * record of its group, and the pairs that make the groups: of records that say the same, each with the first.
 */
export async function groupManyNames({ group, decided, cut }: ManyNames, run: Run) {
  const { ids, size } = group
  const { starts, keys } = await keysOfAll(group, run)
  const candidates = await pairsOfKeys({ starts, keys }, size, run)
  const weigh = (pairs: Pairs) => weightsOf(group, pairs, run)
  const weighed = above({ pairs: candidates, weights: await weigh(candidates) }, cut)
  const others = decided.pairs.filter(({ a, b }) => ids[a] !== ids[b])
  const judged = decidedOf(
    others.map(({ a, b, same }) => ({ a: ids[a]!, b: ids[b]!, same })),
    size,
  )
  const found = withDecided(weighed, judged)
  const labels = await groupWeighed(found, { records: size, cut, weigh, decided: judged })
  const isSilent = (name: number) => starts[name] === starts[name + 1]
  const records = { ids, size, isSilent }
  return {
    labels: labelsOfRecords(labels, records, decided),
    weighed: pairsOfRecords(found, records),
    compared: candidates.a.length,
  }
}

async function keysOfAll(group: Group, run: Run): Promise<NameKeys> {
  const froms: number[] = []
  for (let from = 0; from < group.size; from += namesAtATime) froms.push(from)
  const parts = await Promise.all(
    froms.map((from) => run({ kind: 'name keys', group, from, to: Math.min(group.size, from + namesAtATime) })),
  )
  const starts = new Int32Array(new SharedArrayBuffer((group.size + 1) * 4))
  const keys = new Uint32Array(new SharedArrayBuffer(parts.reduce((sum, part) => sum + part.keys.length, 0) * 4))
  let end = 0
  for (const [i, part] of parts.entries()) {
    for (let at = 1; at < part.starts.length; at++) starts[froms[i]! + at] = end + part.starts[at]!
    keys.set(part.keys, end)
    end += part.keys.length
  }
  return { starts, keys }
}

async function pairsOfKeys({ starts, keys }: NameKeys, size: number, run: Run): Promise<Pairs> {
  const ids = new Int32Array(new SharedArrayBuffer(size * 4))
  for (let id = 0; id < size; id++) ids[id] = id
  const set = { type: 'name', starts, keys, ...keysCounted({ starts, keys }, new Int32Array(size).fill(1), size) }
  const column: KeyColumn = { name: 'name', group: 0, ids, set }
  const most = Math.max(leastPairs, pairsPerName * size)
  const codes = await run({
    kind: 'pairs',
    rule: { name: 'name', keys: [column], expected: most },
    records: size,
    most,
  })
  return pairsOf(codes, size)
}

async function weightsOf(group: Group, pairs: Pairs, run: Run): Promise<Float64Array> {
  const weights = new Float64Array(pairs.a.length)
  const parts: Promise<void>[] = []
  for (let from = 0; from < weights.length; from += pairsAtATime) {
    const to = from + pairsAtATime
    const part = { a: pairs.a.subarray(from, to), b: pairs.b.subarray(from, to) }
    parts.push(run({ kind: 'name pairs', group, pairs: part }).then((found) => weights.set(found, from)))
  }
  await Promise.all(parts)
  return weights
}

function above({ pairs, weights }: Weighed, cut: number): Weighed {
  const isAbove = (_: number, i: number) => weights[i]! >= cut
  return {
    pairs: { a: Int32Array.from(pairs.a).filter(isAbove), b: Int32Array.from(pairs.b).filter(isAbove) },
    weights: weights.filter(isAbove),
  }
}

/** The name of each record, how many names there are, and which of them say nothing. */
type Records = {
  readonly ids: Int32Array
  readonly size: number
  readonly isSilent: (name: number) => boolean
}

function firstRecords({ ids, size }: Records): Int32Array {
  const firsts = new Int32Array(size).fill(-1)
  for (let record = ids.length - 1; record >= 0; record--) firsts[ids[record]!] = record
  return firsts
}

function labelsOfRecords(labels: Int32Array, records: Records, decided: Decided): Int32Array {
  const firsts = firstRecords(records)
  const out = records.ids.map((name, record) => (records.isSilent(name) ? record : firsts[labels[name]!]!))
  // Two that are written the same and still were said to be two: the second stands alone.
  for (const { a, b, same } of decided.pairs) if (!same && out[a] === out[b]) out[b] = b
  return out
}

function pairsOfRecords({ pairs, weights }: Weighed, records: Records): Weighed {
  const { ids, isSilent } = records
  const firsts = firstRecords(records)
  const found: { a: number; b: number; weight: number }[] = []
  for (let record = 0; record < ids.length; record++) {
    const first = firsts[ids[record]!]!
    if (first !== record && !isSilent(ids[record]!)) found.push({ a: first, b: record, weight: bitsOf(1) })
  }
  for (let i = 0; i < weights.length; i++) {
    const [x, y] = [firsts[pairs.a[i]!]!, firsts[pairs.b[i]!]!]
    found.push({ a: Math.min(x, y), b: Math.max(x, y), weight: weights[i]! })
  }
  found.sort((x, y) => x.a - y.a || x.b - y.b)
  return {
    pairs: { a: Int32Array.from(found, ({ a }) => a), b: Int32Array.from(found, ({ b }) => b) },
    weights: Float64Array.from(found, ({ weight }) => weight),
  }
}
