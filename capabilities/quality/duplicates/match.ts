import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { matchStore } from '#capabilities/quality/batch/match-store.ts'
import type { Store } from '#capabilities/quality/batch/store.ts'
import { dedupeRecords } from '#capabilities/quality/engine/match/dedupe.ts'
import type { ColumnKind } from '#capabilities/quality/engine/match/profile.ts'
import type { Lesson, Verdict } from '#capabilities/quality/engine/group/verdicts.ts'
import type { Model, RecordCells, Score } from '#capabilities/quality/engine/model/score.ts'
import type { Why } from '#capabilities/quality/contract-duplicates.ts'
import type { MatchColumn } from '#capabilities/quality/duplicates/columns.ts'
import { isNamedAlike, scoreRecords } from '#capabilities/quality/duplicates/evidence.ts'
import type { FlatKeys } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { firstModel, type ScannedModel } from '#capabilities/quality/duplicates/model.ts'
import { keyOf } from '#capabilities/quality/merging/connect.ts'
import { numbers } from '#capabilities/quality/engine/batch/numbers.ts'
import { chooseLookup, lookupKeys } from '#capabilities/quality/engine/blocking/lookup.ts'

export type MatchTask = {
  readonly columns: readonly MatchColumn[]
  readonly ids: readonly string[]
  /** In memory, or where they lie on disk. */
  readonly rows: readonly (readonly string[])[] | Pick<Store, 'path' | 'records'>
  /** What people have decided of these rows, and of such as are gone. */
  readonly labels?: readonly Verdict[]
  readonly lessons?: readonly Lesson[]
  /** Rows whose pair waits in the queue already: it stays there while they are alike, whatever else is found. */
  readonly waiting?: readonly { readonly a: number; readonly b: number }[]
}

export type FoundPair = {
  readonly left_id: string
  readonly right_id: string
  readonly score: number
  readonly weight: number
  readonly why: readonly Why[]
}
export type Matched = {
  readonly pairs: readonly FoundPair[]
  /** How many pairs were found in all; of more than a hundred thousand records, about. */
  readonly found: number
  readonly model: ScannedModel | null
  /** Under which keys each record is to be filed, in the order of `ids`. */
  readonly keys: FlatKeys | null
}

/** Least probability of a pair that people are shown. */
export const threshold = 0.5
/**
 * Pairs that a scan puts into the queue, the surest first: nobody reviews more, and what is decided makes room for the
 * others. `TEND_PAIRS_KEPT` moves it.
 */
export const pairsKept = () => Number(process.env.TEND_PAIRS_KEPT) || 20_000
/** Pairs compared, about, a record: twice as many take twice the time and find no more that a person would join. */
const comparedPerRow = 20
/** Below this many records nothing can be learned from them. */
const fewest = 60

/** Records beyond which an object is matched on disk and by several threads; `TEND_ROWS_IN_MEMORY` moves it. */
export const rowsInMemory = () => Number(process.env.TEND_ROWS_IN_MEMORY) || 100_000

/** Finds the pairs on a thread of its own, so that the server goes on answering meanwhile. */
export async function matchAside(task: MatchTask): Promise<Matched> {
  if (task.ids.length < fewest) return matchRows(task)
  const worker = new Worker(new URL('./match-thread.ts', import.meta.url), { workerData: task })
  const [matched] = (await once(worker, 'message')) as [Matched]
  return matched
}

/** Pairs of rows that are alike enough, the surest first. Same rows, same pairs, whatever their order. */
export async function matchRows(task: MatchTask): Promise<Matched> {
  const { columns, ids, rows, labels = [], lessons = [] } = task
  if (!isInMemory(rows)) return matchStored(task, rows)
  const cellsOf = (row: number): RecordCells => Object.fromEntries(columns.map(({ name }, i) => [name, rows[row]?.[i]]))
  if (rows.length < fewest) {
    const model = firstModel(columns)
    return { ...explained(task, { pairs: everyTwo(rows.length), model, cellsOf }), model: null, keys: null }
  }
  const { pairs, model } = dedupeRecords([{ columns: columns.map(({ name }) => name), rows }], {
    kinds: kindsOf(columns),
    ids,
    threshold,
    labels,
    lessons,
    pairBudget: Math.max(60_000, rows.length * comparedPerRow),
  })
  return { ...explained(task, { pairs, model, cellsOf }), ...filed({ pairs, model, cellsOf }, ids.length) }
}

