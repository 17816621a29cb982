import {
  believedCeiling,
  believedPrior,
  believedWeights,
  fewestToLearnFrom,
} from '#capabilities/quality/engine/model/beliefs.ts'
import { chooseBlocks, type BlockingReport } from '#capabilities/quality/engine/match/blocking.ts'
import {
  chanceLevels,
  compareAll,
  levelWeights,
  samplePairs,
  weightsOf,
} from '#capabilities/quality/engine/match/compare.ts'
import type { Kin } from '#capabilities/quality/engine/model/household.ts'
import { estimate, type Estimate } from '#capabilities/quality/engine/model/estimate.ts'
import { probabilityOf } from '#capabilities/quality/engine/model/odds.ts'
import { countSecond, inputOf } from '#capabilities/quality/engine/match/estimate-input.ts'
import { levelOf, readFeatures, type FeatureColumn } from '#capabilities/quality/engine/match/features.ts'
import {
  decidedOf,
  reviewedOf,
  type Decided,
  type Lesson,
  type Verdict,
} from '#capabilities/quality/engine/group/verdicts.ts'
import { groupRecords, groupTexts, isTextual } from '#capabilities/quality/engine/group/group.ts'
import { areBareNames, groupNames, scoreNames } from '#capabilities/quality/engine/bare-names/group-names.ts'
import { learnReadings } from '#capabilities/quality/engine/match/learn.ts'
import { joinInputs, makePlan, type Input, type Table } from '#capabilities/quality/engine/match/plan.ts'
import type { ColumnKind, ColumnProfile } from '#capabilities/quality/engine/match/profile.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { scorePair, type Model, type RecordCells, type Score } from '#capabilities/quality/engine/model/score.ts'

export type DedupeOptions = {
  /** Least probability that joins records and reports a pair, above 0 and below 1; 0.5 unless told. */
  readonly threshold?: number
  readonly ignore?: readonly string[]
  /** What a column holds, where the caller knows better than its header and values tell. */
  readonly kinds?: Readonly<Record<string, ColumnKind>>
  /** Pairs to compare at most, about; 60 a record unless told. */
  readonly pairBudget?: number
  /** Names of the records, all inputs in order; only to settle ties between records that say exactly the same. */
  readonly ids?: readonly string[]
  /**
   * Pairs somebody has decided, by the numbers of their records, all inputs in order: they end up together, or apart,
   * whatever the weights say, and the weights learn from them.
   */
  readonly labels?: readonly Verdict[]
  /** The same of pairs that are no longer in the table: the weights learn from them. */
  readonly lessons?: readonly Lesson[]
  /** Told how far the work is, 0 to 1. */
  readonly progress?: (share: number) => void
}
export type Pair = {
  readonly a: number
  readonly b: number
  readonly probability: number
  readonly weight: number
}
export type DedupeReport = {
  readonly records: number
  readonly columns: readonly ColumnProfile[]
  readonly compared: readonly string[]
  /** What decided: the model of all columns, the texts of two inputs, or names where there is nothing else. */
  readonly method: 'model' | 'text' | 'names'
  readonly blocking: BlockingReport
  readonly comparedPairs: number
  readonly patterns: number
  readonly rounds: number
  /** Estimated chance that two records picked at random are the same. */
  readonly lambda: number
  readonly clusters: number
  readonly duplicates: number
}
export type Dedupe = {
  /** For each record, all inputs in order, the first record of its group. */
  readonly clusters: Int32Array
  readonly pairs: readonly Pair[]
  readonly model: Model
  readonly report: DedupeReport
  /** The waterfall of any two records. Asked for, not kept: for all pairs it would cost more than finding them. */
  readonly explain: (a: number, b: number) => Score
}

/** Up to so many pairs, all are compared. */
const mostPairsOfAll = 1_500_000
const pairsOfRecord = 60

/**
 * Finds the records of one input, or of two, that mean the same thing; no labels, no settings needed. Pure and
 * repeatable: the result does not depend on the order of the rows. Meant for up to about 100,000 records.
 */
export function dedupeRecords(inputs: readonly Input[], options: DedupeOptions = {}): Dedupe {
  const { table, order } = inFixedOrder(joinInputs(inputs), options.ids)
  const plan = makePlan(table, options)
  const unlearned = readFeatures(table, plan.fields, {})
  const learned = learnReadings(unlearned)
  const columns = readFeatures(table, plan.fields, learned, unlearned)
  const n = table.rows.length
  const textual = isTextual(columns, table.source)
  const named = !textual && areBareNames(plan.fields)
  // Texts find their partners by themselves; the model then only explains, and learns that from fewer pairs.
  const budget = options.pairBudget ?? (textual || named ? 20 * n : budgetOf(n))
  const blocking = chooseBlocks(columns, table.source, budget)
  const compared = compareAll(columns, { blocking, source: table.source }, (left) =>
    options.progress?.((0.9 * left) / n),
  )
  const decided = decidedIn(options.labels ?? [], order)
  const chance = chanceLevels(columns, n, {
    most: textual ? 10 * n : samplePairs,
    all: blocking.report.all ? compared : undefined,
  })
  const fit = estimate({
    patterns: compared.patterns,
    ...inputOf(columns, { records: n, second: countSecond(table.source) }, chance),
    reviewed: [
      ...decided.pairs.map(({ a, b, same }) => ({ same, levels: columns.map((column) => levelOf(column, a, b)) })),
      ...reviewedOf(columns, options.lessons ?? []),
    ],
  })
  const { model, weights } = weighedModel(columns, fit, { learned, discount: chance.discount, records: n })
  const weight = weightsOf(compared, { prior: model.prior, weights, kin: model.kin })
  const threshold = options.threshold ?? 0.5
  const oneToOne = fit.oneToOne && n >= fewestToLearnFrom
  const groups = named
    ? groupNames({ fields: plan.fields, table, decided }, threshold)
    : textual
      ? groupTexts({ table, columns, decided }, threshold)
      : groupRecords({ table, columns, compared, weight, model, decided, oneToOne }, threshold)
  options.progress?.(1)
  const clusters = inFirstOrder(groups.labels, order)
  return {
    clusters,
    pairs: groups.pairs.map((pair) => outside(pair, order)),
    explain: explainer(table, order, (x, y) => (named ? scoreNames(plan.fields, x, y) : scorePair(model, x, y))),
    model,
    report: {
      records: n,
      columns: plan.profiles,
      compared: plan.fields.map(({ name }) => name),
      method: named ? 'names' : textual ? 'text' : 'model',
      blocking: blocking.report,
      comparedPairs: compared.a.length,
      patterns: compared.patterns.length,
      rounds: fit.rounds,
      lambda: fit.lambda,
      ...countedGroups(clusters),
    },
  }
}

