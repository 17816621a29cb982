import { queryClient } from '#web/data.ts'
import { wayTo } from '#web/records/list/cursors.ts'
import type { Cursors } from '#web/records/list/cursors.ts'
import { PAGE, pageQuery } from '#web/records/list/page-query.ts'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import type { CrmRecord } from '#web/types.ts'

/** So many rows can be chosen from one to another; for more there is "all that match". */
export const mostInRange = 5000

/** A page of a list, or of one of its groups; its first record stands in line `start`. */
export type RangePage = { query: RowsQuery; cursors: Cursors; page: number; start: number }

/** The records from one line to another, in their order: from the cache, else from the server. */
export async function recordsBetween(
  object: string,
  pages: readonly RangePage[],
  { first, last }: { first: number; last: number },
): Promise<CrmRecord[]> {
  const records: CrmRecord[] = []
  const touched = pages.filter(({ start }) => start <= last && start + PAGE > first)
  for (let at = 0; at < touched.length; at += atOnce) {
    const some = touched.slice(at, at + atOnce)
    const got = await Promise.all(
      some.map(({ query, cursors, page }) => queryClient.fetchQuery(pageQuery(object, query, wayTo(cursors, page)))),
    )
    for (const [n, { items }] of got.entries()) {
      const { start } = some[n] as RangePage
      records.push(...items.filter((_, place) => start + place >= first && start + place <= last))
    }
  }
  return records
}
const atOnce = 4
