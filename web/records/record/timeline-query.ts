import { infiniteQueryOptions } from '@tanstack/react-query'
import { timelineKey } from '#web/data.ts'
import { timeline } from '#web/records.ts'

/** What happened to a record, newest first, 30 at a time. */
export function timelineQuery(object: string, id: string) {
  return infiniteQueryOptions({
    queryKey: timelineKey(object, id),
    queryFn: ({ pageParam }) => timeline(object, id, { limit: 30, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}
