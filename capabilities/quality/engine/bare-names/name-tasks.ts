import { cellsOf, type Group } from '#capabilities/quality/engine/batch/group.ts'
import { textHash } from '#capabilities/quality/engine/batch/dictionary.ts'
import { numbers } from '#capabilities/quality/engine/batch/numbers.ts'
import { keysOf } from '#capabilities/quality/engine/bare-names/candidates.ts'
import { compareBareNames } from '#capabilities/quality/engine/bare-names/compare.ts'
import { bitsOf, nameIn, sortOf } from '#capabilities/quality/engine/bare-names/group-names.ts'
import { readBareName, type BareName } from '#capabilities/quality/engine/bare-names/read.ts'
import type { Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'

/** Some of the different names of a group. */
export type NameRange = { readonly group: Group; readonly from: number; readonly to: number }

/** The keys of names, hashed: those of the name at a place lie between its start and the next. */
export type NameKeys = { readonly starts: Int32Array; readonly keys: Uint32Array }

/** The keys under which the names of a range stand, none for one without a word. */
export function keysOfNames({ group, from, to }: NameRange): NameKeys {
  const read = nameReader(group)
  const keys = numbers()
  const starts = new Int32Array(new SharedArrayBuffer((to - from + 1) * 4))
  for (let id = from; id < to; id++) {
    const name = read(id)
    if (name.words.length > 0) for (const key of keysOf(name)) keys.add(textHash(key))
    starts[id - from + 1] = keys.size()
  }
  return { starts, keys: keys.done() }
}

const mostKept = 2 ** 14

/** What each pair of names weighs, in bits. What was read is kept for the next pair, but no more than so many. */
export function weighNames({ group, pairs }: { readonly group: Group; readonly pairs: Pairs }): Float64Array {
  const read = nameReader(group)
  const owners = new Int32Array(mostKept).fill(-1)
  const kept: BareName[] = []
  const nameOf = (id: number): BareName => {
    const slot = id & (mostKept - 1)
    if (owners[slot] !== id) {
      kept[slot] = read(id)
      owners[slot] = id
    }
    return kept[slot]!
  }
  const weights = new Float64Array(new SharedArrayBuffer(pairs.a.length * 8))
  for (let i = 0; i < weights.length; i++)
    weights[i] = bitsOf(compareBareNames(nameOf(pairs.a[i]!), nameOf(pairs.b[i]!)))
  return weights
}

function nameReader(group: Group): (id: number) => BareName {
  const { fields } = group
  const cells = cellsOf(group)
  const { columns } = fields[0]!
  return (id) => {
    const own = cells(id)
    return readBareName(
      nameIn(fields, (column) => own[columns.indexOf(column)] ?? ''),
      sortOf(fields),
    )
  }
}