/** The same of records on disk. Of their pairs the surest are looked at closely: more than anybody is shown. */
async function matchStored(task: MatchTask, rows: Pick<Store, 'path' | 'records'>): Promise<Matched> {
  const { columns, ids, labels = [], lessons = [], waiting = [] } = task
  const names = columns.map(({ name }) => name)
  const store: Store = { ...rows, columns: names, remove: async () => {} }
  const found = await matchStore(store, { kinds: kindsOf(columns), ids, threshold, labels, lessons })
  const { model, cellsOf } = found
  const all = Array.from(found.weights, (weight, i) => ({ a: found.pairs.a[i]!, b: found.pairs.b[i]!, weight }))
  const placesOf = ({ a, b }: { a: number; b: number }) => Math.min(a, b) * ids.length + Math.max(a, b)
  const known = new Set(waiting.map(placesOf))
  const pairs = all
    .toSorted((x, y) => y.weight - x.weight || compare(ids[x.a]!, ids[y.a]!) || compare(ids[x.b]!, ids[y.b]!))
    .filter((pair, rank) => rank < pairsKept() * 2 || known.has(placesOf(pair)))
  const shown = explained(task, { pairs, model, cellsOf })
  return {
    pairs: shown.pairs,
    found: shown.found + all.length - pairs.length,
    ...filed({ pairs: all, model, cellsOf }, ids.length),
  }
}

const mostLookedAt = 1200

/** Chooses the keys by which single records will be looked up, and computes them for all. */
function filed({ pairs, model, cellsOf }: Found, records: number): Pick<Matched, 'model' | 'keys'> {
  const evenly = (of: number) => {
    const many = Math.min(of, mostLookedAt)
    return Array.from({ length: many }, (_, i) => Math.floor((i * of) / many))
  }
  const rules = chooseLookup(model, {
    pairs: evenly(pairs.length).map((i) => [cellsOf(pairs[i]!.a), cellsOf(pairs[i]!.b)]),
    some: evenly(records).map(cellsOf),
    records,
  })
  const starts = new Int32Array(records + 1)
  const keys = numbers()
  for (let record = 0; record < records; record++) {
    for (const key of lookupKeys(model, rules, cellsOf(record))) keys.add(key)
    starts[record + 1] = keys.size()
  }
  return { model: { ...model, lookup: rules }, keys: { starts, keys: new Int32Array(keys.done().buffer) } }
}

function isInMemory(rows: MatchTask['rows']): rows is readonly (readonly string[])[] {
  return Array.isArray(rows)
}

function kindsOf(columns: readonly MatchColumn[]): Record<string, ColumnKind> {
  return Object.fromEntries(columns.map(({ name, kind }) => [name, kind]))
}

type Found = {
  readonly pairs: readonly { a: number; b: number }[]
  readonly model: Model
  readonly cellsOf: (row: number) => RecordCells
}

function explained(
  { columns, ids, labels = [], waiting = [] }: Omit<MatchTask, 'rows'>,
  { pairs, model, cellsOf }: Found,
): Pick<Matched, 'pairs' | 'found'> {
  const nameOf = ({ a, b }: { a: number; b: number }) => keyOf(ids[a] as string, ids[b] as string)
  const apart = new Set(labels.filter(({ same }) => !same).map(nameOf))
  const known = new Set(waiting.map(nameOf))
  const found: FoundPair[] = []
  for (const { a, b } of pairs) {
    const [left, right] = (ids[a] as string) < (ids[b] as string) ? [a, b] : [b, a]
    const { probability, weight, why } = scoreRecords(model, columns, [cellsOf(left), cellsOf(right)])
    if (probability < threshold || !isNamedAlike(columns, why) || apart.has(nameOf({ a, b }))) continue
    found.push({
      left_id: ids[left] as string,
      right_id: ids[right] as string,
      score: probability,
      weight,
      why: reasons(why),
    })
  }
  const kept = found
    .toSorted((x, y) => y.weight - x.weight || compare(x.left_id, y.left_id) || compare(x.right_id, y.right_id))
    .filter(({ left_id, right_id }, rank) => rank < pairsKept() || known.has(keyOf(left_id, right_id)))
  return { pairs: kept, found: found.length }
}

function everyTwo(n: number): { a: number; b: number }[] {
  return Array.from({ length: n }, (_, a) =>
    Array.from({ length: n - a - 1 }, (_more, i) => ({ a, b: a + 1 + i })),
  ).flat()
}

/** The bars of the waterfall as the API gives them, the heaviest first. */
export function reasons(why: Score['why']): Why[] {
  return why
    .map(({ column, left, right, level, weight }) => ({
      field: column,
      left,
      right,
      level,
      weight: Math.round(weight * 1000) / 1000,
    }))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
