import { useQuery } from '@tanstack/react-query'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import { pageQuery, totalQuery } from '#web/records/list/page-query.ts'
import type { Total } from '#web/records/list/use-rows.ts'

/** How many records a list has: at once up to a thousand, a moment later exactly, where that is wanted. */
export function useTotal(object: string, query: RowsQuery, wanted = true): Total | undefined {
  const first = useQuery(pageQuery(object, query, { after: null, skip: 0 })).data?.count
  const counted = useQuery({ ...totalQuery(object, query), enabled: wanted && first?.exact === false }).data
  return first?.exact === false ? (counted ?? first) : first
}
