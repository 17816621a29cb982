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
  matchedLeft.fill(0, 0, a.length)
  matchedRight.fill(0, 0, b.length)
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

/**
 * Number of edits (insert, delete, replace, swap of neighbours) from one text to the other, or `most + 1` when
 * there are more. The "optimal string alignment" distance.
 */
export function editsWithin(left: string, right: string, most: number): number {
  if (left === right) return 0
  if (Math.abs(left.length - right.length) > most) return most + 1
  const width = right.length + 1
  let before = new Uint16Array(width)
  let last = Uint16Array.from({ length: width }, (_, j) => j)
  let next = new Uint16Array(width)
  for (let i = 1; i <= left.length; i++) {
    next[0] = i
    let least = i
    for (let j = 1; j < width; j++) {
      const same = left.charCodeAt(i - 1) === right.charCodeAt(j - 1)
      let cost = Math.min(last[j]! + 1, next[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (
        i > 1 &&
        j > 1 &&
        left.charCodeAt(i - 1) === right.charCodeAt(j - 2) &&
        left.charCodeAt(i - 2) === right.charCodeAt(j - 1)
      )
        cost = Math.min(cost, before[j - 2]! + 1)
      next[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    const spare = before
    before = last
    last = next
    next = spare
  }
  return Math.min(last[width - 1]!, most + 1)
}
