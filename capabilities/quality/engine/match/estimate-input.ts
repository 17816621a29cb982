import type { Chance } from '#capabilities/quality/engine/match/compare.ts'
import type { FeatureColumn } from '#capabilities/quality/engine/match/features.ts'
import { expectedOfDuplicates } from '#capabilities/quality/engine/model/beliefs.ts'
import type { EstimateInput } from '#capabilities/quality/engine/model/estimate.ts'
import { agreeInPart, isBirthday, kinOf } from '#capabilities/quality/engine/model/household.ts'

type Known = Pick<FeatureColumn, 'field' | 'known' | 'sameByChance'>

/** Records in all, and how many of them are of the second input. */
type Sizes = { readonly records: number; readonly second: number }

export function countSecond(source: Uint8Array): number {
  return source.reduce((sum, one) => sum + Number(one > 0), 0)
}

/** What the estimate is told beside the patterns: the same whether rows lie in memory or in a table of numbers. */
export function inputOf(
  columns: readonly Known[],
  { records, second }: Sizes,
  chance: Chance,
): Omit<EstimateInput, 'patterns'> {
  const fields = columns.map(({ field }) => field)
  const pairsOf = (count: number) => Math.max(1, (count * (count - 1)) / 2)
  return {
    totalPairs: pairsOf(records),
    ...(second > 0 && second < records && { insidePairs: pairsOf(records) - second * (records - second) }),
    knownPairs: columns.map(({ known }) => pairsOf(known)),
    chance: chance.levels,
    discount: chance.discount,
    kin: kinOf(fields),
    kinInPart: agreeInPart(fields),
    believed: fields.map(({ kind }) => expectedOfDuplicates(kind)),
    mostDifferent: columns.map((column) => mostDifferent(column, records)),
  }
}

/**
 * How many duplicates may differ in a field at most. People keep their names; births are mistyped or made up; of
 * the other fields, those that are filled in three of ten and seldom the same by chance must not differ often.
 */
function mostDifferent({ field, known, sameByChance }: Known, n: number): number {
  if (known < n * 0.3) return 1
  if (field.kind === 'given' || field.kind === 'family') return 0.35
  if (field.kind === 'date') return isBirthday(field.name) ? 0.35 : 1
  return sameByChance < 0.02 && field.kind !== 'category' && field.kind !== 'number' ? 0.35 : 1
}
