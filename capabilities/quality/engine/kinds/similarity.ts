const matchedLeft = new Uint8Array(256)
const matchedRight = new Uint8Array(256)

/**
 * Jaro-Winkler likeness in [0, 1] (Winkler 1990): common prefix of up to four characters, scale 0.1, added only
 * above a Jaro likeness of 0.7, as DuckDB does. Texts beyond 256 UTF-16 units are cut.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1
  if (left.length > 256 || right.length > 256) return jaroWinkler(left.slice(0, 256), right.slice(0, 256))
  const a = left < right ? left : right
  const b = left < right ? right : left
  const jaro = jaroOf(a, b)
  if (jaro <= 0.7) return jaro
  let prefix = 0
  const most = Math.min(4, a.length, b.length)
  while (prefix < most && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  if (a.length === 0 || b.length === 0) return 0
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
  // Names are short: clearing them by hand is faster than a call.
  for (let i = 0; i < a.length; i++) matchedLeft[i] = 0
  for (let j = 0; j < b.length; j++) matchedRight[j] = 0
  let common = 0
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (matchedRight[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      matchedLeft[i] = 1
      matchedRight[j] = 1
      common += 1
      break
    }
  }
  if (common === 0) return 0
  const swapped = halfTranspositions(a, b) / 2
  return (common / a.length + common / b.length + (common - swapped) / common) / 3
}

function halfTranspositions(a: string, b: string): number {
  let out = 0
  let j = 0
  for (let i = 0; i < a.length; i++) {
    if (matchedLeft[i] === 0) continue
    while (matchedRight[j] === 0) j += 1
    if (a.charCodeAt(i) !== b.charCodeAt(j)) out += 1
    j += 1
  }
  return out
}

/** Whether at most one edit (insert, delete, replace, swap of neighbours) lies between two texts. No allocation. */
export function isOneEdit(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  const more = long.length - short.length
  if (more > 1) return false
  let start = 0
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start += 1
  let end = 0
  const most = short.length - start
  while (end < most && short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)) end += 1
  const gap = most - end
  if (more === 1 || gap <= 1) return gap <= (more === 1 ? 0 : 1)
  return (
    gap === 2 &&
    short.charCodeAt(start) === long.charCodeAt(start + 1) &&
    short.charCodeAt(start + 1) === long.charCodeAt(start)
  )
}

let before = new Uint16Array(64)
let last = new Uint16Array(64)
let next = new Uint16Array(64)

/**
 * Number of edits (insert, delete, replace, swap of neighbours) from one text to the other, or `most + 1` when
 * there are more. The "optimal string alignment" distance, of which only a band around the diagonal is looked at.
 */
export function editsWithin(left: string, right: string, most: number): number {
  if (left === right) return 0
  if (Math.abs(left.length - right.length) > most) return most + 1
  let start = 0
  while (start < left.length && left.charCodeAt(start) === right.charCodeAt(start)) start += 1
  let [m, n] = [left.length, right.length]
  while (m > start && n > start && left.charCodeAt(m - 1) === right.charCodeAt(n - 1)) {
    m -= 1
    n -= 1
  }
  m -= start
  n -= start
  const more = most + 1
  if (m === 0 || n === 0) return Math.min(more, m + n)
  makeRoom(n + 1)
  for (let j = 0; j <= n; j++) last[j] = Math.min(j, more)
  for (let i = 1; i <= m; i++) {
    const to = Math.min(n, i + most)
    let from = i - most
    let least = more
    if (from <= 1) {
      from = 1
      next[0] = least = Math.min(i, more)
    } else next[from - 1] = more
    if (i > 1 && to === i + most) last[to] = more
    const char = left.charCodeAt(start + i - 1)
    for (let j = from; j <= to; j++) {
      const other = right.charCodeAt(start + j - 1)
      let cost = last[j - 1]! + (char === other ? 0 : 1)
      if (last[j]! + 1 < cost) cost = last[j]! + 1
      if (next[j - 1]! + 1 < cost) cost = next[j - 1]! + 1
      const isSwap =
        i > 1 &&
        j > 1 &&
        char === right.charCodeAt(start + j - 2) &&
        left.charCodeAt(start + i - 2) === other &&
        before[j - 2]! + 1 < cost
      if (isSwap) cost = before[j - 2]! + 1
      next[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return more
    const spare = before
    before = last
    last = next
    next = spare
  }
  return Math.min(last[n]!, more)
}

function makeRoom(width: number): void {
  if (width <= next.length) return
  before = new Uint16Array(width * 2)
  last = new Uint16Array(width * 2)
  next = new Uint16Array(width * 2)
}

/** Which letters a text has, a bit each; far letters share bits. */
export function letterBits(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31)
  return bits
}

/**
 * What `jaroWinkler` of two texts can be at most, from which letters they have: a letter the other text lacks is
 * not in common. Tells most strangers apart without comparing them.
 */
export function jaroWinklerAtMost(left: string, right: string, leftBits: number, rightBits: number): number {
  if (left.length > 256 || right.length > 256) return 1
  const common = Math.min(left.length - bitCount(leftBits & ~rightBits), right.length - bitCount(rightBits & ~leftBits))
  if (common <= 0) return 0
  const jaro = (common / left.length + common / right.length + 1) / 3
  return left.charCodeAt(0) === right.charCodeAt(0) ? jaro + 0.4 * (1 - jaro) : jaro
}

function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
