import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import { closeness, neighboursOn, type Scale, type Sides } from '#capabilities/quality/engine/texts/scales.ts'
import type { WordTable } from '#capabilities/quality/engine/texts/word-table.ts'

const bestPerRecord = 10
/** Words in more texts than this share are skipped when looking for partners, within these numbers of texts. */
const commonShare = 0.2
const commonLeast = 50
const commonMost = 4000

/** What amounts and dates count for beside a cosine, before anything was learned. */
const scaleShare = 0.5

type Vector = { readonly words: Int32Array; readonly weights: Float64Array }

/**
 * The best few partners in the second input of each record of the first: by the cosine of TF-IDF vectors, and by that
 * and the nearness of amounts and dates together. Each text of a record counts the same, however long: a title must
 * not drown in a description.
 */
export function textCandidates(table: WordTable, scales: readonly Scale[], { size, split }: Sides): Candidate[] {
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
  const isMet = new Uint8Array(size)
  const neighbours = neighboursOn(scales, { size, split })
  const candidates: Candidate[] = []
  for (let a = 0; a < split; a++) {
    const met: number[] = []
    const meet = (b: number) => {
      if (isMet[b] === 1) return
      isMet[b] = 1
      met.push(b)
    }
    const { words, weights } = vectors[a]!
    let looked = 0
    for (let i = 0; i < words.length; i++) {
      const list = partners[words[i]!]!
      const share = shares[words[i]!]!
      const weight = weights[i]!
      if (list.length > 0) looked += weight ** 2
      for (let j = 0; j < list.length; j++) {
        meet(list[j]!)
        sums[list[j]!]! += weight * share[j]!
      }
    }
    // `A C money BGC`: where common words are most of what a record says, amounts bring up what words cannot.
    if (looked < 0.5) {
      const near = neighbours(a)
      for (const b of near) if (isMet[b] === 0) sums[b] = cosine(vectors[a]!, vectors[b]!)
      for (const b of near) meet(b)
    }
    const found = new Set(best(met, (b) => sums[b]!))
    const nearness = (b: number) => sums[b]! + closeness(scales, a, b) * scaleShare
    if (scales.length > 0) for (const b of best(met, nearness)) found.add(b)
    for (const b of found) candidates.push({ a, b, weight: scales.length > 0 ? nearness(b) : sums[b]! })
    for (const b of met) sums[b] = isMet[b] = 0
  }
  return candidates
}

function cosine(left: Vector, right: Vector): number {
  let sum = 0
  for (let i = 0; i < left.words.length; i++) {
    const at = right.words.indexOf(left.words[i]!)
    if (at >= 0) sum += left.weights[i]! * right.weights[at]!
  }
  return sum
}

/** The records of the highest values; of equal ones the first, in whatever order they come. */
function best(records: readonly number[], valueOf: (record: number) => number): number[] {
  const top: number[] = []
  const values: number[] = []
  const isBefore = (record: number, value: number, at: number) =>
    value > values[at]! || (value === values[at]! && record < top[at]!)
  for (const record of records) {
    const value = valueOf(record)
    if (top.length === bestPerRecord && !isBefore(record, value, bestPerRecord - 1)) continue
    let at = Math.min(top.length, bestPerRecord - 1)
    for (; at > 0 && isBefore(record, value, at - 1); at--) {
      top[at] = top[at - 1]!
      values[at] = values[at - 1]!
    }
    top[at] = record
    values[at] = value
  }
  return top
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
