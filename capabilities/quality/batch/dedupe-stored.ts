import { matchStore } from '#capabilities/quality/batch/match-store.ts'
import type { Store } from '#capabilities/quality/batch/store.ts'
import { scoreNames } from '#capabilities/quality/engine/bare-names/group-names.ts'
import type { BatchMatch } from '#capabilities/quality/engine/batch/match-batch.ts'
import type { Dedupe, DedupeOptions, Pair } from '#capabilities/quality/engine/match/dedupe.ts'
import { probabilityOf } from '#capabilities/quality/engine/model/odds.ts'
import { scorePair, type RecordCells } from '#capabilities/quality/engine/model/score.ts'

/** How far the work is when a stage is over, about. */
const shares = { columns: 0.1, order: 0.12, values: 0.35, candidates: 0.5, levels: 0.85, model: 0.9, groups: 1 }

/** `dedupeRecords` for rows that lie in a store: as many as the disk holds. */
export async function dedupeStored(store: Store, options: DedupeOptions): Promise<Dedupe> {
  const { progress, ...others } = options
  const found = await matchStore(store, { ...others, done: (stage) => progress?.(shares[stage]) })
  const fields = found.model.fields.map(({ field }) => field)
  const score = (left: RecordCells, right: RecordCells) =>
    found.report.method === 'names' ? scoreNames(fields, left, right) : scorePair(found.model, left, right)
  return {
    clusters: found.clusters,
    pairs: pairsOf(found),
    model: found.model,
    report: found.report,
    explain: (a, b) => score(found.cellsOf(a), found.cellsOf(b)),
  }
}

function pairsOf({ pairs, weights }: BatchMatch): Pair[] {
  return Array.from(weights, (weight, i) => ({
    a: pairs.a[i]!,
    b: pairs.b[i]!,
    weight,
    probability: probabilityOf(weight),
  }))
}
