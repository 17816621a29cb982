import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import { offerUndo } from '#web/records/offer-undo.ts'
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

const save = (body: Asked & { every?: Recipe['every'] }) => api.post<Recipe>('/recipes', body)
const change = (id: string, body: RecipeChange) => api.patch<Recipe>(path('recipes', id), body)
const remove = (id: string) => api.delete<void>(path('recipes', id))
const refresh = () => void queryClient.invalidateQueries({ queryKey: ['recipes'] })

type RecipeChange = Partial<Pick<Recipe, 'name' | 'every' | 'steps'>>

/** Recipes are kept, changed and deleted as acts to take back. */
export function saveRecipe(body: Asked & { every?: Recipe['every'] }): Promise<Recipe> {
  const made = save(body)
  offerUndo({ text: 'repair.saved' }, made, ({ id }) => remove(id).finally(refresh), { text: 'recipe.deleted' })
  return made
}

export function changeRecipe({ id, name, every, steps }: Recipe, to: RecipeChange): Promise<Recipe> {
  const changed = change(id, to)
  offerUndo({ text: 'repair.saved' }, changed, () => change(id, { name, every, steps }).finally(refresh))
  return changed
}

export function deleteRecipe({ id, object, name, every, steps }: Recipe): Promise<void> {
  const deleted = remove(id)
  offerUndo({ text: 'recipe.deleted' }, deleted, () => save({ object, name, every, steps }).finally(refresh))
  return deleted
}

export const runRecipe = (id: string) => api.post<Repair>(`${path('recipes', id)}/run`)
export const recipeFile = (id: string) => api.get<RecipeFile>(`${path('recipes', id)}/file`)

export function importRecipe(file: unknown): Promise<Recipe> {
  const made = api.post<Recipe>('/recipes/file', file)
  void made.then(
    ({ name }) => {
      const said = { text: 'recipe.imported', params: { name } }
      return offerUndo(said, made, ({ id }) => remove(id).finally(refresh), { text: 'recipe.deleted' })
    },
    () => undefined,
  ) // said by who asked
  return made
}

export function clustersQuery(object: string, field: string, method: ClusterMethod) {
  return queryOptions({
    queryKey: ['health', object, 'clusters', field, method],
    queryFn: () => api.get<Clusters>(`${path('health', object)}/clusters`, { field, method }),
  })
}
