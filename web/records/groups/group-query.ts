import { queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import type { Figure } from '#web/records/foot/measures.ts'
import { figureEntry } from '#web/records/foot/measures.ts'
import type { Group } from '#web/records/groups/groups.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { ObjectMeta } from '#web/types.ts'

/** Where the reader's days begin. */
export const readerZone = Intl.DateTimeFormat().resolvedOptions().timeZone

export type Wanted = { by: string; asked: Partial<Asked>; figures: readonly Figure[] }

/** Count and figures of every group in one question; amounts come by currency. */
export function groupQuery(kind: 'group' | 'figures', object: ObjectMeta, { by, asked, figures }: Wanted) {
  const body = {
    ...(asked.filter ? { filter: asked.filter } : {}),
    ...(asked.q ? { q: asked.q } : {}),
    groupBy: [by],
    timeZone: readerZone,
    aggregate: Object.assign({ n: { count: '*' } }, ...figures.map(figureEntry)) as Record<string, unknown>,
    perCurrency: true,
  }
  return queryOptions({
    queryKey: [kind, object.name, body],
    queryFn: ({ signal }) => api.post<{ groups: Group[] }>(`${path('records', object.name)}/query`, body, { signal }),
  })
}
