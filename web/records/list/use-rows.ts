import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { GroupHead } from '#web/records/groups/groups.ts'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import { PAGE, pageQuery } from '#web/records/list/page-query.ts'
import type { CrmRecord, Paged } from '#web/types.ts'

export type Rows = {
  /** How many rows the grid makes room for. */
  count: number
  /** Undefined while its page is on the way. */
  at: (index: number) => CrmRecord | undefined
  /** What the server counted; undefined until it has. */
  total: { value: number; exact: boolean } | undefined
  /** The group whose head stands in this line, where rows are grouped. */
  groupAt?: (index: number) => GroupHead | undefined
  toggleGroup?: (key: string) => void
  loading: boolean
  /** What is shown belongs to the query before. */
  old: boolean
  error: unknown
  refetch: () => void
}

type Window = { first: number; last: number }
type Page = Paged<CrmRecord>

/**
 * The rows of a list through a window: only the pages on the screen are fetched, and fetched afresh when something
 * changes, however far one has scrolled. Pages are chained by their cursors; a page not reached yet is reached through
 * those before it. While `frozen`, what is shown stays as it is.
 */
export function useRows(object: string, query: RowsQuery, window: Window, frozen: boolean): Rows {
  const key = JSON.stringify([object, query])
  const [chain, setChain] = useState<{ key: string; cursors: readonly (string | null)[] }>({ key, cursors: [null] })
  const cursors = chain.key === key ? chain.cursors : firstOnly
  const pages = wantedPages(window, cursors.length)
  const results = useQueries({
    queries: pages.map((page) => ({
      ...pageQuery(object, query, cursors[page] ?? null),
      placeholderData: keepPreviousData,
    })),
  })

  const next = extended(
    cursors,
    pages.map((page, at) => [page, results[at]?.isPlaceholderData ? undefined : results[at]?.data]),
  )
  if (next !== cursors) setChain({ key, cursors: next })

  // What was shown last stays while it is frozen, or until a new question has its first answer.
  const [held, setHeld] = useState<Held>({ key, pages: new Map(), cursors })
  const fresh: Held = { key, pages: new Map(held.key === key ? held.pages : []), cursors: next }
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
    loading: !isReady && failed === undefined,
    old: shown.key !== key,
    error: failed?.error ?? null,
    refetch: () => {
      for (const result of results) void result.refetch()
    },
  }
}

const firstOnly: readonly (string | null)[] = [null]

type Held = { key: string; pages: Map<number, Page>; cursors: readonly (string | null)[] }

function isSame(a: Held, b: Held): boolean {
  return (
    a.key === b.key &&
    a.cursors === b.cursors &&
    a.pages.size === b.pages.size &&
    [...b.pages].every(([page, data]) => a.pages.get(page) === data)
  )
}

function described({ pages, cursors }: Held): Pick<Rows, 'count' | 'at' | 'total'> {
  const total = pages.get(0)?.count
  const lastPage = pages.get(cursors.length - 1)
  const end = lastPage?.next === null ? (cursors.length - 1) * PAGE + lastPage.items.length : undefined
  return {
    total: end !== undefined ? { value: end, exact: true } : total,
    count: end ?? (pages.size === 0 ? 0 : Math.max(total?.exact ? total.value : 0, cursors.length * PAGE)),
    at: (index) => pages.get(Math.floor(index / PAGE))?.items[index % PAGE],
  }
}

/** The pages that a window touches. What lies behind the known ones is reached through the last of them. */
export function wantedPages({ first, last }: Window, known: number): number[] {
  const from = Math.min(Math.floor(Math.max(first, 0) / PAGE), known - 1)
  const to = Math.min(Math.floor(Math.max(last, 0) / PAGE), known - 1)
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return pages.includes(0) ? pages : [0, ...pages] // the first brings the count
}

/** The chain with the cursors that the pages brought; the same array when nothing is new. */
export function extended(
  cursors: readonly (string | null)[],
  brought: readonly (readonly [page: number, data: Page | undefined])[],
): readonly (string | null)[] {
  let next = cursors
  for (const [page, data] of brought) {
    if (!data || page >= next.length) continue
    if (data.next === null) {
      if (next.length > page + 1) next = next.slice(0, page + 1)
    } else if (next[page + 1] !== data.next) {
      next = [...next.slice(0, page + 1), data.next, ...next.slice(page + 2)]
    }
  }
  return next
}
