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
  let all = { hashes: new Uint32Array((records >> 1) + pieceSize), owners: new Int32Array((records >> 1) + pieceSize) }
  let entries = 0
  forEachPiece(rule, records, ({ hashes, owners, size }) => {
    if (entries + size > all.hashes.length) all = resized(all, Math.ceil(all.hashes.length * 1.5) + size)
    for (let i = 0; i < size; i++) {
      const hash = hashes[i]!
      if (every > 1 && hash % every !== 0) continue
      all.hashes[entries] = hash
      all.owners[entries++] = owners[i]!
      const bucket = hash & (buckets - 1)
      if (counts[bucket]! < 2) counts[bucket]! += 1
    }
  })
  // What is alone in its bucket need not be sorted.
  const { hashes, owners } = all
  let size = 0
  for (let i = 0; i < entries; i++) {
    if (counts[hashes[i]! & (buckets - 1)]! < 2) continue
    hashes[size] = hashes[i]!
    owners[size++] = owners[i]!
  }
  return cut(sortedByHash(hashes.slice(0, size), owners.slice(0, size)))
}

function resized({ hashes, owners }: Entries, room: number) {
  const to = { hashes: new Uint32Array(room), owners: new Int32Array(room) }
  to.hashes.set(hashes)
  to.owners.set(owners)
  return to
}

/** Some keys under which records stand, and the records. */
type Piece = Entries & { size: number }

const pieceSize = 2 ** 14

/** The keys of all records but those that one record has alone, a piece at a time. */
function forEachPiece({ keys: [left, right] }: Rule, records: number, take: (piece: Piece) => void): void {
  const room = pieceSize + mostEntriesOfRecord
  const piece: Piece = { hashes: new Uint32Array(room), owners: new Int32Array(room), size: 0 }
  const add =
    right === undefined
      ? singleKeys(left!, piece)
      : left === right
        ? ownPairs(left!, piece)
        : keyPairs(left!, right, piece)
  for (let record = 0; record < records; record++) {
    add(record)
    if (piece.size < pieceSize && record + 1 < records) continue
    take(piece)
    piece.size = 0
  }
}

function singleKeys({ ids, set: { starts, keys, lonely } }: KeyColumn, piece: Piece): (record: number) => void {
  const { hashes, owners } = piece
  return (record) => {
    const id = ids[record]!
    const end = starts[id + 1]!
    for (let i = starts[id]!; i < end; i++) {
      if (lonely[i] === 1) continue
      hashes[piece.size] = keys[i]!
      owners[piece.size++] = record
    }
  }
}

/** A key of each of two types. Those left out because they are lonely count for the most a record may have. */
function keyPairs(left: KeyColumn, right: KeyColumn, piece: Piece): (record: number) => void {
  const { ids, set } = left
  const { starts, keys, lonely } = set
  const { ids: otherIds, set: others } = right
  const { starts: otherStarts, keys: otherKeys, lonely: otherLonely } = others
  const { hashes, owners } = piece
  return (record) => {
    const [x, y] = [ids[record]!, otherIds[record]!]
    const [end, from, to] = [starts[x + 1]!, otherStarts[y]!, otherStarts[y + 1]!]
    let visited = 0
    for (let i = starts[x]!; i < end && visited < mostEntriesOfRecord; i++) {
      if (lonely[i] === 1) {
        visited += to - from
        continue
      }
      const mixed = Math.imul(keys[i]!, 0x9e3779b1)
      for (let j = from; j < to && visited < mostEntriesOfRecord; j++) {
        visited += 1
        if (otherLonely[j] === 1) continue
        hashes[piece.size] = stirred(mixed ^ otherKeys[j]!)
        owners[piece.size++] = record
      }
    }
  }
}

/** Two keys of one type. */
function ownPairs({ ids, set: { starts, keys, lonely } }: KeyColumn, piece: Piece): (record: number) => void {
  const { hashes, owners } = piece
  return (record) => {
    const [from, to] = [starts[ids[record]!]!, starts[ids[record]! + 1]!]
    let visited = 0
    for (let i = from; i < to; i++) {
      for (let j = from; j < to && visited < mostEntriesOfRecord; j++) {
        const [one, two] = [keys[i]!, keys[j]!]
        if (one >= two) continue
        visited += 1
        if (lonely[i] === 1 || lonely[j] === 1) continue
        hashes[piece.size] = stirred(Math.imul(one, 0x9e3779b1) ^ two)
        owners[piece.size++] = record
      }
    }
  }
}

type Entries = { readonly hashes: Uint32Array; readonly owners: Int32Array }

const digitBits = 11

/** Sorts by hash, least significant digits first (radix sort): those of one hash stay in the order they came in. */
export function sortedByHash(hashes: Uint32Array, owners: Int32Array): Entries {
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
