import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, path, queryText } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import type { ListState } from '#web/records/list/address.ts'
import { readState, writeState } from '#web/records/list/address.ts'
import type { Columns } from '#web/records/list/use-columns.ts'
import { parseAddress } from '#web/shell/address.ts'

/** A view that somebody saved: what a list shows, under a name. */
export type View = {
  id: string
  object: string
  name: string
  scope: Scope
  /** The part of the list's address behind "?". */
  address: string
  columns: Columns | null
  owner: string
  ownerName: string | null
  rev: number
  may: boolean
}
export type Scope = 'own' | 'team' | 'all'
export const scopes: readonly Scope[] = ['own', 'team', 'all']
const noViews: readonly View[] = []

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => api.get<{ items: View[] }>('/views').then(({ items }) => items),
  staleTime: 60_000,
})

/** The saved views the reader sees, of one object. */
export function useViews(object: string): readonly View[] {
  const all = useQuery(viewsQuery).data
  return all?.filter((view) => view.object === object) ?? noViews
}

export function useView(id: string): View | undefined {
  return useQuery(viewsQuery).data?.find((view) => view.id === id)
}

const changed = () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey })

export async function createView(view: Pick<View, 'object' | 'name' | 'scope' | 'address' | 'columns'>): Promise<View> {
  const made = await api.post<View>('/views', view)
  await changed()
  return made
}

export async function updateView(
  id: string,
  change: Partial<Pick<View, 'name' | 'scope' | 'address' | 'columns' | 'rev'>>,
): Promise<View> {
  const view = await api.patch<View>(path('views', id), change)
  await changed()
  return view
}

export async function deleteView(id: string): Promise<void> {
  await api.delete<void>(path('views', id))
  await changed()
}

export async function restoreView(id: string): Promise<void> {
  await api.post(`${path('views', id)}/restoration`)
  await changed()
}

/** What a view keeps of a list's state, always written the same way. */
export function addressOf(state: ListState): string {
  const { at: _, ...settings } = state.settings // a view is opened at the day it is opened on
  return queryText(writeState({}, { ...state, saved: '', settings })).slice(1)
}

/** The state that a saved address stands for. */
export function stateOf(view: View): ListState {
  return { ...readState(parseAddress(`?${view.address}`)), saved: view.id }
}

/** Where a view is opened. */
export function hrefOf(view: View): string {
  return `/${view.object}${queryText(writeState({}, stateOf(view)))}`
}
