import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { InfiniteData } from '@tanstack/react-query'
import type {
  AutoMerge,
  Group,
  MergeRules,
  MergeSettings,
  Preview,
  Run,
  RunItem,
  RunPreview,
  WhyTwo,
} from '#capabilities/quality/contract-merging.ts'
import { api, path } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import type { Paged } from '#web/types.ts'

const pageGroups = 25
type Waiting = 'open' | 'later'

/** The groups of one object that wait, the surest first. */
export function groupsQuery(object: string, status: Waiting) {
  return infiniteQueryOptions({
    queryKey: ['duplicates', object, 'groups', status],
    queryFn: ({ pageParam }) =>
      api.get<Paged<Group>>('/duplicates/groups', {
        object,
        status,
        limit: pageGroups,
        after: pageParam,
        count: 'capped',
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    // Somebody who waits for a scan sees what it finds.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.length === 0 ? 3000 : false),
  })
}

/** How many groups wait, for the switch of objects. */
export function groupCountQuery(object: string) {
  return queryOptions({
    queryKey: ['duplicates', object, 'groups', 'count'],
    queryFn: () =>
      api
        .get<Paged<Group>>('/duplicates/groups', { object, limit: 1, count: 'capped' })
        .then(({ count, items }) => count ?? { value: items.length, exact: true }),
  })
}

/** The group of a pair. */
export function groupQuery(id: string) {
  return queryOptions({
    queryKey: ['duplicate', 'group', id],
    queryFn: () => api.get<Group>(path('duplicates', 'groups', id)),
    retry: false,
  })
}

export function whyQuery(object: string, left: string, right: string) {
  return queryOptions({
    queryKey: ['duplicate', 'why', object, ...[left, right].toSorted()],
    queryFn: () => api.get<WhyTwo>('/duplicates/why', { object, left, right }),
  })
}

/** What a merge of these records would become; `into` where a person chose who stays. */
export function previewQuery(object: string, ids: readonly string[], into: string | null) {
  return queryOptions({
    queryKey: ['duplicate', 'preview', object, ids.toSorted().join(), into],
    queryFn: () => api.post<Preview>('/merges/preview', { object, ids, ...(into ? { into } : {}) }),
    placeholderData: keepPreviousData,
    enabled: ids.length > 1,
    retry: false,
  })
}

export type MergeInput = {
  object: string
  into: string
  from: readonly string[]
  take: Readonly<Record<string, string>>
}

export function mergeRecords(input: MergeInput): Promise<{ id: string }> {
  return api.post('/merges', input)
}

/** Different ones: each from each, or `apart` from the others. */
export function dismiss(object: string, ids: readonly string[], apart?: string): Promise<{ pairs: string[] }> {
  return api.post('/duplicates/dismissals', { object, ids, ...(apart ? { apart } : {}) })
}

export function postpone(pairs: readonly string[]): Promise<{ pairs: string[] }> {
  return api.post('/duplicates/postponements', { pairs })
}

export function reopenAll(pairs: readonly string[]): Promise<{ pairs: string[] }> {
  return api.post('/duplicates/reopenings', { pairs })
}

/** Takes a group out of the queue on the screen. Gives back what puts it in again. */
export function takeGroupOut({ object, id: gone }: Group): () => void {
  const before = queryClient.getQueriesData<InfiniteData<Paged<Group>>>({ queryKey: ['duplicates', object, 'groups'] })
  for (const [key, data] of before) {
    if (!data || !('pages' in data)) continue
    queryClient.setQueryData(key, {
      ...data,
      pages: data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== gone) })),
    })
  }
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}

export function runPreviewQuery(object: string, threshold: number | null) {
  return queryOptions({
    queryKey: ['duplicates', object, 'run-preview', threshold],
    queryFn: () => api.post<RunPreview>('/merges/runs/preview', { object, threshold }),
    enabled: threshold !== null,
    placeholderData: keepPreviousData,
  })
}

export function startRun(object: string, threshold: number): Promise<Run> {
  return api.post('/merges/runs', { object, threshold })
}

export function stopRun(id: string): Promise<Run> {
  return api.post(`${path('merges', 'runs', id)}/stop`)
}

export function undoRun(id: string): Promise<Run> {
  return api.delete(path('merges', 'runs', id))
}

const busy = new Set(['running', 'stopping', 'undoing'])

/** The runs of an object, the latest first; looked at again while one is at work. */
export function runsQuery(object: string) {
  return infiniteQueryOptions({
    queryKey: ['merges', object, 'runs'],
    queryFn: ({ pageParam }) => api.get<Paged<Run>>('/merges/runs', { object, limit: pageGroups, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => busy.has(status))) ? 1000 : false,
  })
}

export function runQuery(run: Run) {
  return infiniteQueryOptions({
    queryKey: ['merges', run.object, 'run', run.id, run.status, run.merged, run.kept],
    queryFn: ({ pageParam }) => api.get<Run & Paged<RunItem>>(path('merges', 'runs', run.id), { after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export function settingsQuery(object: string) {
  return queryOptions({
    queryKey: ['merge-settings', object],
    queryFn: () => api.get<MergeSettings>(path('merges', 'settings', object)),
  })
}

export function saveSettings(
  object: string,
  settings: { rules: MergeRules; auto: AutoMerge; rev: number },
): Promise<MergeSettings> {
  // What was never saved has no revision yet.
  const { rev, ...rest } = settings
  return api.put(path('merges', 'settings', object), rev === 0 ? rest : settings)
}
