import type { Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'
import type { Group } from '#capabilities/quality/engine/batch/group.ts'
import { featureReader } from '#capabilities/quality/engine/batch/values.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import type { Vocabulary } from '#capabilities/quality/engine/kinds/words.ts'
import { kindOf } from '#capabilities/quality/engine/match/features.ts'

export type Comparing = {
  readonly group: Group
  readonly silent: readonly Uint8Array[]
  readonly vocabulary: Vocabulary | null
  readonly learned: Readings
  readonly pairs: Pairs
}

/** What is read is kept for the next pair, but no more than this: memory does not grow with the table. */
const mostKept = 2 ** 14

/**
 * The level of likeness of each pair in each field of a group, plus one: 0 where one side says nothing. The same
 * cells are the same without being read.
 */
export function compareValues({ group, silent, vocabulary, learned, pairs }: Comparing): Uint8Array[] {
  const { fields, ids, size } = group
  const kindsOfFields = fields.map(kindOf)
  const out = fields.map(() => new Uint8Array(new SharedArrayBuffer(pairs.a.length)))
  const featureOf = keeping(featureReader(group, learned, vocabulary), size)
  for (let i = 0; i < pairs.a.length; i++) {
    const x = ids[pairs.a[i]!]!
    const y = ids[pairs.b[i]!]!
    for (let k = 0; k < fields.length; k++) {
      if (silent[k]![x] === 1 || silent[k]![y] === 1) continue
      const kind = kindsOfFields[k]!
      out[k]![i] = x === y ? kind.levels.length : (kind.compare(featureOf(x), featureOf(y)) ?? -1) + 1
    }
  }
  return out
}

function keeping(read: (id: number) => unknown, size: number): (id: number) => unknown {
  const room = 2 ** Math.ceil(Math.log2(Math.max(1, Math.min(size, mostKept))))
  const owners = new Int32Array(room).fill(-1)
  const features: unknown[] = Array.from({ length: room }, () => null)
  return (id) => {
    const slot = id & (room - 1)
    if (owners[slot] !== id) {
      features[slot] = read(id)
      owners[slot] = id
    }
    return features[slot]
  }
}
