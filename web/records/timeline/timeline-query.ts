import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { timelineKey } from '#web/data.ts'
import { timeline } from '#web/records.ts'

/** What of a timeline is shown: all kinds where none is named. */
export type TimelineFilter = { readonly kinds: readonly string[]; readonly q: string }

export const noFilter: TimelineFilter = { kinds: [], q: '' }

/** The latest of it for paper: as much as one answer brings. */
export function printedTimeline(object: string, id: string) {
  return infiniteQueryOptions({
    queryKey: [...timelineKey(object, id), 'print'],
    queryFn: ({ signal }) => timeline(object, id, { limit: 200 }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** What happened to a record, newest first, 30 at a time; what was shown stays while a changed filter is asked. */
export function timelineQuery(object: string, id: string, { kinds, q }: TimelineFilter = noFilter) {
  const asked = { limit: 30, kinds: kinds.join(','), q: q.trim() }
  return infiniteQueryOptions({
    queryKey: [...timelineKey(object, id), asked.kinds, asked.q],
    queryFn: ({ pageParam, signal }) =>
      timeline(object, id, { ...asked, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}
