import { queryOptions } from '@tanstack/react-query'
import { listKey } from '#web/data.ts'
import { listRecords, queryRecords } from '#web/records.ts'
import type { Way } from '#web/records/list/cursors.ts'
import type { CrmRecord, ListQuery, Paged } from '#web/types.ts'

/** What a list asks for, but for the page. */
export type RowsQuery = Omit<ListQuery, 'filter' | 'limit' | 'after' | 'skip' | 'back' | 'count'> & {
  filter?: Record<string, unknown>
}

export const PAGE = 100

/** One page of a list; the first also brings the count. */
export function pageQuery(object: string, query: RowsQuery, { after, skip, back, limit = PAGE }: Way) {
  const isFirst = after === null && skip === 0 && !back
  const from = { ...(after === null ? {} : { after }), ...(skip > 0 ? { skip } : {}), ...(back ? { back } : {}) }
  const whole = { ...query, limit, ...(isFirst ? { count: 'capped' as const } : from) }
  return queryOptions({
    queryKey: listKey(object, whole),
    queryFn: async ({ signal, client }) => {
      const page = await fetchPage(object, whole, signal)
      // A page found from elsewhere is asked for by its own cursor from now on: it is here already.
      if (page.at !== undefined) client.setQueryData(listKey(object, { ...query, limit: PAGE, after: page.at }), page)
      return page
    },
  })
}

/** How many the list has, where its first page only says "more than". What is off by a few is put right at the end. */
export function totalQuery(object: string, { filter, q }: RowsQuery) {
  const query = { ...(q ? { q } : {}), limit: 1, fields: [], count: 'exact' as const }
  return queryOptions({
    queryKey: ['total', object, filter, q],
    queryFn: ({ signal }) =>
      fetchPage(object, filter ? { ...query, filter } : query, signal).then(({ count }) => count ?? null),
    staleTime: 60_000,
    // Others' changes only make it stale: to count a million rows after each of them would be too dear.
    refetchInterval: ({ state }) => (state.isInvalidated ? 15_000 : false),
  })
}

function fetchPage(
  object: string,
  query: RowsQuery & Pick<ListQuery, 'after' | 'limit' | 'count'>,
  signal: AbortSignal,
): Promise<Paged<CrmRecord>> {
  const filter = asPlain(query.filter)
  return filter === undefined ? queryRecords(object, query, signal) : listRecords(object, { ...query, filter }, signal)
}

/** A filter that a plain GET can carry: all of it must hold, and no comparison twice. Undefined when it cannot. */
export function asPlain(filter: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  if (filter === undefined) return {}
  const plain: Record<string, Record<string, unknown>> = {}
  for (const [field, comparison] of allOf(filter)) {
    if (field === 'or' || field === 'not' || (field.includes('.') && /[^\w.]/.test(field))) return undefined
    const there = plain[field] ?? {}
    if (Object.keys(comparison).some((op) => op in there)) return undefined
    plain[field] = { ...there, ...comparison }
  }
  return plain
}

/** What must hold, "and" within "and" laid out side by side. */
function allOf(filter: Record<string, unknown>): [string, Record<string, unknown>][] {
  return Object.entries(filter).flatMap(([key, value]) =>
    key === 'and' && Array.isArray(value)
      ? value.flatMap((part) => allOf(part as Record<string, unknown>))
      : [[key, value as Record<string, unknown>]],
  )
}
