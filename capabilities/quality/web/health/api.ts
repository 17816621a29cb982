import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { queryClient, refreshObject } from '#web/data.ts'
import type { Paged } from '#web/types.ts'
import type {
  BehindRow,
  Dimension,
  HealthCells,
  ObjectHealth,
  ObjectState,
  Proposal,
  RecordHealth,
} from '#capabilities/quality/contract-health.ts'

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => api.get<{ items: ObjectHealth[] }>('/health').then(({ items }) => items),
})

export function stateQuery(object: string) {
  return queryOptions({
    queryKey: ['health', object],
    queryFn: () => api.get<ObjectState | { object: string; day: null }>(path('health', object)),
  })
}

export function cellsQuery(object: string, by: 'owner' | 'source') {
  return queryOptions({
    queryKey: ['health', object, 'cells', by],
    queryFn: () => api.get<HealthCells>(`${path('health', object)}/cells`, { by }),
  })
}

export function proposalsQuery(object: string) {
  return queryOptions({
    queryKey: ['health', object, 'proposals'],
    queryFn: () => api.get<{ items: Proposal[] }>(`${path('health', object)}/proposals`).then(({ items }) => items),
  })
}

export type BehindAsked = { dimension: Dimension; field?: string; owner?: string; source?: string }

export function behindQuery(object: string, asked: BehindAsked) {
  return infiniteQueryOptions({
    queryKey: ['health', object, 'behind', asked],
    queryFn: ({ pageParam }) =>
      api.get<Paged<BehindRow>>(`${path('health', object)}/records`, { ...asked, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function recordHealthQuery(object: string, id: string) {
  return queryOptions({
    queryKey: ['record', object, id, 'health'],
    queryFn: () => api.get<RecordHealth>(path('health', object, 'records', id)),
    retry: false,
  })
}

export function measure(object?: string): Promise<{ job: string }> {
  return api.post('/health/measurement', object === undefined ? {} : { object })
}

export function weightsQuery(object: string) {
  return queryOptions({
    queryKey: ['health', object, 'weights'],
    queryFn: () =>
      api
        .get<{ items: { field: string; weight: number }[] }>(`${path('health', object)}/weights`)
        .then(({ items }) => items),
  })
}

export function putWeights(object: string, weights: Record<string, number | null>): Promise<unknown> {
  return api.put(`${path('health', object)}/weights`, { weights })
}

export function closeAlarm(id: string): Promise<void> {
  return api.delete(path('health', 'alarms', id))
}

/** After a measurement: all numbers, and the records themselves, may be others. */
export function refreshHealth(object: string): void {
  void queryClient.invalidateQueries({ queryKey: ['health'] })
  refreshObject(object)
}

const cards = new Set<unknown>(['clusters', 'proposals'])

/** After a repair: the same, but for the cards, among which is the one that offers the way back. */
export function refreshNumbers(object: string): void {
  void queryClient.invalidateQueries({ queryKey: ['health'], predicate: ({ queryKey }) => !cards.has(queryKey[2]) })
  refreshObject(object)
}
