import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import type { WordTable } from '#capabilities/quality/engine/texts/word-table.ts'

const bestPerRecord = 10
/** Words in more texts than this share are skipped when looking for partners, within these numbers of texts. */
const commonShare = 0.2
const commonLeast = 50
const commonMost = 4000

type Vector = { readonly words: Int32Array; readonly weights: Float64Array }

/**
 * The best few partners in the second input of each record of the first, which ends at `split`: cosine of TF-IDF
 * vectors. Each text of a record counts the same, however long: a title must not drown in a description.
 */
export function textCandidates(table: WordTable, size: number, split: number): Candidate[] {
  const vectors = Array.from({ length: size }, (_, record) => vectorOf(table, record))
  const most = Math.max(commonLeast, Math.min(size * commonShare, commonMost))
  const partners: number[][] = table.words.map(() => [])
  const shares: number[][] = table.words.map(() => [])
  for (let b = split; b < size; b++) {
    const { words, weights } = vectors[b]!
    for (let i = 0; i < words.length; i++) {
      if (table.records[words[i]!]! > most) continue
      partners[words[i]!]!.push(b)
      shares[words[i]!]!.push(weights[i]!)
    }
  }
  const sums = new Float64Array(size)
  const candidates: Candidate[] = []
  for (let a = 0; a < split; a++) {
    const met: number[] = []
    const { words, weights } = vectors[a]!
    for (let i = 0; i < words.length; i++) {
      const list = partners[words[i]!]!
      for (let j = 0; j < list.length; j++) {
        const b = list[j]!
        if (sums[b] === 0) met.push(b)
        sums[b]! += weights[i]! * shares[words[i]!]![j]!
      }
    }
    const best = met.toSorted((x, y) => sums[y]! - sums[x]! || x - y).slice(0, bestPerRecord)
    for (const b of best) candidates.push({ a, b, weight: sums[b]! })
    for (const b of met) sums[b] = 0
  }
  return candidates
}

function vectorOf({ columns, rarity, lengths }: WordTable, record: number): Vector {
  const sum = new Map<number, number>()
  for (const [k, column] of columns.entries()) {
    const length = lengths[k]![record]!
    for (const word of column[record]!) sum.set(word, (sum.get(word) ?? 0) + rarity[word]! / length)
  }
  const length = Math.sqrt([...sum.values()].reduce((total, weight) => total + weight * weight, 0))
  return {
    words: Int32Array.from(sum.keys()),
    weights: Float64Array.from(sum.values(), (weight) => weight / (length || 1)),
  }
}
