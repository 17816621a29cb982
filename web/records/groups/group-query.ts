import { queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { sumField } from '#web/records/board/board-field.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { ObjectMeta } from '#web/types.ts'

/** Where the reader's days begin. */
export const readerZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Count and sums of every group in one question; sums of money come by currency. */
export function groupQuery<Answer>(object: ObjectMeta, by: string, { filter, q }: Partial<Asked>) {
  const sum = sumField(object)
  const body = {
    ...(filter ? { filter } : {}),
    ...(q ? { q } : {}),
    groupBy: [by],
    timeZone: readerZone,
    aggregate: { n: { count: '*' }, ...(sum ? { sum: { sum: sum.name } } : {}) },
  }
  return queryOptions({
    queryKey: ['group', object.name, body],
    queryFn: ({ signal }) => api.post<{ groups: Answer[] }>(`${path('records', object.name)}/query`, body, { signal }),
  })
}
