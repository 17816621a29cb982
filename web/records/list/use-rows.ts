import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { ComponentType } from 'react'
import type { GroupRowProps } from '#web/records/groups/GroupRow.tsx'
import type { GroupHead } from '#web/records/groups/groups.ts'
import { extended, firstOnly, knownPages, wantedPages, wayTo } from '#web/records/list/cursors.ts'
import type { Cursors } from '#web/records/list/cursors.ts'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import { PAGE, pageQuery } from '#web/records/list/page-query.ts'
import { recordsBetween } from '#web/records/list/row-range.ts'
import { useTotal } from '#web/records/list/use-total.ts'
import type { CrmRecord, Paged } from '#web/types.ts'

export type Rows = {
  /** What is shown was asked for by this. */
  key: string
  /** How many rows the grid makes room for. */
  count: number
  /** Undefined while its page is on the way. */
  at: (index: number) => CrmRecord | undefined
  /** All that are here, seen or not. */
  here: () => readonly CrmRecord[]
  /** Those of a range of rows, fetched where they are not here. */
  between: (first: number, last: number) => Promise<CrmRecord[]>
  /** What the server counted; undefined until it has. */
  total: Total | undefined
  /** The group whose head stands in this line, where rows are grouped. */
  groupAt?: (index: number) => GroupHead | undefined
  toggleGroup?: (key: string) => void
  /** What draws the head of a group; it comes with the groups. */
  GroupRow?: ComponentType<GroupRowProps>
  loading: boolean
  /** What is shown belongs to the query before. */
  old: boolean
  error: unknown
  refetch: () => void
}
export type Total = { value: number; exact: boolean }

type Window = { first: number; last: number }
type Page = Paged<CrmRecord>
/** While `frozen`, what is shown stays as it is. With `whole` there is room for all rows, however many. */
type Options = { frozen?: boolean; whole?: boolean }

/**
 * The rows of a list through a window: only the pages on the screen are fetched, and fetched afresh when something
 * changes, however far one has scrolled.
 */
export function useRows(
  object: string,
  query: RowsQuery,
  window: Window,
  { frozen, whole = false }: Options = {},
): Rows {
  const key = JSON.stringify([object, query])
  const [chain, setChain] = useState<{ key: string; cursors: Cursors }>({ key, cursors: firstOnly })
  const cursors = chain.key === key ? chain.cursors : firstOnly
  // What was shown last stays while it is frozen, or until a new question has its first answer.
  const [held, setHeld] = useState<Held>({ key, pages: new Map(), cursors, total: undefined })
  const total = useTotal(object, query, whole)
  const all = total?.exact ? total.value : undefined
  const room = Math.max(knownPages(cursors) * PAGE, all ?? 0)
  const pages = wantedPages(window, room)
  const results = useQueries({
    queries: pages.map((page) => ({
      ...pageQuery(object, query, wayTo(cursors, page, all)),
      placeholderData: keepPreviousData,
    })),
  })

  const next = extended(
    cursors,
    pages.map((page, at) => [page, results[at]?.isPlaceholderData ? undefined : results[at]?.data]),
  )
  if (next !== cursors) setChain({ key, cursors: next })

  const fresh: Held = { key, pages: new Map(held.key === key ? near(held.pages, pages) : []), cursors: next, total }
  for (const [at, page] of pages.entries()) {
    const { data, isPlaceholderData } = results[at] ?? {}
    if (data && !isPlaceholderData) fresh.pages.set(page, data)
  }
  const isReady = fresh.pages.has(0)
  const shown = frozen || !isReady ? held : fresh
  if (shown === fresh && !isSame(held, fresh)) setHeld(fresh)
  const failed = results.find(({ error, data }) => error !== null && data === undefined)
  return {
    ...described(shown),
    between: (first, last) => {
      const touched = wantedPages({ first, last }, room)
      const parts = touched.map((page) => ({ query, cursors: next, page, start: page * PAGE }))
      return recordsBetween(object, parts, { first, last })
    },
    loading: !isReady && failed === undefined,
    old: shown.key !== key,
    error: failed?.error ?? null,
    refetch: () => {
      for (const result of results) void result.refetch()
    },
  }
}

type Held = { key: string; pages: Map<number, Page>; cursors: Cursors; total: Total | undefined }

const mostHeld = 100

/** The pages that were looked at, those farthest from here forgotten: somebody may scroll through a million rows. */
function near(pages: ReadonlyMap<number, Page>, wanted: readonly number[]): ReadonlyMap<number, Page> {
  if (pages.size <= mostHeld) return pages
  const here = wanted.at(-1) ?? 0
  const byNearness = [...pages].toSorted(([a], [b]) => Math.abs(a - here) - Math.abs(b - here))
  const kept = byNearness.slice(0, mostHeld / 2)
  return new Map(kept.some(([page]) => page === 0) ? kept : [...kept, [0, pages.get(0) as Page]])
}

function isSame(a: Held, b: Held): boolean {
  return (
    a.key === b.key &&
    a.cursors === b.cursors &&
    a.total === b.total &&
    a.pages.size === b.pages.size &&
    [...b.pages].every(([page, data]) => a.pages.get(page) === data)
  )
}

function described({ key, pages, cursors, total }: Held): Pick<Rows, 'key' | 'count' | 'at' | 'here' | 'total'> {
  const end = endOf(pages)
  const known = pages.size === 0 ? 0 : Math.max(total?.exact ? total.value : 0, knownPages(cursors) * PAGE)
  return {
    key,
    total: end?.exact ? end : total,
    count: end?.value ?? known,
    at: (index) => pages.get(Math.floor(index / PAGE))?.items[index % PAGE],
    here: () => [...pages.values()].flatMap(({ items }) => items),
  }
}

/** Where the rows end, once a page said that nothing comes behind it; a page with nothing in it says less. */
function endOf(pages: ReadonlyMap<number, Page>): Total | undefined {
  let end: Total | undefined
  for (const [page, { items, next }] of pages) {
    const value = page * PAGE + items.length
    if (next === null && (!end || value < end.value)) end = { value, exact: items.length > 0 || page === 0 }
  }
  return end
}
