import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import type { Paged } from '#web/types.ts'
import type { ClusterMethod, Clusters } from '#capabilities/quality/contract-health.ts'
import type { Preview, Recipe, RecipeFile, Repair, Step } from '#capabilities/quality/contract-repairs.ts'

export type Asked = { object: string; name: string; steps: readonly Step[] }

export const preview = ({ object, steps }: Asked) => api.post<Preview>('/repairs/preview', { object, steps })
export const startRepair = (asked: Asked) => api.post<Repair>('/repairs', asked)
export const undoRepair = (id: string) => api.delete<Repair>(path('repairs', id))

const busy = new Set(['queued', 'running', 'undoing'])
export const isBusy = (repair: Repair | undefined) => repair !== undefined && busy.has(repair.status)

/** A repair, asked about again and again while something is going on. */
export function repairQuery(id: string | null) {
  return queryOptions({
    queryKey: ['repairs', id],
    queryFn: () => api.get<Repair>(path('repairs', id ?? '')),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isBusy(state.data) ? 700 : false),
  })
}

export const repairsQuery = infiniteQueryOptions({
  queryKey: ['repairs', 'all'],
  queryFn: ({ pageParam }) => api.get<Paged<Repair>>('/repairs', { limit: 50, after: pageParam || undefined }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
  refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isBusy) ? 1500 : false),
})

export const recipesQuery = queryOptions({
  queryKey: ['recipes'],
  queryFn: () => api.get<{ items: Recipe[] }>('/recipes').then(({ items }) => items),
})

export const saveRecipe = (body: Asked & { every?: Recipe['every'] }) => api.post<Recipe>('/recipes', body)
export const changeRecipe = (id: string, body: Partial<Pick<Recipe, 'name' | 'every' | 'steps'>>) =>
  api.patch<Recipe>(path('recipes', id), body)
export const deleteRecipe = (id: string) => api.delete<void>(path('recipes', id))
export const runRecipe = (id: string) => api.post<Repair>(`${path('recipes', id)}/run`)
export const recipeFile = (id: string) => api.get<RecipeFile>(`${path('recipes', id)}/file`)
export const importRecipe = (file: unknown) => api.post<Recipe>('/recipes/file', file)

export function clustersQuery(object: string, field: string, method: ClusterMethod) {
  return queryOptions({
    queryKey: ['health', object, 'clusters', field, method],
    queryFn: () => api.get<Clusters>(`${path('health', object)}/clusters`, { field, method }),
  })
}
