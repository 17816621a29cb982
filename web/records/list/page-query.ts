import { queryOptions } from '@tanstack/react-query'
import { listKey } from '#web/data.ts'
import { listRecords, queryRecords } from '#web/records.ts'
import type { CrmRecord, ListQuery, Paged } from '#web/types.ts'

/** What a list asks for, but for the page. */
export type RowsQuery = Omit<ListQuery, 'filter' | 'limit' | 'after' | 'count'> & { filter?: Record<string, unknown> }

export const PAGE = 100

/** One page of a list, from the cursor of the page before it (null for the first, which also brings the count). */
export function pageQuery(object: string, query: RowsQuery, after: string | null) {
  const whole = { ...query, limit: PAGE, ...(after === null ? { count: 'capped' as const } : { after }) }
  return queryOptions({
    queryKey: listKey(object, whole),
    queryFn: ({ signal }) => fetchPage(object, whole, signal),
  })
}

function fetchPage(
  object: string,
  query: RowsQuery & { after?: string },
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
