import type { Likeness } from '#capabilities/quality/engine/batch/levels.ts'
import { rarityTable, type BatchField } from '#capabilities/quality/engine/batch/table.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { chanceOf, levelWeights } from '#capabilities/quality/engine/match/compare.ts'
import { patternBook, wholeBits } from '#capabilities/quality/engine/match/pattern-book.ts'
import { inputOf } from '#capabilities/quality/engine/match/estimate-input.ts'
import { kinOf } from '#capabilities/quality/engine/model/household.ts'
import { estimate, type Pattern } from '#capabilities/quality/engine/model/estimate.ts'
import type { Reviewed } from '#capabilities/quality/engine/model/kin-count.ts'
import type { Model } from '#capabilities/quality/engine/model/score.ts'

/** How alike random pairs and candidates are, by field. */
export type Evidence = {
  readonly records: number
  /** How many of the records are of the second of two inputs, and whether a candidate lies inside one of them. */
  readonly second: number
  readonly isInside: (candidate: number) => boolean
  readonly random: readonly Likeness[]
  readonly candidates: readonly Likeness[]
  readonly reviewed: readonly Reviewed[]
}
export type Learned = {
  readonly model: Model
  readonly patterns: number
  readonly rounds: number
  readonly lambda: number
  readonly oneToOne: boolean
}

/** Learns the weights as the small path does: the same estimate, from patterns of agreement and their counts. */
export function learnModel(fields: readonly BatchField[], evidence: Evidence, readings: Readings): Learned {
  const { records, second, random, reviewed } = evidence
  const columns = fields.map(({ field, kind, values }) => ({ field, kind, ...values }))
  const vector = new Int8Array(fields.length)
  const chance = chanceOf(columns, (count) => {
    for (let i = 0; i < random[0]!.levels.length; i++) {
      for (let k = 0; k < fields.length; k++) vector[k] = random[k]!.levels[i]! - 1
      count(vector)
    }
  })
  const patterns = patternsOf(fields, evidence)
  const fit = estimate({
    patterns,
    ...inputOf(columns, { records, second }, chance),
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
  return { model, patterns: patterns.length, rounds: fit.rounds, lambda: fit.lambda, oneToOne: fit.oneToOne }
}

function patternsOf(fields: readonly BatchField[], { candidates, isInside }: Evidence): readonly Pattern[] {
  const kin = kinOf(fields.map(({ field }) => field))
  const size = candidates[0]?.levels.length ?? 0
  const [all, ...parts] = [null, ...kin].map(() => new Float32Array(size)) as [Float32Array, ...Float32Array[]]
  for (const [k, field] of fields.entries()) {
    const { width, bits } = rarityTable(field)
    const { levels, commoner } = candidates[k]!
    for (const sum of [all, ...parts.filter((_, j) => kin[j]![k] === true)])
      for (let i = 0; i < size; i++) sum[i]! += bits[levels[i]! * width + commoner[i]!]!
  }
  const book = patternBook(fields)
  const vector = new Int8Array(fields.length)
  const levels = candidates.map((one) => one.levels)
  const common = [0, 0]
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < levels.length; k++) vector[k] = levels[k]![i]! - 1
    for (let j = 0; j < parts.length; j++) common[j] = parts[j]![i]!
    const number = book.numberOf(vector, wholeBits(all[i]!), common)
    if (isInside(i)) book.inside(number)
  }
  return book.all()
}
