import type { Words } from '#capabilities/quality/engine/kinds/words.ts'

export type Candidate = { readonly a: number; readonly b: number; readonly weight: number }

/**
 * One-to-one assignment, greedy: the best pair of all is taken and both its records are spent. Ties go to the
 * smaller records, so that the result does not depend on the order of the candidates.
 */
export function assignGreedily(candidates: readonly Candidate[]): Candidate[] {
  const spent = new Set<number>()
  const sorted = candidates.toSorted((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
  return sorted.filter(({ a, b }) => {
    if (spent.has(a) || spent.has(b)) return false
    spent.add(a)
    spent.add(b)
    return true
  })
}

/** Texts of one side, as unit vectors under TF-IDF: word → weight. */
type Vector = ReadonlyMap<string, number>

const bestPerRecord = 10
/** Words in more texts than this share are skipped when looking for partners, not when measuring. */
const commonShare = 0.2

/**
 * Cosine of TF-IDF vectors between two sides, the best few partners of every left record. A word written apart on one
 * side and together on the other (`PS-LX350H`, `pslx350h`) still meets, because neighbours are also joined.
 */
export function textCandidates(
  lefts: readonly (readonly Words[])[],
  rights: readonly (readonly Words[])[],
): Candidate[] {
  const bags = [...lefts, ...rights].map((texts) => texts.map(bagOf))
  const counts = new Map<string, number>()
  for (const all of bags)
    for (const word of new Set(all.flatMap((bag) => [...bag.keys()]))) counts.set(word, (counts.get(word) ?? 0) + 1)
  const vectors = bags.map((all) =>
    together(all.map((bag) => unit(bag, (word) => Math.log(1 + bags.length / counts.get(word)!)))),
  )
  const postings = new Map<string, { b: number; weight: number }[]>()
  for (let i = lefts.length; i < vectors.length; i++) {
    for (const [word, weight] of vectors[i]!) {
      if (counts.get(word)! > bags.length * commonShare) continue
      const list = postings.get(word)
      if (list === undefined) postings.set(word, [{ b: i, weight }])
      else list.push({ b: i, weight })
    }
  }
  return lefts.flatMap((_, a) => partnersOf(a, vectors[a]!, postings))
}

function partnersOf(
  a: number,
  vector: Vector,
  postings: ReadonlyMap<string, { b: number; weight: number }[]>,
): Candidate[] {
  const scores = new Map<number, number>()
  for (const [word, weight] of vector) {
    for (const entry of postings.get(word) ?? [])
      scores.set(entry.b, (scores.get(entry.b) ?? 0) + weight * entry.weight)
  }
  return [...scores]
    .map(([b, weight]) => ({ a, b, weight }))
    .toSorted((x, y) => y.weight - x.weight || x.b - y.b)
    .slice(0, bestPerRecord)
}

function bagOf({ text }: Words): Map<string, number> {
  const bag = new Map<string, number>()
  const words = text.split(' ')
  const joined = words
    .slice(1)
    .map((word, i) => words[i]! + word)
    .filter((word) => /\d/.test(word) && /[a-z]/.test(word))
  for (const word of [...words, ...joined]) bag.set(word, (bag.get(word) ?? 0) + 1)
  return new Map([...bag].map(([word, times]) => [word, 1 + Math.log(times)]))
}

/** Each text of a record counts the same, however long: a title must not drown in a description. */
function together(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>()
  for (const vector of vectors) for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight)
  return unit(sum, () => 1)
}

function unit(bag: Vector, weightOf: (word: string) => number): Vector {
  const weights = [...bag].map(([word, value]) => [word, value * weightOf(word)] as const)
  const norm = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0))
  return new Map(weights.map(([word, weight]) => [word, weight / (norm || 1)]))
}
