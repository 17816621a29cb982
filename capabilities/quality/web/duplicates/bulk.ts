import { api, isApiError } from '#web/api.ts'
import type { ObjectMeta } from '#web/types.ts'
import { reopen, resolve } from '#capabilities/quality/web/duplicates/api.ts'
import { startKeep } from '#capabilities/quality/web/duplicates/choose.ts'
import type { Pair, PairPage } from '#capabilities/quality/web/duplicates/pair.ts'

/** As many as one look at the number can answer for. */
export const mostAtOnce = 1000
const page = 200

/** The open pairs of at least this probability. The queue is sorted by it, so reading stops at the first below. */
export async function surePairs(object: string, probability: number, signal?: AbortSignal): Promise<Pair[]> {
  const found: Pair[] = []
  let after: string | null = ''
  while (after !== null && found.length < mostAtOnce) {
    const { items, next }: PairPage = await api.get<PairPage>(
      '/duplicates',
      { object, status: 'open', limit: page, after },
      { signal },
    )
    const sure = items.filter((pair) => pair.probability >= probability)
    found.push(...sure)
    after = sure.length === items.length ? next : null
  }
  return found.slice(0, mostAtOnce)
}

export type BulkProgress = { readonly done: number; readonly merged: readonly Pair[]; readonly skipped: number }

/**
 * Merges pair after pair; `tell` hears how far it is and says whether to go on. A pair whose record has meanwhile
 * gone into another one is skipped.
 */
export async function mergeAll(
  object: ObjectMeta,
  pairs: readonly Pair[],
  tell: (progress: BulkProgress) => boolean,
): Promise<BulkProgress> {
  let progress: BulkProgress = { done: 0, merged: [], skipped: 0 }
  for (const pair of pairs) {
    const isMerged = await resolve(pair, { kind: 'merge', keep: startKeep(object, pair) }).then(() => true, skippable)
    progress = {
      done: progress.done + 1,
      merged: isMerged ? [...progress.merged, pair] : progress.merged,
      skipped: progress.skipped + (isMerged ? 0 : 1),
    }
    if (!tell(progress)) break
  }
  return progress
}

function skippable(error: unknown): false {
  if (isApiError(error) && error.status >= 400 && error.status < 500) return false
  throw error
}

/** The last merge first, so that each finds the records as it left them. */
export async function takeAllBack(merged: readonly Pair[]): Promise<void> {
  for (const pair of merged.toReversed()) await reopen(pair.id)
}
