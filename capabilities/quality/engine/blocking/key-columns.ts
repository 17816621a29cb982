import type { Group } from '#capabilities/quality/engine/batch/group.ts'
import type { FieldValues, KeySet } from '#capabilities/quality/engine/batch/values.ts'

/** One type of key of one group of columns: which keys each record stands under. */
export type KeyColumn = {
  readonly name: string
  readonly group: number
  readonly ids: Int32Array
  readonly set: KeySet
}

export function keyColumns(groups: readonly Group[], values: readonly (readonly FieldValues[])[]): KeyColumn[] {
  return groups.flatMap((group, at) =>
    group.fields.flatMap((field, k) =>
      values[at]![k]!.keySets.map((set) => ({
        name: `${field.name}:${set.type}`,
        group: at,
        ids: group.ids,
        set,
      })),
    ),
  )
}

/**
 * Of the keys of a set: `agree` is Σ c² / n², counted in buckets of hashed keys, where what falls together by chance is
 * taken off again; `lonely` is 1 for a key that one record has alone, and that brings no pair therefore.
 */
export function keysCounted(set: Pick<KeySet, 'starts' | 'keys'>, uses: Int32Array, records: number) {
  const { starts, keys } = set
  const buckets = bucketsFor(records)
  const counts = new Int32Array(buckets)
  let entries = 0
  for (let id = 0; id < uses.length; id++) {
    const used = uses[id]!
    for (let i = starts[id]!; i < starts[id + 1]!; i++) {
      counts[keys[i]! & (buckets - 1)]! += used
      entries += used
    }
  }
  const lonely = new Uint8Array(new SharedArrayBuffer(keys.length))
  for (let i = 0; i < keys.length; i++) lonely[i] = counts[keys[i]! & (buckets - 1)]! < 2 ? 1 : 0
  let same = 0
  for (let i = 0; i < buckets; i++) same += counts[i]! * counts[i]!
  return { lonely, agree: Math.max(entries, same - (entries * entries) / buckets) / records ** 2 }
}

/** A power of two, some four times as many as there are records. */
export function bucketsFor(records: number): number {
  return 2 ** Math.min(26, Math.max(10, Math.ceil(Math.log2(records * 4))))
}

/** How many keys two records share, as bits: 1 for one, 3 for two and more. */
export function sharedKeys({ ids, set: { starts, keys } }: KeyColumn, a: number, b: number): number {
  const [x, y] = [ids[a]!, ids[b]!]
  let shared = 0
  for (let i = starts[x]!; i < starts[x + 1]!; i++) {
    for (let j = starts[y]!; j < starts[y + 1]!; j++) if (keys[i] === keys[j]) shared += 1
  }
  return shared > 1 ? 3 : shared
}
