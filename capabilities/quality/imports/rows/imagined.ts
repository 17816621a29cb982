import { hashOf } from '#capabilities/quality/imports/rows/key-filter.ts'
import type { Rec } from '#capabilities/quality/imports/rows/decide.ts'
import type { Known, KnownByKey } from '#capabilities/quality/imports/rows/match.ts'

/** Of a dry run: what a real one would find in the base by now. */
export type Imagined = {
  /** Records it would have made or changed, the first so many of them. */
  readonly records: Map<string, Rec>
  /** Who it would find under a key. */
  readonly find: (key: string) => Known[]
  readonly remember: (records: ReadonlyMap<string, Rec>, byKey: KnownByKey) => void
}

// Each takes some 5 kB. Enough for a file of 100,000 different people; of the rest it is known that they are there, not what they hold.
const mostRecords = 100_000
const idBytes = 16
// A key that a whole column has says nothing about anybody.
const mostOfOne = 100
const leastPlaces = 1 << 12

/**
 * Remembers all that a dry run would make. Keys lie as hashes in flat arrays, ids and titles as bytes: some 100 bytes a
 * record instead of 2,000, so that a file of ten million rows fits beside the server. Two keys of one hash are told
 * apart by the titles, which whoever finds a record compares anyway.
 */
export function newImagined(): Imagined {
  const records = new Map<string, Rec>()
  const people = newPeople()
  const index = newIndex()
  return {
    records,
    find: (key) => index.at(hashOf(key)).map(people.at),
    remember(fresh, byKey) {
      for (const [id, rec] of fresh) if (records.size < mostRecords) records.set(id, rec)
      const places = new Map<string, number>()
      for (const [key, list] of byKey) {
        for (const known of list) {
          if (!fresh.has(known.id)) continue
          const place = places.get(known.id) ?? people.add(known)
          places.set(known.id, place)
          index.add(hashOf(key), place)
        }
      }
    },
  }
}

/** Ids and titles, in the order they came. */
function newPeople() {
  let ids: Buffer = Buffer.alloc(idBytes * 1024)
  let texts: Buffer = Buffer.alloc(32 * 1024)
  let ends = new Float64Array(1024)
  let count = 0
  const startOf = (place: number) => (place === 0 ? 0 : ends[place - 1]!)
  return {
    add({ id, title }: Known): number {
      const place = count
      const from = startOf(place)
      const size = Buffer.byteLength(title)
      if ((place + 1) * idBytes > ids.length) ids = grown(ids, ids.length * 2)
      if (from + size > texts.length) texts = grown(texts, Math.max(texts.length * 2, from + size))
      if (place === ends.length) {
        const more = new Float64Array(ends.length * 2)
        more.set(ends)
        ends = more
      }
      ids.write(id.replaceAll('-', ''), place * idBytes, 'hex')
      texts.write(title, from)
      ends[place] = from + size
      count += 1
      return place
    },
    at(this: void, place: number): Known {
      const hex = ids.toString('hex', place * idBytes, (place + 1) * idBytes)
      const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
      return { id, title: texts.toString('utf8', startOf(place), ends[place]) }
    },
  }
}

function grown(old: Buffer, size: number): Buffer {
  const more = Buffer.alloc(size)
  old.copy(more)
  return more
}

/** Places by hash; one hash may lead to several. Linear probing (Knuth, TAOCP 6.4, Algorithm L), seven tenths full. */
function newIndex() {
  let hashes = new Int32Array(leastPlaces)
  let owners = new Int32Array(leastPlaces)
  let filled = 0
  const put = (hash: number, owner: number) => {
    let at = (hash >>> 0) % hashes.length
    let same = 0
    for (; hashes[at] !== 0; at = at + 1 === hashes.length ? 0 : at + 1) {
      if (hashes[at] !== hash) continue
      same += 1
      if (owners[at] === owner || same === mostOfOne) return
    }
    hashes[at] = hash
    owners[at] = owner
    filled += 1
  }
  const grow = () => {
    const [oldHashes, oldOwners] = [hashes, owners]
    hashes = new Int32Array(oldHashes.length * 2)
    owners = new Int32Array(oldHashes.length * 2)
    filled = 0
    for (const [at, hash] of oldHashes.entries()) if (hash !== 0) put(hash, oldOwners[at]!)
  }
  return {
    add(hash: number, owner: number): void {
      put(hash, owner)
      if (filled * 10 > hashes.length * 7) grow()
    },
    at(hash: number): number[] {
      const found: number[] = []
      for (let at = (hash >>> 0) % hashes.length; hashes[at] !== 0; at = at + 1 === hashes.length ? 0 : at + 1)
        if (hashes[at] === hash) found.push(owners[at]!)
      return found
    },
  }
}
