import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query'
import { api, path } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
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

type Asked = { readonly mapping: Mapping; readonly locale: Locale; readonly rows: number | null }

const dryRunKey = (id: string, { mapping, locale, rows }: Asked) => ['import-dry-run', id, mapping, locale, rows]

/** What the file, or its first rows, would do, counted without writing. */
export function dryRunQuery(id: string, asked: Asked) {
  return queryOptions({
    queryKey: dryRunKey(id, asked),
    queryFn: async ({ signal }) => {
      const at = `${path('imports', id)}/dry-run?wait=${secondsAtOnce}${asked.rows === null ? '' : `&rows=${asked.rows}`}`
      // A large file takes minutes, longer than a request may last on its way through a proxy: asked until it is through.
      for (;;) {
        const answer = await api.post<DryRun | DryRunProgress>(at, undefined, { signal })
        if (!('progress' in answer)) return answer
        queryClient.setQueryData(dryRunProgressQuery(id, asked).queryKey, answer.progress)
      }
    },
    staleTime: 60_000,
  })
}

/** An answer comes as soon as it is there; a bar that stood still for longer would look stuck. */
const secondsAtOnce = 2

/** How far that is: known only while it is under way, and told by it. */
export function dryRunProgressQuery(id: string, asked: Asked) {
  return queryOptions<DryRunProgress['progress']>({
    queryKey: [...dryRunKey(id, asked), 'progress'],
    queryFn: skipToken,
  })
}
