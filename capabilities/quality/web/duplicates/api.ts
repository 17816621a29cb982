import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { MatchedObject } from '#capabilities/quality/contract-duplicates.ts'
import { api, path } from '#web/api.ts'
import { queryClient, refreshObject } from '#web/data.ts'
import type { Paged } from '#web/types.ts'
import type { Pair, PairPage, PairStatus } from '#capabilities/quality/web/duplicates/pair.ts'

const pagePairs = 50

/** The objects whose records can be there twice, and where pairs wait. */
export const matchedQuery = queryOptions({
  queryKey: ['duplicates', 'objects'],
  queryFn: () => api.get<{ items: MatchedObject[] }>('/duplicates/objects'),
})

/** The queue of one object and state, the surest pairs first. */
export function pairsQuery(object: string, status: PairStatus) {
  return infiniteQueryOptions({
    queryKey: ['duplicates', object, status],
    queryFn: ({ pageParam }) =>
      api.get<PairPage>('/duplicates', { object, status, limit: pagePairs, after: pageParam, count: 'capped' }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function pairQuery(id: string) {
  return queryOptions({
    queryKey: ['duplicate', id],
    queryFn: () => api.get<Pair>(path('duplicates', id)),
    retry: false,
  })
}

/** Opens a pair again; what was merged becomes two records again. */
export function reopen(id: string): Promise<unknown> {
  return api.delete(`${path('duplicates', id)}/resolution`)
}

export function scan(object: string): Promise<unknown> {
  return api.post('/duplicates/scan', { object })
}

/** After anything was decided: queues, counts, merges and the records themselves may be others. */
export function refreshPairs(object: string): void {
  for (const key of ['duplicates', 'duplicate', 'merges']) void queryClient.invalidateQueries({ queryKey: [key] })
  refreshObject(object)
}

type MergedRecord = { readonly id: string; readonly title: string }
export type MergeLine = {
  readonly id: string
  readonly object: string
  readonly into: MergedRecord
  readonly from: readonly MergedRecord[]
  readonly at: string
  readonly actor: { readonly id: string; readonly name: string } | null
  /** Fields of the survivor that the merge changed. */
  readonly fields: readonly string[]
  /** Records that pointed at the others and now point at the survivor. */
  readonly moved: number
  readonly undoneAt: string | null
}

export function mergesQuery(object: string) {
  return infiniteQueryOptions({
    queryKey: ['merges', object],
    queryFn: ({ pageParam }) => api.get<Paged<MergeLine>>('/merges', { object, limit: pagePairs, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** The merge that a pair was settled by, to know which side stayed. */
export function mergeOfQuery(pair: { object: string; mergeId: string | null; left: { id: string } }) {
  return queryOptions({
    queryKey: ['merges', pair.object, pair.mergeId],
    queryFn: async () => {
      const { items } = await api.get<Paged<MergeLine>>('/merges', {
        object: pair.object,
        record: pair.left.id,
        limit: 200,
      })
      return items.find(({ id }) => id === pair.mergeId) ?? null
    },
    enabled: pair.mergeId !== null,
  })
}

export function unmerge(id: string): Promise<unknown> {
  return api.delete(path('merges', id))
}
