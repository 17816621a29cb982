import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { MatchedObject, MergeLine, Undoing } from '#capabilities/quality/contract-duplicates.ts'
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

export function mergesQuery(object: string, q: string) {
  return infiniteQueryOptions({
    queryKey: ['merges', object, 'past', q],
    queryFn: ({ pageParam, signal }) =>
      api.get<Paged<MergeLine>>('/merges', { object, q, limit: pagePairs, after: pageParam }, { signal }),
    placeholderData: (before, query) => (query?.queryKey[1] === object ? before : undefined),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** The merges of one record. */
export function mergesOfQuery(object: string, record: string) {
  return queryOptions({
    queryKey: ['merges', object, 'of', record],
    queryFn: () => api.get<Paged<MergeLine>>('/merges', { object, record, limit: 200 }),
    retry: false,
  })
}

/** The merge that a pair was settled by, to know which side stayed. */
export function mergeOfQuery(pair: { object: string; mergeId: string | null; left: { id: string } }) {
  return queryOptions({
    queryKey: ['merges', pair.object, pair.mergeId],
    queryFn: async () => {
      const { items } = await queryClient.fetchQuery(mergesOfQuery(pair.object, pair.left.id))
      return items.find(({ id }) => id === pair.mergeId) ?? null
    },
    enabled: pair.mergeId !== null,
  })
}

/** What taking a merge apart takes. */
export function undoing(id: string): Promise<Undoing> {
  return api.get(`${path('merges', id)}/undoing`)
}

/** Takes a merge apart; `later` with the merges that its records went into since. */
export function unmerge(id: string, later = false): Promise<{ undone: readonly string[] }> {
  return api.delete(`${path('merges', id)}${later ? '?later=true' : ''}`)
}

/** Merges once more what was taken apart. */
export function mergeAgain(merges: readonly string[]): Promise<unknown> {
  return api.post('/merges/restorations', { merges })
}
