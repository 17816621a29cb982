import { kinds, type FieldKind } from '#capabilities/quality/engine/kinds/fields.ts'

/** Bits that the least and the greatest likeness of a kind say while nothing was learned from the data. */
const beliefs: Readonly<Record<string, readonly [different: number, same: number]>> = {
  given: [-5, 7],
  family: [-5, 6],
  company: [-2, 11],
  email: [-2, 16],
  phone: [-2, 15],
  date: [-4, 8],
  code: [-4, 14],
  words: [-1, 3],
  postcode: [-1, 3],
  category: [-1, 1],
  number: [-1, 1],
}

/** Bits against two records being one before anything is compared: about one pair in two thousand. */
export const believedPrior = -11

/** Fewer records than this teach nothing: what they have in common by chance looks like a rule. */
export const fewestToLearnFrom = 60

/** What each level of likeness of a kind says, in bits, while nothing was learned from the data. */
export function believedWeights(kind: FieldKind): number[] {
  const { levels } = kinds[kind]
  const [low, high] = beliefs[kind] ?? [-1, 1]
  // Of names the upper levels lie close together: one read aloud alike is nearly the same.
  const curve = kind === 'given' || kind === 'family' ? 0.6 : 1
  return levels.map((_, level) => low + (high - low) * (level / Math.max(1, levels.length - 1)) ** curve)
}
