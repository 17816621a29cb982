/** Which letters a text has at least once, twice and three times, a bit each; far letters share bits. */
export type Letters = { once: number; twice: number; thrice: number }

export function lettersOf(text: string): Letters {
  const found = { once: 0, twice: 0, thrice: 0 }
  for (let i = 0; i < text.length; i++) {
    const bit = 1 << (text.charCodeAt(i) & 31)
    found.thrice |= found.twice & bit
    found.twice |= found.once & bit
    found.once |= bit
  }
  return found
}

/** Which letters a text has an odd number of times: an edit changes two bits at most, a swap of neighbours none. */
export function oddLetters(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) bits ^= 1 << (text.charCodeAt(i) & 31)
  return bits
}

export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** What `jaroWinkler` of two texts can be at most, given how long they are and how many letters they can share. */
export function likenessAtMost(left: number, right: number, common: { most: number; isSameStart: boolean }): number {
  if (common.most <= 0) return 0
  const jaro = (common.most / left + common.most / right + 1) / 3
  return common.isSameStart ? jaro + 0.4 * (1 - jaro) : jaro
}
