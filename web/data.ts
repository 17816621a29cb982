import {
  keepPreviousData,
  QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { api, isApiError, path } from '#web/api.ts'
import { persister } from '#web/offline/persister.ts'
import { patchedData } from '#web/patched.ts'
import { noteWarnings } from '#web/records/warnings.ts'
import { getRecord, updateRecord } from '#web/records.ts'
import * as records from '#web/records.ts'
import type { Job, ListQuery, ObjectMeta, Paged, Session } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

/** One cache for the whole app. What is shown stays while it is fetched afresh; live events keep it true. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 600_000,
      networkMode: 'always', // the server may be on this very machine, internet or not
      persister, // what was seen can be read again without the server
      retry: (count, error) => count < 2 && isApiError(error) && (error.status === 0 || error.status >= 502),
    },
    mutations: { networkMode: 'always' },
  },
})

// Keys: everything about one object begins with the same two words, so that one call can make it stale.
export const recordKey = (object: string, id: string) => ['record', object, id] as const
export const listKey = (object: string, query?: unknown) =>
  query === undefined ? ['list', object] : ['list', object, query]
export const timelineKey = (object: string, id: string) => ['timeline', object, id] as const

export const historyKey = (object: string, id: string) => ['history', object, id] as const
/** What capabilities keep about a record: `aboutKey('contact', id, 'follower')`; a live event of that name makes it stale. */
export const aboutKey = (object: string, id: string, what?: string) =>
  what === undefined ? ['about', object, id] : ['about', object, id, what]

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () =>
    api.get<Session>('/session').catch((error: unknown) => {
      if (isApiError(error) && error.status === 401) return null
      throw error
    }),
  staleTime: Infinity,
})

export const objectsQuery = queryOptions({
  queryKey: ['objects'],
  queryFn: () => api.get<{ items: ObjectMeta[] }>('/objects').then(({ items }) => items),
  staleTime: 300_000,
})

/** Who is signed in. Below the shell there always is someone. */
export function useSession(): Session {
  const session = useQuery(sessionQuery).data
  if (!session) throw new Error('useSession outside of the signed-in app')
  return session
}

/** All objects the reader may see. The shell loads them before it shows anything. */
export function useObjects(): readonly ObjectMeta[] {
  return useQuery(objectsQuery).data ?? []
}

/** Undefined for an object that does not exist or is hidden from the reader. */
export function useObject(name: string): ObjectMeta | undefined {
  return useObjects().find((object) => object.name === name)
}

export function recordQuery(object: string, id: string, expand: readonly string[] = []) {
  return queryOptions({ queryKey: [...recordKey(object, id), expand], queryFn: () => getRecord(object, id, expand) })
}

export function useRecord(object: string, id: string, expand: readonly string[] = []) {
  return useQuery(recordQuery(object, id, expand))
}

/** One page of a list; the old rows stay while a changed query loads. */
export function listQuery(object: string, query: ListQuery = {}) {
  return queryOptions({
    queryKey: listKey(object, query),
    queryFn: ({ signal }) => records.listRecords(object, query, signal),
    placeholderData: keepPreviousData,
  })
}

export function useList(object: string, query: ListQuery = {}) {
  return useQuery(listQuery(object, query))
}

type Change = {
  object: string
  id: string
  values: Record<string, unknown>
  rev?: number
  /** How the new values look where they are shown expanded. */ shown?: Record<string, unknown>
}

/**
 * Changes a record: shown at once, everywhere it is shown; put back with the reason and "again" when it fails.
 * `update.mutate({ object, id, values: { name: 'Ada' }, rev })`
 */
export function useUpdateRecord() {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: ({ object, id, values, rev }: Change) => updateRecord(object, id, values, rev),
    // Queries under way are not awaited: that would hold back the paint for as long as the slowest of them.
    onMutate: ({ object, id, values, shown }: Change) => {
      void client.cancelQueries({ queryKey: recordKey(object, id) })
      return patchRecord(object, id, { ...values, ...shown })
    },
    onSuccess: (saved, { object, id, values, shown }) => {
      const expanded = new Set(Object.keys(shown ?? {}))
      const kept = Object.entries(saved).filter(
        ([field]) => (field in values && !expanded.has(field)) || field === 'rev' || field === 'updatedAt',
      )
      patchRecord(object, id, Object.fromEntries(kept))
      noteWarnings(saved)
      void client.invalidateQueries({ queryKey: timelineKey(object, id) })
      void client.invalidateQueries({ queryKey: recordKey(object, id) })
      void client.invalidateQueries({ queryKey: ['figures', object], refetchType: 'none' })
    },
    onError: (error, change, putBack) => {
      putBack?.()
      const detail = isApiError(error) ? error.detail : undefined
      toast({
        text: detail ? 'ui.said' : 'ui.failed',
        params: { detail },
        tone: 'danger',
        action: { text: 'ui.again', run: () => mutation.mutate({ ...change, rev: undefined }) },
      })
      void client.invalidateQueries({ queryKey: recordKey(change.object, change.id) })
    },
  })
  return mutation
}

/** Writes values into every cached copy of a record. Gives back what undoes it. */
export function patchRecord(object: string, id: string, values: Record<string, unknown>): () => void {
  const before = [
    ...queryClient.getQueriesData({ queryKey: recordKey(object, id) }),
    ...queryClient.getQueriesData({ queryKey: listKey(object) }),
  ]
  for (const [key, data] of before) {
    const patched = patchedData(data, id, values)
    if (patched !== data) queryClient.setQueryData(key, patched)
  }
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}

/** A timeline is fetched afresh, also where its first answer is still on its way and knows nothing of it yet. */
export async function refreshTimeline(object: string, id: string): Promise<void> {
  await queryClient.cancelQueries({ queryKey: timelineKey(object, id) })
  await queryClient.invalidateQueries({ queryKey: timelineKey(object, id) })
}

/** Everything that may show this object is fetched afresh: after creating, deleting, merging. */
export function refreshObject(object: string): void {
  for (const kind of ['list', 'total', 'record', 'timeline', 'group', 'figures'])
    void queryClient.invalidateQueries({ queryKey: [kind, object] })
}

export function jobsQuery(status?: string) {
  return queryOptions({
    queryKey: ['jobs', status ?? 'all'],
    queryFn: () => api.get<Paged<Job>>('/jobs', { status, limit: 50 }),
  })
}

export const retryJob = (id: string) => api.post<Job>(`${path('jobs', id)}/retry`)
export const cancelJob = (id: string) => api.delete<void>(path('jobs', id))
