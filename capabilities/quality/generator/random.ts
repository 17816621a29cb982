/** A seeded source of chance: the same seed gives the same numbers on every machine. */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** Digits, leading zeros allowed. */
  readonly digits: (count: number) => string
}

/**
 * Opens the stream of chance that belongs to a seed.
 *
 * Each part of the generator opens its own (`seed/people`, `seed/deals`), so that adding a draw to one part
 * leaves the others as they were. The generator is sfc32 (Chris Doty-Humphrey, PractRand), seeded by FNV-1a.
 */
export function openRandom(seed: string | number): Random {
  const next = sfc32(String(seed))
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    digits: (count) => String(Math.floor(next() * 10 ** count)).padStart(count, '0'),
  }
}

/** Lists each entry as often as its weight says, so that an even pick from the list is a weighted one. */
export function spread<T>(entries: readonly (readonly [T, number])[]): T[] {
  return entries.flatMap(([entry, weight]) => Array<T>(weight).fill(entry))
}

/** A copy in random order (Fisher and Yates). */
export function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = random.int(0, last)
    const kept = mixed[last]!
    mixed[last] = mixed[other]!
    mixed[other] = kept
  }
  return mixed
}

function sfc32(seed: string): () => number {
  let hash = 0x811c9dc5
  for (const char of seed) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  let a = hash | 0
  let b = 0x9e3779b9 | 0
  let c = ~hash | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let round = 0; round < 15; round += 1) next() // seeds that differ in one bit have drifted apart by then
  return next
}
