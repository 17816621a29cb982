import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import type { Locale } from '#web/i18n/locale.ts'
import type { Counts, Mapping, Preview, Reason } from '#capabilities/quality/contract-imports.ts'

export type DryRun = { readonly counts: Counts; readonly reasons: readonly Reason[] }

const pageRows = 50

/** Rows as they would be written. Explanations come in the reader's language, so that is part of the key. */
export function previewQuery(id: string, mapping: Mapping, locale: Locale) {
  return infiniteQueryOptions({
    queryKey: ['import-preview', id, mapping, locale],
    queryFn: ({ pageParam }) =>
      api.get<Preview>(`${path('imports', id)}/preview`, { limit: pageRows, after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 60_000,
  })
}

/** What the whole file would do, counted without writing. */
export function dryRunQuery(id: string, mapping: Mapping, locale: Locale) {
  return queryOptions({
    queryKey: ['import-dry-run', id, mapping, locale],
    queryFn: ({ signal }) => api.post<DryRun>(`${path('imports', id)}/dry-run`, undefined, { signal }),
    staleTime: 60_000,
  })
}
