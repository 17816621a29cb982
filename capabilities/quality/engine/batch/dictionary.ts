/**
 * The distinct texts of a column, as bytes one after the other: a million strings of their own would take five times
 * the room, and every thread would need a copy. All arrays lie in shared memory.
 */
export type Dictionary = {
  readonly size: number
  /** Whether all texts are ASCII. */
  readonly isPlain: boolean
  readonly bytes: Uint8Array
  /** Where each text begins; one more for the end. */
  readonly starts: Uint32Array
}

export type Interner = {
  idOf(text: string): number
  /** The same of a text in UTF-8, between two places. */
  idOfBytes(source: Uint8Array, from: number, to: number): number
  /** Two hashes a text: what orders records by what they say, wherever they stood. */
  hashes(): Uint32Array
  done(): Dictionary
}

const longestUtf8 = 3
const shortText = 40

/** Numbers texts from 0 as they come, each distinct one once. */
export function makeInterner(): Interner {
  let bytes = Buffer.allocUnsafe(1 << 16)
  let starts = new Uint32Array(1 << 12)
  let hashes = new Uint32Array(1 << 13)
  let slots = new Int32Array(1 << 13).fill(-1)
  let [size, end] = [0, 0]

  return {
    idOf(text) {
      makeRoom(text.length * longestUtf8)
      return idOfLast(write(text, bytes, end))
    },
    idOfBytes(source, from, to) {
      makeRoom(to - from)
      for (let i = from; i < to; i++) bytes[end + i - from] = source[i]!
      return idOfLast(to - from)
    },
    hashes: () => hashes.subarray(0, size * 2),
    done() {
      starts[size] = end
      return {
        size,
        isPlain: isAscii(bytes, end),
        bytes: shared(bytes.subarray(0, end)),
        starts: new Uint32Array(shared(starts.subarray(0, size + 1)).buffer),
      }
    },
  }

  function makeRoom(length: number): void {
    if (end + length > bytes.length) bytes = Buffer.concat([bytes], Math.max(bytes.length * 2, end + length))
  }

  /** The number of the text that was written behind the last one. */
  function idOfLast(length: number): number {
    const hash = hashOf(bytes, end, end + length)
    const mask = slots.length - 1
    let slot = hash & mask
    for (let id = slots[slot]!; id >= 0; id = slots[(slot = (slot + 1) & mask)]!) {
      if (hashes[id * 2] === hash && isSame(id, length)) return id
    }
    return add({ slot, hash, length })
  }

  function isSame(id: number, length: number): boolean {
    const from = starts[id]!
    if ((id + 1 < size ? starts[id + 1]! : end) - from !== length) return false
    for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[end + i]) return false
    return true
  }

  function add({ slot, hash, length }: { slot: number; hash: number; length: number }): number {
    slots[slot] = size
    starts[size] = end
    hashes[size * 2] = hash
    hashes[size * 2 + 1] = secondHash(bytes, end, end + length)
    end += length
    size += 1
    if (size + 1 >= starts.length) {
      starts = grown(starts)
      hashes = grown(hashes)
    }
    if (size * 2 > slots.length) slots = rehashed(hashes, size, slots.length * 2)
    return size - 1
  }
}

/** Writes a text to a place and tells its length in bytes; short plain ones by hand, which is faster than a call. */
function write(text: string, to: Buffer, at: number): number {
  if (text.length > shortText) return to.write(text, at)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) return to.write(text, at)
    to[at + i] = code
  }
  return text.length
}

/** Reads texts back; keeps the view, so ask for one reader a loop. */
export function textsOf({ bytes, starts, isPlain }: Dictionary): (id: number) => string {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const encoding = isPlain ? 'latin1' : 'utf8' // the first is read faster
  return (id) => all.toString(encoding, starts[id], starts[id + 1])
}

/** Puts the texts in another order, where they lie: `olds` is the number each had. */
export function rearrange({ bytes, starts, size }: Dictionary, olds: Int32Array): void {
  const [oldBytes, oldStarts] = [bytes.slice(), starts.slice()]
  let at = 0
  for (let id = 0; id < size; id++) {
    const [from, to] = [oldStarts[olds[id]!]!, oldStarts[olds[id]! + 1]!]
    starts[id] = at
    for (let i = from; i < to; i++) bytes[at++] = oldBytes[i]!
  }
}

function isAscii(bytes: Uint8Array, end: number): boolean {
  let highest = 0
  for (let i = 0; i < end; i++) highest |= bytes[i]!
  return highest < 128
}

function rehashed(hashes: Uint32Array, size: number, room: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(room).fill(-1)
  for (let id = 0; id < size; id++) {
    let slot = hashes[id * 2]! & (room - 1)
    while (slots[slot]! >= 0) slot = (slot + 1) & (room - 1)
    slots[slot] = id
  }
  return slots
}

function grown(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2)
  to.set(from)
  return to
}

function shared(from: Uint8Array | Uint32Array): Uint8Array {
  const to = new Uint8Array(new SharedArrayBuffer(from.byteLength))
  to.set(new Uint8Array(from.buffer, from.byteOffset, from.byteLength))
  return to
}

/** FNV-1a of 32 bits, stirred at the end: its low bits alone are the slot. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return stirred(hash)
}

function secondHash(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x2545f491
  for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0
  return stirred(hash)
}

/** The last steps of MurmurHash3, as an unsigned number. */
export function stirred(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** The hash of a short text that is not kept. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return stirred(hash)
}
