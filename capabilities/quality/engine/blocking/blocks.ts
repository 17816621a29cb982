import { stirred } from '#capabilities/quality/engine/batch/dictionary.ts'
import { bucketsFor, type KeyColumn } from '#capabilities/quality/engine/blocking/key-columns.ts'

/** A blocking rule: records that share a key of one type, or one key each of two types, stand in one block. */
export type Rule = { readonly name: string; readonly keys: readonly KeyColumn[]; readonly expected: number }

/** Blocks of records, each the records between two starts. */
export type Blocks = { readonly starts: Int32Array; readonly records: Int32Array }

const mostEntriesOfRecord = 12

/**
 * The blocks of a rule that hold two records or more. With `every`, only those of one key in so many, for a look at
 * how they are made up.
 */
export function blocksOf(rule: Rule, records: number, every = 1): Blocks {
  const buckets = bucketsFor(records)
  const counts = new Uint8Array(buckets)
  let hashes = new Uint32Array(records + 16)
  let owners = new Int32Array(records + 16)
  let entries = 0
  forEachEntry(rule, records, (hash, record) => {
    if (every > 1 && hash % every !== 0) return
    if (entries === hashes.length) {
      hashes = grown(hashes, new Uint32Array(entries * 2))
      owners = grown(owners, new Int32Array(entries * 2))
    }
    hashes[entries] = hash
    owners[entries++] = record
    const bucket = hash & (buckets - 1)
    if (counts[bucket]! < 2) counts[bucket]! += 1
  })
  // What is alone in its bucket need not be sorted.
  let size = 0
  for (let i = 0; i < entries; i++) {
    if (counts[hashes[i]! & (buckets - 1)]! < 2) continue
    hashes[size] = hashes[i]!
    owners[size++] = owners[i]!
  }
  return cut(sorted(hashes.slice(0, size), owners.slice(0, size)))
}

function grown<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

function forEachEntry({ keys: [left, right] }: Rule, records: number, visit: (hash: number, record: number) => void) {
  const { ids, set } = left!
  if (right === undefined) {
    for (let record = 0; record < records; record++) {
      const id = ids[record]!
      for (let i = set.starts[id]!; i < set.starts[id + 1]!; i++) visit(set.keys[i]!, record)
    }
    return
  }
  const isSame = left === right
  for (let record = 0; record < records; record++) {
    const [x, y] = [ids[record]!, right.ids[record]!]
    let visited = 0
    for (let i = set.starts[x]!; i < set.starts[x + 1]!; i++) {
      for (let j = right.set.starts[y]!; j < right.set.starts[y + 1]! && visited < mostEntriesOfRecord; j++) {
        const [one, two] = [set.keys[i]!, right.set.keys[j]!]
        if (isSame && one >= two) continue
        visit(stirred(Math.imul(one, 0x9e3779b1) ^ two), record)
        visited += 1
      }
    }
  }
}

type Entries = { readonly hashes: Uint32Array; readonly owners: Int32Array }

const digitBits = 11

/** Sorts by hash, least significant digits first (radix sort): records of one hash stay in ascending order. */
function sorted(hashes: Uint32Array, owners: Int32Array): Entries {
  let from: Entries = { hashes, owners }
  let to: Entries = { hashes: new Uint32Array(hashes.length), owners: new Int32Array(hashes.length) }
  const places = new Int32Array(2 ** digitBits)
  for (let shift = 0; shift < 32; shift += digitBits) {
    places.fill(0)
    for (const hash of from.hashes) places[(hash >>> shift) & (2 ** digitBits - 1)]! += 1
    let sum = 0
    for (let digit = 0; digit < places.length; digit++) {
      const count = places[digit]!
      places[digit] = sum
      sum += count
    }
    for (let i = 0; i < from.hashes.length; i++) {
      const hash = from.hashes[i]!
      const digit = (hash >>> shift) & (2 ** digitBits - 1)
      const place = places[digit]!
      places[digit] = place + 1
      to.hashes[place] = hash
      to.owners[place] = from.owners[i]!
    }
    const spare = from
    from = to
    to = spare
  }
  return from
}

function cut({ hashes, owners }: Entries): Blocks {
  const starts = new Int32Array(hashes.length + 1)
  let blocks = 0
  for (let i = 0; i < hashes.length; i++) if (i === 0 || hashes[i] !== hashes[i - 1]) starts[blocks++] = i
  starts[blocks] = hashes.length
  return { starts: starts.subarray(0, blocks + 1), records: owners }
}
