import { PAGE } from '#web/records/list/page-query.ts'
import type { CrmRecord, Paged } from '#web/types.ts'

type Window = { first: number; last: number }
type Page = Paged<CrmRecord>

/** The cursor that each page begins behind, as far as they are known; the first page begins behind nothing. */
export type Cursors = ReadonlyMap<number, string | null>
/** How a page is asked for: behind or before a cursor, and so many records further; `limit` where it is no whole page. */
export type Way = { after: string | null; skip: number; back?: true; limit?: number }

export const firstOnly: Cursors = new Map([[0, null]])

/** The pages that a window touches, of so many rows; the first is among them, for it brings the count. */
export function wantedPages({ first, last }: Window, count: number): number[] {
  const end = Math.max(0, Math.ceil(count / PAGE) - 1)
  const from = Math.min(Math.floor(Math.max(first, 0) / PAGE), end)
  const to = Math.min(Math.floor(Math.max(last, 0) / PAGE), end)
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return pages.includes(0) ? pages : [0, ...pages]
}

/**
 * The shortest way to a page: from its own cursor, else from the nearest one before or behind it, else from the end
 * where it is known how many records there are.
 */
export function wayTo(cursors: Cursors, page: number, total?: number): Way {
  let [before, behind] = [0, Infinity]
  for (const known of cursors.keys()) {
    if (known <= page && known > before) before = known
    if (known > page && known < behind) behind = known
  }
  const forth = (page - before) * PAGE
  const back = (behind - page - 1) * PAGE
  const left = total === undefined ? -1 : total - page * PAGE
  if (left > 0 && left - PAGE < Math.min(forth, back))
    return { after: null, skip: Math.max(0, left - PAGE), back: true, ...(left < PAGE ? { limit: left } : {}) }
  if (back < forth) return { after: cursors.get(behind) ?? null, skip: back, back: true }
  return { after: cursors.get(before) ?? null, skip: forth }
}

/** How many pages are known to be there. */
export const knownPages = (cursors: Cursors) => Math.max(...cursors.keys()) + 1

/** With the cursors that the pages brought; the same map when nothing is new. */
export function extended(
  cursors: Cursors,
  brought: readonly (readonly [page: number, data: Page | undefined])[],
): Cursors {
  const next = new Map(cursors)
  let isNew = false
  const set = (page: number, cursor: string) => {
    if (next.get(page) === cursor) return
    next.set(page, cursor)
    isNew = true
  }
  for (const [page, data] of brought) {
    if (!data) continue
    if (data.at !== undefined && !next.has(page)) set(page, data.at)
    if (data.next !== null) set(page + 1, data.next)
    else for (const behind of next.keys()) if (behind > page) isNew = next.delete(behind) || isNew
  }
  return isNew ? next : cursors
}
