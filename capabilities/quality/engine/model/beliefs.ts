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

/** Bits by which matches are believed to outnumber each sort of kin. */
export const believedCeiling = 2

/** Pairs that match a record, where the estimate starts: one record in four has a partner. */
export const believedMatches = 0.25

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

/**
 * How often duplicates and strangers are expected to reach each level, before any data speaks: what registers,
 * address books and directories have in common. From least to greatest likeness. They weigh like a few
 * dozen pairs in the estimate, so that a large table corrects them and a small one is not led astray by chance.
 */
const expected: Readonly<
  Record<string, { readonly duplicates: readonly number[]; readonly strangers: readonly number[] }>
> = {
  given: { duplicates: [5, 2, 5, 10, 3, 2, 73], strangers: [932, 35, 15, 12, 3, 1] },
  family: { duplicates: [6, 3, 1, 8, 3, 2, 77], strangers: [970, 20, 1, 5, 3, 1] },
  company: { duplicates: [3, 4, 7, 10, 14, 17, 45], strangers: [750, 180, 40, 20, 8, 2] },
  words: { duplicates: [18, 10, 8, 10, 12, 12, 30], strangers: [700, 200, 60, 30, 8, 2] },
  date: { duplicates: [1, 1, 2, 4, 8, 84], strangers: [766, 200, 28, 4, 2] },
  email: { duplicates: [25, 5, 4, 5, 6, 55], strangers: [993, 4, 2, 0.5, 0.5] },
  phone: { duplicates: [35, 3, 4, 58], strangers: [999, 0.5, 0.5] },
  code: { duplicates: [1, 2, 5, 92], strangers: [995, 4, 1] },
  postcode: { duplicates: [25, 8, 5, 62], strangers: [930, 60, 10] },
  category: { duplicates: [22, 3, 75], strangers: [990, 10] },
  number: { duplicates: [35, 10, 55], strangers: [950, 50] },
}

/** The share of duplicates expected at each level of a kind. */
export function expectedOfDuplicates(kind: FieldKind): number[] {
  return normalised(expected[kind]!.duplicates)
}

/** The share of strangers expected at each level of a kind; being the same has its own chance. */
export function expectedOfStrangers(kind: FieldKind): number[] {
  const { chance } = kinds[kind]
  return [...normalised(expected[kind]!.strangers).map((share) => share * (1 - chance)), chance]
}

function normalised(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, one) => sum + one, 0)
  return parts.map((one) => one / total)
}
