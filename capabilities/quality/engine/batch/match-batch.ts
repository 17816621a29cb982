import { areBareNames } from '#capabilities/quality/engine/bare-names/group-names.ts'
import { groupManyNames } from '#capabilities/quality/engine/bare-names/many-names.ts'
import { findCandidates, largestBlock, type Pairs } from '#capabilities/quality/engine/blocking/candidates.ts'
import { contentOrder, type Column } from '#capabilities/quality/engine/batch/column.ts'
import { textsOf } from '#capabilities/quality/engine/batch/dictionary.ts'
import { pairsDecided, reviewedPairs, withDecided } from '#capabilities/quality/engine/batch/decided-pairs.ts'
import { groupWeighed, weighPairs, type Weighed } from '#capabilities/quality/engine/batch/group-records.ts'
import { groupFields, type Group } from '#capabilities/quality/engine/batch/group.ts'
import { keyColumns } from '#capabilities/quality/engine/blocking/key-columns.ts'
import { learnModel } from '#capabilities/quality/engine/batch/learn-model.ts'
import type { Likeness } from '#capabilities/quality/engine/batch/levels.ts'
import { readingsOf } from '#capabilities/quality/engine/batch/readings.ts'
import { betweenInputs, sourceOf, type Weighted } from '#capabilities/quality/engine/batch/two-inputs.ts'
import { batchFields } from '#capabilities/quality/engine/batch/table.ts'
import type { Run } from '#capabilities/quality/engine/batch/tasks.ts'
import type { FieldValues } from '#capabilities/quality/engine/batch/values.ts'
import { reviewedOf, type Lesson, type Verdict } from '#capabilities/quality/engine/group/verdicts.ts'
import type { Field } from '#capabilities/quality/engine/kinds/fields.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { forEachChancePair } from '#capabilities/quality/engine/match/compare.ts'
import { decidedIn, type DedupeReport } from '#capabilities/quality/engine/match/dedupe.ts'
import { countSecond } from '#capabilities/quality/engine/match/estimate-input.ts'
import { kindOf } from '#capabilities/quality/engine/match/features.ts'
import { planOf, type Plan, type PlanOptions } from '#capabilities/quality/engine/match/plan.ts'
import { profileSample } from '#capabilities/quality/engine/match/profile.ts'
import {
  believedPrior,
  believedWeights,
  expectedOfDuplicates,
  expectedOfStrangers,
} from '#capabilities/quality/engine/model/beliefs.ts'
import { bitsOf } from '#capabilities/quality/engine/model/odds.ts'
import type { Model, RecordCells } from '#capabilities/quality/engine/model/score.ts'

/** What is matched. The columns are put in an order of their own on the way, where they lie. */
export type BatchTable = {
  readonly columns: readonly Column[]
  /** What each record says, as two numbers. */
  readonly prints: Uint32Array
  /** Settles the order of records that say exactly the same. */
  readonly tie: (x: number, y: number) => number
  /** Of two inputs, where the records of the second begin. */
  readonly split?: number | undefined
}
export type BatchStage = 'order' | 'values' | 'candidates' | 'levels' | 'model' | 'groups'
export type BatchOptions = PlanOptions & {
  readonly threshold?: number
  readonly pairBudget?: number
  /** As `dedupeRecords` takes them. */
  readonly labels?: readonly Verdict[]
  readonly lessons?: readonly Lesson[]
  /** Told whenever a stage is over. */
  readonly done?: (stage: BatchStage) => void
}
export type BatchMatch = {
  /** For each record, the first record of its group. */
  readonly clusters: Int32Array
  /** Pairs above the threshold, `a` before `b`. */
  readonly pairs: Pairs
  readonly weights: Float64Array
  readonly model: Model
  readonly report: DedupeReport
  readonly cellsOf: (record: number) => RecordCells
}

/** Pairs compared, about, a record. */
const pairsOfRecord = 3
/** Random pairs looked at. */
const mostRandom = 50_000
const sampleRows = 2000

/**
 * `dedupeRecords` for tables of a million records and more: the same kinds of fields, the same estimate, the same
 * weights, over numbers instead of rows. Each distinct value is read once a pass, each pass has its memory bounded,
 * and the heavy parts are tasks for threads. The order of the records does not matter here either.
 */
