import type { Question } from '#web/records/asked-first.ts'
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'
import type { InfiniteData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, path, queryText } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import { useLiveEvent } from '#web/live.ts'
import type { LiveImport, Paged } from '#web/types.ts'
import type { Import, ImportStatus, ImportTarget, Mapping } from '#capabilities/quality/contract-imports.ts'
import type { ReadAs } from '#capabilities/quality/contract-reading.ts'

export type ImportPageOf = Paged<Import>

/** The first two words are those that the live events know. */
export const importKey = (id: string) => ['import', id] as const

const pollMs = 2000

/** One import. Events keep it true; while it moves it is asked for as well: a lost event must not stop a bar. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: importKey(id),
    queryFn: () => api.get<Import>(path('imports', id)),
    refetchInterval: ({ state }) => (isMoving(state.data?.status) ? pollMs : false),
  })
}

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ pageParam }) => api.get<ImportPageOf>('/imports', { limit: 50, after: pageParam }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next ?? undefined,
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ items }) => items.some(({ status }) => isMoving(status))) ? pollMs : false,
})

export const targetsQuery = queryOptions({
  queryKey: ['import-targets'],
  queryFn: () => api.get<{ items: ImportTarget[] }>('/import-targets').then(({ items }) => items),
  staleTime: 300_000,
})

export function isMoving(status: ImportStatus | undefined): boolean {
  return status === 'running' || status === 'undoing'
}

/** Before it has been run: the file is here, nothing has been written. */
export function isUnrun(status: ImportStatus): boolean {
  return status === 'uploaded' || status === 'mapped'
}

/** Keeps the bars of the list moving. */
export function useLiveImports(): void {
  useLiveEvent('import', patchList)
}

function patchList({ id, status, progress }: LiveImport): void {
  queryClient.setQueryData<InfiniteData<ImportPageOf>>(
    ['imports'],
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((one) =>
            one.id === id
              ? {
                  ...one,
                  status: status as ImportStatus,
                  progress: progress && { ...one.progress, rate: one.progress?.rate ?? 0, ...progress },
                }
              : one,
          ),
        })),
      },
  )
}

/** Sends a file and goes to the import that it becomes; of `object`, where a person said what it holds. */
export function useUpload(object?: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file, file.name)
      return api.post<Import>(`/imports${queryText({ object })}`, form)
    },
    onSuccess: (made) => {
      keepImport(made)
      return navigate({ to: `/imports/${made.id}`, search: { step: 'columns' } as never })
    },
  })
}

/** Keeps a changed mapping with the import; what was checked is checked anew, because the mapping is part of its key. */
export async function saveMapping(one: Import, mapping: Mapping): Promise<void> {
  await api.put<Import | undefined>(`${path('imports', one.id)}/mapping`, mapping)
  queryClient.setQueryData<Import>(importKey(one.id), (known) => known && { ...known, mapping })
}

/** Reads the file otherwise; rows and counts that are shown are asked for anew. `before` is done before it is shown. */
export async function saveReading(id: string, reading: ReadAs, before = () => {}): Promise<void> {
  const one = await api.put<Import>(`${path('imports', id)}/reading`, reading)
  before()
  keepImport(one)
  for (const key of ['import-preview', 'import-dry-run']) void queryClient.resetQueries({ queryKey: [key, id] })
}

export function keepImport(one: Import): void {
  queryClient.setQueryData(importKey(one.id), one)
  void queryClient.invalidateQueries({ queryKey: ['imports'] })
}

export async function discardImport(id: string): Promise<void> {
  await api.delete(path('imports', id))
  queryClient.removeQueries({ queryKey: importKey(id) })
  await queryClient.invalidateQueries({ queryKey: ['imports'] })
}

/** What the key of undo asks before it takes an import back that wrote anything, for few know how many rows a file had. */
export async function askOfImport(id: string): Promise<Question | null> {
  const { name, status, counts, progress } = await api.get<Import>(path('imports', id))
  if (status === 'running') return { text: 'imports.undoRunning', params: { name, done: progress?.done ?? 0 } }
  if (counts.created + counts.updated === 0) return null
  return { text: 'imports.undoDone', params: { name, created: counts.created, updated: counts.updated } }
}

/** Begins to take an import back; one that still runs stops first. */
export async function takeImportBack(id: string): Promise<void> {
  await api.post<unknown>(`${path('imports', id)}/undo`)
  queryClient.setQueryData<Import>(importKey(id), (known) => known && { ...known, status: 'undoing', progress: null })
  void queryClient.invalidateQueries({ queryKey: ['imports'] })
  await queryClient.invalidateQueries({ queryKey: importKey(id) })
}
