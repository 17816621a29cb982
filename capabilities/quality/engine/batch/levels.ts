import type { Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'
import type { Group } from '#capabilities/quality/engine/batch/group.ts'
import { featureReader, type FieldValues } from '#capabilities/quality/engine/batch/values.ts'
import type { Field } from '#capabilities/quality/engine/kinds/fields.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import type { Vocabulary } from '#capabilities/quality/engine/kinds/words.ts'
import { kindOf } from '#capabilities/quality/engine/match/features.ts'
import { sketchOf } from '#capabilities/quality/engine/sketch/sketch-of.ts'
import { untold } from '#capabilities/quality/engine/sketch/sketch.ts'

export type Comparing = {
  readonly group: Group
  /** Of each field, what the first reading told. */
  readonly told: readonly Told[]
  readonly vocabulary: Vocabulary | null
  readonly learned: Readings
  readonly pairs: Pairs
}

/** How alike pairs are in one field. */
export type Likeness = {
  /** The level plus one; 0 where one side says nothing. */
  readonly levels: Uint8Array
  /** Which of the field's `logShares` the commoner of the two values has, where the level lets it count. */
  readonly commoner: Uint16Array
}

type Told = Pick<FieldValues, 'sketches' | 'texts' | 'shares' | 'logShares'>

/**
 * What is read is kept for the next pair, but no more than this: memory does not grow with the table. Of a group where
 * nearly every record says something else, little comes again, and what is kept only makes work for the collector.
 */
const mostKept = 2 ** 14
const fewKept = 2 ** 8
const manyValues = 2 ** 17

/**
 * How alike the pairs are in each field of a group. The same cells are the same without being read, and of most
 * others their sketches tell it.
 */
export function compareValues({ group, told, vocabulary, learned, pairs }: Comparing): Likeness[] {
  const { ids, size } = group
  const count = pairs.a.length
  const fields = group.fields.map((field, k) => ({
    ...told[k]!,
    kind: kindOf(field),
    counts: kindOf(field).rarity.map((part) => part !== 0),
    toldOf: teller(field, told[k]!),
    levels: new Uint8Array(new SharedArrayBuffer(count)),
    commoner: new Uint16Array(new SharedArrayBuffer(count * 2)),
  }))
  const featureOf = keeping(featureReader(group, learned, vocabulary), size)
  for (let i = 0; i < count; i++) {
    const x = ids[pairs.a[i]!]!
    const y = ids[pairs.b[i]!]!
    for (const { kind, counts, toldOf, levels, commoner, shares, logShares } of fields) {
      const [left, right] = [shares[x]!, shares[y]!]
      if (left === 0 || right === 0) continue
      const found = x === y ? kind.levels.length - 1 : toldOf(x, y)
      const level = found === untold ? (kind.compare(featureOf(x), featureOf(y)) ?? -1) : found
      levels[i] = level + 1
      if (level < 0 || !counts[level]) continue
      commoner[i] = logShares[left]! > logShares[right]! ? left : right
    }
  }
  return fields.map(({ levels, commoner }) => ({ levels, commoner }))
}

/** The level of two values as far as their sketches tell it. */
function teller(field: Field, { sketches, texts }: Told): (x: number, y: number) => number {
  const sketch = sketchOf(field)
  if (sketch === null || sketches === null) return () => untold
  if (texts === null || sketch.ofOneText === undefined) return (x, y) => sketch.level(sketches, x, y)
  return (x, y) => (texts[x] === texts[y] ? sketch.ofOneText!(sketches, x, y) : sketch.level(sketches, x, y))
}

function keeping(read: (id: number) => unknown, size: number): (id: number) => unknown {
  const room = size > manyValues ? fewKept : 2 ** Math.ceil(Math.log2(Math.max(1, Math.min(size, mostKept))))
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
