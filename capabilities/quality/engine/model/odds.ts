/** p of a weight in bits; both branches stay finite. */
export function probabilityOf(weight: number): number {
  return weight >= 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight)
}

/** log2(1 + 2^weight), finite for any weight. */
export function softPlus(weight: number): number {
  return weight > 0 ? weight + Math.log2(1 + 2 ** -weight) : Math.log2(1 + 2 ** weight)
}

/** The odds of a share, in bits. */
export function bitsOf(share: number): number {
  return Math.log2(share / (1 - share))
}
