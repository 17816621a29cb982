import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(8 * 1024)
let used = pool.length
let lastMs = 0
let counter = 0

/**
 * A UUID of version 7 (RFC 9562, method 1): 48 bits of Unix time in ms, a counter of 12 bits, 62 random bits.
 * Ids made by one process grow, so that new rows lie side by side in an index.
 */
export function uuidv7(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs
    counter = randomByte() & 0x7f // room above a random start, so that ids tell no count
  } else {
    counter += 1
    if (counter > 0xfff) {
      lastMs += 1
      counter = 0
    }
  }
  const time = lastMs.toString(16).padStart(12, '0')
  const random = randomHex()
  const variant = (0x8 | (parseInt(random[0] as string, 16) & 0x3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4)}`
}

function randomHex(): string {
  if (used + 8 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 8
  return pool.toString('hex', used - 8, used)
}

function randomByte(): number {
  return parseInt(randomHex().slice(0, 2), 16)
}