export async function matchBatch(table: BatchTable, options: BatchOptions, run: Run): Promise<BatchMatch> {
  const told = options.done ?? (() => {})
  const { columns } = table
  const order = await putInOrder(table, run)
  const n = order.length
  const plan = planBatch(columns, options)
  // The samples have told what they could, and need not go to every thread.
  const groups = groupFields(
    plan.fields,
    columns.map((column) => ({ ...column, sample: [] })),
  )
  told('order')
  const source = sourceOf(order, table.split)
  const job = { plan, groups, order, source, cut: bitsOf(options.threshold ?? 0.5) }
  const found = areBareNames(plan.fields) ? await byNames(job, options, run) : await byModel(job, options, run)
  const grouped = betweenInputs(found, source, job.cut)
  const clusters = inStoredOrder(grouped.labels, order)
  told('groups')
  const groupCount = clusters.reduce((sum, first, record) => sum + Number(first === record), 0)
  return {
    clusters,
    ...above(grouped.weighed, job.cut, order),
    model: found.model,
    cellsOf: cellReader(columns, order),
    report: {
      ...found.report,
      records: n,
      columns: plan.profiles,
      compared: plan.fields.map(({ name }) => name),
      clusters: groupCount,
      duplicates: n - groupCount,
    },
  }
}

type Job = Planned & { readonly order: Int32Array; readonly source: Uint8Array; readonly cut: number }
type Found = Weighted & {
  readonly model: Model
  readonly report: Omit<DedupeReport, 'records' | 'columns' | 'compared' | 'clusters' | 'duplicates'>
}

async function byModel({ plan, groups, order, source, cut }: Job, options: BatchOptions, run: Run): Promise<Found> {
  const n = order.length
  const { values, learned, pairs, report } = await readAndFind({ plan, groups }, options, run)
  const fields = batchFields(plan.fields, groups, values)
  const compare = comparer({ plan, groups, values, learned }, run)
  const candidates = await compare(pairs)
  const random = await compare(randomPairs(n))
  options.done?.('levels')
  const decided = decidedIn(options.labels ?? [], order)
  const reviewed = [
    ...reviewedPairs(decided, await compare(pairsDecided(decided))),
    ...reviewedOf(fields, options.lessons ?? []),
  ]
  const isInside = (i: number) => source[pairs.a[i]!] === source[pairs.b[i]!]
  const evidence = { records: n, second: countSecond(source), isInside, random, candidates, reviewed }
  const { model, oneToOne, ...figures } = learnModel(fields, evidence, learned)
  const weighed = withDecided({ pairs, weights: weighPairs(fields, model, candidates) }, decided)
  options.done?.('model')
  const weigh = async (more: Pairs) => weighPairs(fields, model, await compare(more))
  const labels = oneToOne ? null : await groupWeighed(weighed, { records: n, cut, weigh, decided })
  return {
    labels,
    weighed,
    model,
    report: { ...figures, method: 'model', blocking: report, comparedPairs: pairs.a.length },
  }
}

/** Where names are all there is to go by: see `groupManyNames`. Nothing is learned. */
async function byNames({ plan, groups, order, cut }: Job, options: BatchOptions, run: Run): Promise<Found> {
  const decided = decidedIn(options.labels ?? [], order)
  const { compared, ...found } = await groupManyNames({ group: groups[0]!, decided, cut }, run)
  for (const stage of ['values', 'candidates', 'levels', 'model'] as const) options.done?.(stage)
  const blocking = { all: false, largestBlock, rules: [{ name: plan.fields[0]!.name, pairs: compared }] }
  const figures = { patterns: 0, rounds: 0, lambda: 0 }
  return {
    ...found,
    model: believedModel(plan.fields),
    report: { ...figures, method: 'names', blocking, comparedPairs: compared },
  }
}

/** What is believed of fields before any data speaks, as a model. */
function believedModel(fields: readonly Field[]): Model {
  return {
    prior: believedPrior,
    learned: {},
    fields: fields.map((field) => ({
      field,
      weights: believedWeights(field.kind),
      m: expectedOfDuplicates(field.kind),
      u: expectedOfStrangers(field.kind),
      counts: new Map(),
      known: 0,
      sameByChance: kindOf(field).chance,
      vocabulary: null,
    })),
  }
}

/** Puts the records in the order of what they say; returns the numbers they came with. */
async function putInOrder({ columns, prints, tie }: BatchTable, run: Run): Promise<Int32Array> {
  const order = contentOrder(prints, tie)
  await Promise.all(columns.map(({ ids, dictionary }) => run({ kind: 'order', column: { ids, dictionary }, order })))
  return order
}

function planBatch(columns: readonly Column[], options: PlanOptions): Plan {
  const profiles = columns.map(({ name, filled, dictionary, ids, sample }) =>
    profileSample(name, sample, { filled, distinct: dictionary.size - Number(filled < ids.length) }),
  )
  const records = columns[0]?.ids.length ?? 0
  const step = Math.ceil(records / sampleRows)
  const readers = columns.map(({ dictionary }) => textsOf(dictionary))
  const rows = Array.from({ length: Math.floor(records / Math.max(1, step)) }, (_, i) =>
    columns.map(({ ids }, k) => readers[k]!(ids[i * step]!)),
  )
  return planOf(profiles, options, {
    sample: { columns: columns.map(({ name }) => name), rows },
    orderOf: (name) => columns.find((column) => column.name === name)!.order,
  })
}

