import type { Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'
import type { BatchField } from '#capabilities/quality/engine/batch/table.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { chanceOf, levelWeights, patternBook, wholeBits } from '#capabilities/quality/engine/match/compare.ts'
import { inputOf } from '#capabilities/quality/engine/match/estimate-input.ts'
import { rarityPart } from '#capabilities/quality/engine/match/features.ts'
import { kinOf } from '#capabilities/quality/engine/model/household.ts'
import { estimate, type Pattern } from '#capabilities/quality/engine/model/estimate.ts'
import type { Reviewed } from '#capabilities/quality/engine/model/kin-count.ts'
import type { Model } from '#capabilities/quality/engine/model/score.ts'

/** Levels of random pairs and of candidates, by field; they count from 1, 0 is unknown. */
export type Evidence = {
  readonly records: number
  readonly random: readonly Uint8Array[]
  readonly pairs: Pairs
  readonly levels: readonly Uint8Array[]
  readonly reviewed: readonly Reviewed[]
}
export type Learned = {
  readonly model: Model
  readonly patterns: number
  readonly rounds: number
  readonly lambda: number
}

/** Learns the weights as the small path does: the same estimate, from patterns of agreement and their counts. */
export function learnModel(fields: readonly BatchField[], evidence: Evidence, readings: Readings): Learned {
  const { records, random, reviewed } = evidence
  const columns = fields.map(({ field, kind, values }) => ({ field, kind, ...values }))
  const vector = new Int8Array(fields.length)
  const chance = chanceOf(columns, (count) => {
    for (let i = 0; i < random[0]!.length; i++) {
      for (let k = 0; k < fields.length; k++) vector[k] = random[k]![i]! - 1
      count(vector)
    }
  })
  const patterns = patternsOf(fields, evidence)
  const fit = estimate({
    patterns,
    ...inputOf(columns, records, chance),
    reviewed,
  })
  const weights = levelWeights(fit, chance.discount)
  const model: Model = {
    prior: Math.log2(fit.lambda / (1 - fit.lambda)),
    learned: readings,
    kin: fit.kin,
    fields: columns.map(({ field, counts, least, known, sameByChance, vocabulary }, k) => ({
      field,
      counts: new Map(counts),
      least,
      known,
      sameByChance,
      vocabulary,
      weights: weights[k]!,
      m: fit.m[k]!,
      u: fit.u[k]!,
    })),
  }
  return { model, patterns: patterns.length, rounds: fit.rounds, lambda: fit.lambda }
}

function patternsOf(fields: readonly BatchField[], { pairs, levels }: Evidence): readonly Pattern[] {
  const kin = kinOf(fields.map(({ field }) => field))
  const [all, ...parts] = [null, ...kin].map(() => new Float32Array(pairs.a.length)) as [
    Float32Array,
    ...Float32Array[],
  ]
  for (const [k, field] of fields.entries()) {
    const rarity = rarityReader(field, pairs)
    const own = levels[k]!
    const shared = parts.filter((_, j) => kin[j]![k] === true)
    for (let i = 0; i < all.length; i++) {
      const bits = rarity(i, own[i]! - 1)
      if (bits === 0) continue
      all[i]! += bits
      for (const part of shared) part[i]! += bits
    }
  }
  const book = patternBook(fields)
  const vector = new Int8Array(fields.length)
  const common = [0, 0]
  for (let i = 0; i < all.length; i++) {
    for (let k = 0; k < fields.length; k++) vector[k] = levels[k]![i]! - 1
    for (let j = 0; j < parts.length; j++) common[j] = parts[j]![i]!
    book.numberOf(vector, wholeBits(all[i]!), common)
  }
  return book.all()
}

/** The term-frequency adjustment of a pair at a level, read from the logarithms that were kept. */
export function rarityReader({ ids, kind, values }: BatchField, { a, b }: Pairs): (i: number, level: number) => number {
  const { logShares, shares, sameByChance } = values
  const even = Math.log2(sameByChance)
  return (i, level) => {
    const part = level < 0 || sameByChance === 0 ? 0 : (kind.rarity[level] ?? 0)
    return part === 0
      ? 0
      : rarityPart(part, even, Math.max(logShares[shares[ids[a[i]!]!]!]!, logShares[shares[ids[b[i]!]!]!]!))
  }
}
