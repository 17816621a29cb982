import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import type { Locale } from '#web/i18n/locale.ts'
import type { DryRun, DryRunProgress, Import, Mapping, Preview } from '#capabilities/quality/contract-imports.ts'

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

const rowsAtFirst = 20_000
const largeBytes = 8 * 1024 * 1024

/** Of a large file the first rows are tried at once, the others when somebody wants to wait for them. */
export function rowsTried({ size, counts }: Pick<Import, 'size' | 'counts'>): number | null {
  return size > largeBytes && (counts.rows === 0 || counts.rows > rowsAtFirst) ? rowsAtFirst : null
}

/** What the file, or its first rows, would do, counted without writing. */
export function dryRunQuery(id: string, from: { mapping: Mapping; locale: Locale; rows: number | null }) {
  const { mapping, locale, rows } = from
  return queryOptions({
    queryKey: ['import-dry-run', id, mapping, locale, rows],
    queryFn: ({ signal }) =>
      tried(`${path('imports', id)}/dry-run?wait=20${rows === null ? '' : `&rows=${rows}`}`, signal),
    staleTime: 60_000,
  })
}

/** A large file takes minutes, longer than a request may last on its way through a proxy: asked until it is through. */
async function tried(at: string, signal: AbortSignal): Promise<DryRun> {
  for (;;) {
    const answer = await api.post<DryRun | DryRunProgress>(at, undefined, { signal })
    if (!('progress' in answer)) return answer
  }
}