/** All pairs of a table of less than two thousand records; sixty a record of a larger one. */
function budgetOf(records: number): number {
  const all = (records * (records - 1)) / 2
  return all <= mostPairsOfAll ? all : pairsOfRecord * records
}

type Given = { readonly learned: Readings; readonly discount: readonly number[]; readonly records: number }

/** What was learned, or what is believed where there is too little to learn from. */
function weighedModel(columns: readonly FeatureColumn[], fit: Estimate, { learned, discount, records }: Given) {
  const isFew = records < fewestToLearnFrom
  const weights = isFew ? columns.map(({ field }) => believedWeights(field.kind)) : levelWeights(fit, discount)
  const fitted = modelOf(columns, fit, weights, learned)
  const kin = isFew ? fit.kin.map(({ shared }): Kin => ({ shared, ceiling: believedCeiling })) : fit.kin
  return { model: { ...fitted, kin, prior: isFew ? believedPrior : fitted.prior }, weights }
}

function countedGroups(labels: Int32Array): Pick<DedupeReport, 'clusters' | 'duplicates'> {
  const clusters = new Set(labels).size
  return { clusters, duplicates: labels.length - clusters }
}

/** Decisions by the places of the records in an order; those about records that are not there are left out. */
export function decidedIn(labels: readonly Verdict[], order: Int32Array): Decided {
  const placeOf =
    labels.length === 0 ? new Map<number, number>() : new Map(Array.from(order, (record, at) => [record, at]))
  const inside = labels.filter(({ a, b }) => placeOf.has(a) && placeOf.has(b))
  return decidedOf(
    inside.map(({ a, b, same }) => ({ a: placeOf.get(a)!, b: placeOf.get(b)!, same })),
    order.length,
  )
}

/** Sorts the records by what they say, so that nothing after this step can see the order they came in. */
function inFixedOrder(table: Table, ids: readonly string[] | undefined): { table: Table; order: Int32Array } {
  const keys = table.rows.map((row, i) => `${table.source[i]}\u0000${row.join('\u0000')}`)
  const order = Int32Array.from(keys.keys()).sort((x, y) => {
    if (keys[x] !== keys[y]) return keys[x]! < keys[y]! ? -1 : 1
    return ids === undefined || ids[x] === ids[y] ? x - y : ids[x]! < ids[y]! ? -1 : 1
  })
  const rows = Array.from(order, (record) => table.rows[record]!)
  return {
    table: { columns: table.columns, rows, source: Uint8Array.from(order, (record) => table.source[record]!) },
    order,
  }
}

function inFirstOrder(labels: Int32Array, order: Int32Array): Int32Array {
  const least = new Map<number, number>()
  for (const [at, label] of labels.entries()) {
    least.set(label, Math.min(least.get(label) ?? Infinity, order[at]!))
  }
  const out = new Int32Array(order.length)
  for (const [at, label] of labels.entries()) out[order[at]!] = least.get(label)!
  return out
}

function modelOf(
  columns: readonly FeatureColumn[],
  fit: Estimate,
  weights: readonly number[][],
  learned: Readings,
): Model {
  const fields = columns.map(({ field, counts, known, sameByChance, vocabulary }, k) => ({
    field,
    counts,
    known,
    sameByChance,
    vocabulary,
    weights: weights[k]!,
    m: fit.m[k]!,
    u: fit.u[k]!,
  }))
  return { fields, prior: Math.log2(fit.lambda / (1 - fit.lambda)), learned }
}

type Found = { readonly a: number; readonly b: number; readonly weight: number }

function outside({ a, b, weight }: Found, order: Int32Array): Pair {
  const [x, y] = [order[a]!, order[b]!]
  return { a: Math.min(x, y), b: Math.max(x, y), weight, probability: probabilityOf(weight) }
}

type Scorer = (left: RecordCells, right: RecordCells) => Score

function explainer(table: Table, order: Int32Array, score: Scorer): (a: number, b: number) => Score {
  const placeOf = new Map(Array.from(order, (record, place) => [record, place]))
  const cellsOf = (record: number): RecordCells => {
    const row = table.rows[placeOf.get(record)!]!
    return Object.fromEntries(table.columns.map((column, i) => [column, row[i]]))
  }
  return (a, b) => score(cellsOf(a), cellsOf(b))
}
