import { assignGreedily, type Candidate } from '#capabilities/quality/engine/group/assign.ts'
import { certain, type Decided } from '#capabilities/quality/engine/group/verdicts.ts'
import { isOneToOne, labelled } from '#capabilities/quality/engine/group/one-to-one.ts'
import { cluster } from '#capabilities/quality/engine/group/cluster.ts'
import type { Compared } from '#capabilities/quality/engine/match/compare.ts'
import { isWords, type FeatureColumn } from '#capabilities/quality/engine/match/features.ts'
import type { Table } from '#capabilities/quality/engine/match/plan.ts'
import type { FieldKind } from '#capabilities/quality/engine/kinds/fields.ts'
import { isBirthday } from '#capabilities/quality/engine/model/household.ts'
import { tableScorer, type Model } from '#capabilities/quality/engine/model/score.ts'
import { textCandidates } from '#capabilities/quality/engine/texts/candidates.ts'
import { learnMatches } from '#capabilities/quality/engine/texts/learn.ts'
import { measuresOf } from '#capabilities/quality/engine/texts/measures.ts'
import { scalesOf } from '#capabilities/quality/engine/texts/scales.ts'
import { wordTable } from '#capabilities/quality/engine/texts/word-table.ts'

export type Scored = {
  readonly table: Table
  readonly columns: readonly FeatureColumn[]
  readonly compared: Compared
  readonly weight: Float64Array
  readonly model: Model
  readonly decided: Decided
  /** Two inputs of which neither holds duplicates. */
  readonly oneToOne: boolean
}
export type Groups = { readonly labels: Int32Array; readonly pairs: readonly Candidate[] }

/** Below this average no single pair drags a group apart, above that none holds it together; in bits from the cut. */
export const linkFloor = -6
export const linkCeiling = 8
const mostBits = 20

/** Makes groups of scored pairs: average linkage, or one to one between two inputs that hold no duplicates inside. */
export function groupRecords(scored: Scored, threshold: number): Groups {
  const { table, columns, compared, weight, model, decided, oneToOne } = scored
  const cut = Math.log2(threshold / (1 - threshold))
  const found: Candidate[] = []
  for (const [i, value] of weight.entries())
    if (value >= cut) found.push({ a: compared.a[i]!, b: compared.b[i]!, weight: value })
  const pairs = decided.apply(found, certain)
  if (oneToOne) return paired(pairs, table)
  const labels = cluster({
    size: table.rows.length,
    edges: pairs,
    scoreOf: decided.over(tableScorer(model, columns)),
    cut,
    floor: cut + linkFloor,
    ceiling: cut + linkCeiling,
  })
  if (!table.source.includes(1)) return { labels, pairs }
  return isOneToOne(labels, table.source) ? paired(pairs, table) : { labels, pairs }
}

function paired(pairs: readonly Candidate[], { rows, source }: Table): Groups {
  const chosen = assignGreedily(pairs.filter(({ a, b }) => source[a] !== source[b]))
  return { labels: labelled(rows.length, chosen), pairs: chosen }
}

const ofTexts: readonly FieldKind[] = ['words', 'company', 'number', 'category']

/** Whether two inputs hold things told by their texts (products, titles, payments), not people with contact details. */
export function isTextual(columns: readonly FeatureColumn[], source: Uint8Array): boolean {
  const plain = columns.every(
    ({ field }) => ofTexts.includes(field.kind) || (field.kind === 'date' && !isBirthday(field.name)),
  )
  return plain && source.includes(1) && columns.some(({ field }) => isWords(field))
}

/**
 * One-to-one by what the texts, and the columns beside them, say. What each of them is worth is learned from the pairs
 * themselves, and so is from where on a pair is likelier a match than chance.
 */
export function groupTexts(scored: Pick<Scored, 'table' | 'columns' | 'decided'>, threshold: number): Groups {
  const { table, columns, decided } = scored
  const [size, split] = [table.rows.length, table.source.indexOf(1)]
  const words = wordTable(columns, size)
  const candidates = textCandidates(words, scalesOf(columns), { size, split })
  const { chosen, likely } = learnMatches(candidates, measuresOf(columns, words, candidates), decided.pairs)
  const cut = Math.log2(threshold / (1 - threshold))
  const weighed = chosen.map((i) => ({ ...candidates[i]!, weight: bitsOf(likely.get(i)!) }))
  const pairs = assignGreedily(decided.apply(weighed, certain)).filter(({ weight }) => weight >= cut)
  return { labels: labelled(size, pairs), pairs }
}

/** A probability in bits, kept within what a comparison of texts can ever say. */
function bitsOf(probability: number): number {
  return Math.max(-mostBits, Math.min(mostBits, Math.log2(probability / (1 - probability))))
}