type Planned = { readonly plan: Plan; readonly groups: readonly Group[] }

/** Reads all values and finds the pairs to compare; the keys, which are the most of what was read, go with the call. */
async function readAndFind({ plan, groups }: Planned, options: BatchOptions, run: Run) {
  const { values, learned } = await readAll(groups, plan, run)
  options.done?.('values')
  const records = groups[0]?.ids.length ?? 0
  const budget = options.pairBudget ?? Math.max(1_500_000, pairsOfRecord * records)
  const found = await findCandidates(keyColumns(groups, values), { records, budget }, (task) =>
    run({ kind: 'pairs', ...task }),
  )
  options.done?.('candidates')
  return { ...found, learned, values: values.map((all) => all.map((one) => ({ ...one, keySets: [] }))) }
}

/** Reads all groups; where Chinese names are spelt in a way of their own, learns it and reads those names again. */
async function readAll(groups: readonly Group[], plan: Plan, run: Run) {
  const readWith = (learned: Readings) => (group: Group) => run({ kind: 'values', group, learned })
  const values = await Promise.all(groups.map(readWith({})))
  const learned = readingsOf(batchFields(plan.fields, groups, values), groups, keyColumns(groups, values))
  if (Object.keys(learned).length === 0) return { values, learned }
  const again = await Promise.all(groups.filter(holdsNames).map(readWith(learned)))
  return { values: values.map((old, i) => (holdsNames(groups[i]!) ? again.shift()! : old)), learned }
}

function holdsNames({ fields }: Group): boolean {
  return fields.some(({ kind }) => kind === 'family')
}

type Read = Planned & {
  readonly values: readonly (readonly FieldValues[])[]
  readonly learned: Readings
}

/** Compares pairs in all fields, a group of columns at a time; the levels come in the order of the plan's fields. */
function comparer({ plan, groups, values, learned }: Read, run: Run): (pairs: Pairs) => Promise<Likeness[]> {
  return async (pairs) => {
    const found = await Promise.all(
      groups.map((group, i) =>
        run({
          kind: 'levels',
          group,
          told: values[i]!.map(({ sketches, texts, shares, logShares }) => ({ sketches, texts, shares, logShares })),
          vocabulary: values[i]![0]!.vocabulary,
          learned,
          pairs,
        }),
      ),
    )
    const byField = new Map(groups.flatMap(({ fields }, i) => fields.map((field, k) => [field, found[i]![k]!])))
    return plan.fields.map((field) => byField.get(field)!)
  }
}

function randomPairs(n: number): Pairs {
  const list: number[] = []
  forEachChancePair(n, (a, b) => list.push(a, b), mostRandom)
  const a = new Int32Array(new SharedArrayBuffer(list.length * 2))
  const b = new Int32Array(new SharedArrayBuffer(list.length * 2))
  for (let i = 0; i < a.length; i++) {
    a[i] = list[i * 2]!
    b[i] = list[i * 2 + 1]!
  }
  return { a, b }
}

function inStoredOrder(labels: Int32Array, order: Int32Array): Int32Array {
  const least = new Int32Array(order.length).fill(order.length)
  for (let at = 0; at < labels.length; at++) least[labels[at]!] = Math.min(least[labels[at]!]!, order[at]!)
  const out = new Int32Array(order.length)
  for (let at = 0; at < labels.length; at++) out[order[at]!] = least[labels[at]!]!
  return out
}

/** The pairs that reach the cut, under the numbers the records came with. */
function above({ pairs, weights }: Weighed, cut: number, order: Int32Array): { pairs: Pairs; weights: Float64Array } {
  const size = weights.reduce((sum, weight) => sum + Number(weight >= cut), 0)
  const [a, b, kept] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)]
  let at = 0
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! < cut) continue
    const [x, y] = [order[pairs.a[i]!]!, order[pairs.b[i]!]!]
    a[at] = Math.min(x, y)
    b[at] = Math.max(x, y)
    kept[at++] = weights[i]!
  }
  return { pairs: { a, b }, weights: kept }
}

/** The cells of a record under the number it came with. */
function cellReader(columns: readonly Column[], order: Int32Array): (record: number) => RecordCells {
  const readers = columns.map(({ dictionary }) => textsOf(dictionary))
  const places = new Int32Array(order.length)
  for (let at = 0; at < order.length; at++) places[order[at]!] = at
  return (record) => Object.fromEntries(columns.map(({ name, ids }, k) => [name, readers[k]!(ids[places[record]!]!)]))
}
