import type { Candidate } from '#capabilities/quality/engine/group/assign.ts'
import { isWords, levelOf, type FeatureColumn } from '#capabilities/quality/engine/match/features.ts'

/** Pairs taken for granted at each level, spread evenly: a short list teaches little. */
const pseudo = 20
const mostBits = 4

/**
 * What the columns beside the texts (year, price, kind) say for a pair, in bits: how often the surest quarter of the
 * best pairs reaches a likeness, against how often the candidates that were not chosen do.
 */
export function sideEvidence(
  columns: readonly FeatureColumn[],
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
): (a: number, b: number) => number {
  const taken = new Set(chosen.map(({ a, b }) => `${a} ${b}`))
  const others = candidates.filter(({ a, b }) => !taken.has(`${a} ${b}`))
  const sure = chosen.slice(0, Math.ceil(chosen.length / 4)) // best first
  const tables = columns
    .filter(({ field }) => !isWords(field))
    .map((column) => ({ column, bits: bitsOf(column, sure, others) }))
  return (a, b) =>
    tables.reduce((sum, { column, bits }) => {
      const level = levelOf(column, a, b)
      return level < 0 ? sum : sum + bits[level]!
    }, 0)
}

function bitsOf(column: FeatureColumn, sure: readonly Candidate[], others: readonly Candidate[]): number[] {
  const [m, u] = [sure, others].map((pairs) => {
    const counts = column.kind.levels.map((_, __, all) => pseudo / all.length)
    for (const { a, b } of pairs) {
      const level = levelOf(column, a, b)
      if (level >= 0) counts[level]! += 1
    }
    const total = counts.reduce((sum, count) => sum + count, 0)
    return counts.map((count) => count / total)
  })
  return m!.map((share, level) => Math.max(-mostBits, Math.min(mostBits, Math.log2(share / u![level]!))))
}
