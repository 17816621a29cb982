import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { queryClient, refreshObject } from '#web/data.ts'
import type { Paged } from '#web/types.ts'
import type { Fill, FillItem, Provenance } from '#capabilities/quality/contract-fill.ts'

const busy = new Set<string | undefined>(['looking', 'filling', 'undoing'])
export const isBusy = (fill: Fill | undefined): boolean => busy.has(fill?.status)

/** The latest look through an object; asked again while something is under way. */
export function fillQuery(object: string) {
  return queryOptions({
    queryKey: ['fills', object],
    queryFn: () => api.get<{ items: Fill[] }>('/fills', { object }).then(({ items }) => items[0] ?? null),
    refetchInterval: ({ state }) => (isBusy(state.data ?? undefined) ? 700 : false),
  })
}

export function itemsQuery(fill: Fill, rule: string) {
  return infiniteQueryOptions({
    queryKey: ['fills', fill.object, fill.id, fill.status, rule],
    queryFn: ({ pageParam }) =>
      api.get<Paged<FillItem>>(`${path('fills', fill.id)}/items`, { rule, limit: 20, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export const settingsQuery = queryOptions({
  queryKey: ['fills', 'settings'],
  queryFn: () => api.get<{ onWrite: boolean }>('/fills/settings'),
})

/** The marks of one revision of a record: a newer one may have others. */
export function provenanceQuery(object: string, id: string, rev: number) {
  return queryOptions({
    queryKey: ['provenance', object, id, rev],
    queryFn: () =>
      api.get<{ items: Provenance[] }>(`${path('records', object, id)}/provenance`).then(({ items }) => items),
    staleTime: 300_000,
    retry: false,
  })
}

export const startFill = (object: string) => api.post<Fill>('/fills', { object })
export const applyFill = (id: string, rules: readonly string[]) =>
  api.post<Fill>(`${path('fills', id)}/application`, { rules })
export const undoFill = (id: string) => api.delete<Fill>(`${path('fills', id)}/application`)
export const saveSettings = (onWrite: boolean) => api.put<{ onWrite: boolean }>('/fills/settings', { onWrite })

export function refreshFills(object: string): void {
  void queryClient.invalidateQueries({ queryKey: ['fills'] })
  void queryClient.invalidateQueries({ queryKey: ['provenance'] })
  refreshObject(object)
}
