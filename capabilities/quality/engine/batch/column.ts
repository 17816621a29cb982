import {
  makeInterner,
  rearrange,
  stirred,
  textsOf,
  type Dictionary,
} from '#capabilities/quality/engine/batch/dictionary.ts'
import { sortedByHash } from '#capabilities/quality/engine/blocking/blocks.ts'
import { orderOf, type DateOrder } from '#capabilities/quality/engine/kinds/dates.ts'
import { known } from '#capabilities/quality/engine/match/profile.ts'

/** One column of all records: `ids[record]` is its text in the dictionary. */
export type Column = {
  readonly name: string
  readonly ids: Int32Array
  readonly dictionary: Dictionary
  readonly filled: number
  /** Some distinct values, the same ones whatever the order of the records: enough to tell what the column holds. */
  readonly sample: readonly string[]
  readonly order: DateOrder
}

const samples = 3000

/**
 * Takes in one column, cell by cell. What each cell says is mixed into the record's fingerprint, which all columns
 * share: it is what puts the records in an order of their own.
 */
export function makeColumn(name: string, place: number, at: { records: number; prints: Uint32Array }) {
  const ids = new Int32Array(new SharedArrayBuffer(at.records * 4))
  const interner = makeInterner()
  let record = 0
  let filled = 0
  const add = (cell: string) => {
    const text = known(cell)
    if (text !== '') filled += 1
    ids[record++] = interner.idOf(text)
  }
  return {
    add,
    /** The same of a cell in UTF-8, between two places. */
    addBytes(bytes: Uint8Array, start: number, stop: number): void {
      let [from, to] = [start, stop]
      while (from < to && isBlank(bytes[from]!)) from += 1
      while (from < to && isBlank(bytes[to - 1]!)) to -= 1
      if (from < to && isPlain(bytes, from, to)) {
        filled += 1
        ids[record++] = interner.idOfBytes(bytes, from, to)
      } else add(from === to ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, stop).toString('utf8', start))
    },
    done(): Column {
      const dictionary = interner.done()
      const hashes = interner.hashes()
      print(ids, hashes, { place, prints: at.prints })
      const sample = sampleOf(dictionary, hashes)
      return { name, ids, dictionary, filled, sample, order: orderOf(sample) }
    },
  }
}

/** What the words begin with that say nothing is known, see `known`. */
const firstOfEmpty = new Set(Buffer.from('-nNuU'))

function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13)
}

/** Whether bytes are ASCII and no word that says nothing: they are the text as it is known. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 8 && firstOfEmpty.has(bytes[from]!)) return false
  for (let i = from; i < to; i++) if (bytes[i]! > 127) return false
  return true
}

function print(ids: Int32Array, hashes: Uint32Array, at: { place: number; prints: Uint32Array }): void {
  const salt = stirred(at.place + 1)
  for (let record = 0; record < ids.length; record++) {
    const id = ids[record]!
    // Several threads take in columns at once; "exclusive or" does not mind their order.
    Atomics.xor(at.prints, record * 2, stirred(hashes[id * 2]! ^ salt))
    Atomics.xor(at.prints, record * 2 + 1, stirred(hashes[id * 2 + 1]! ^ salt))
  }
}

function sampleOf(dictionary: Dictionary, hashes: Uint32Array): string[] {
  const { size } = dictionary
  const read = textsOf(dictionary)
  const limit = size <= samples ? 2 ** 32 : Math.ceil((samples / size) * 2 ** 32)
  const out: string[] = []
  for (let id = 0; id < size; id++) if (hashes[id * 2 + 1]! < limit) out.push(read(id))
  return out.filter((text) => text !== '').toSorted()
}

/** Records in the order of what they say, in shared memory; of those that say exactly the same, `tie` decides. */
export function contentOrder(prints: Uint32Array, tie: (x: number, y: number) => number): Int32Array {
  const records = prints.length / 2
  const firsts = new Uint32Array(records)
  const numbers = new Int32Array(records)
  for (let i = 0; i < records; i++) {
    firsts[i] = prints[i * 2]!
    numbers[i] = i
  }
  const { hashes, owners } = sortedByHash(firsts, numbers)
  const order = new Int32Array(new SharedArrayBuffer(records * 4))
  order.set(owners)
  const byRest = (x: number, y: number) => (prints[x * 2 + 1]! >>> 11) - (prints[y * 2 + 1]! >>> 11) || tie(x, y)
  for (let from = 0; from < records;) {
    let to = from + 1
    while (to < records && hashes[to] === hashes[from]) to += 1
    if (to - from > 1) order.subarray(from, to).sort(byRest)
    from = to
  }
  return order
}

/**
 * Puts the records of a column in another order and its texts in the order in which those records say them, where
 * they lie. Whoever goes through the records then finds what belongs to them side by side, which is several times as
 * fast as a jump through memory for each.
 */
export function arrangeColumn({ ids, dictionary }: Arranged, order: Int32Array): void {
  const numbers = new Int32Array(dictionary.size).fill(-1)
  const olds = new Int32Array(dictionary.size)
  const out = new Int32Array(ids.length)
  let next = 0
  for (let i = 0; i < order.length; i++) {
    const old = ids[order[i]!]!
    if (numbers[old]! < 0) {
      olds[next] = old
      numbers[old] = next++
    }
    out[i] = numbers[old]!
  }
  ids.set(out)
  rearrange(dictionary, olds)
}

export type Arranged = Pick<Column, 'ids' | 'dictionary'>
