import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, path } from '#web/api.ts'
import type { Figure, FigureValue } from '#web/records/foot/measures.ts'
import { figureEntry } from '#web/records/foot/measures.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import { afterFirstScreen } from '#web/ui/first-screen.ts'

type Answer = { values: Readonly<Record<string, FigureValue>>; tookMs: number }

// After others' changes figures are asked for anew, but a twentieth of the time at most: a million rows take a second.
const share = 20
const waitMs = { least: 400, most: 60_000 }

/** Figures of all records that match, in one question. */
export function figuresQuery(object: string, { filter, q }: Asked, figures: readonly Figure[]) {
  const body = {
    ...(filter ? { filter } : {}),
    ...(q ? { q } : {}),
    aggregate: Object.assign({}, ...figures.map(figureEntry)) as Record<string, unknown>,
    perCurrency: true,
  }
  return queryOptions({
    queryKey: ['figures', object, body],
    queryFn: async ({ signal }): Promise<Answer> => {
      const from = performance.now()
      const { groups } = await api.post<{ groups: [Pick<Answer, 'values'>] }>(
        `${path('records', object)}/query`,
        body,
        { signal },
      )
      return { values: groups[0].values, tookMs: performance.now() - from }
    },
    refetchInterval: ({ state }) => {
      if (!state.isInvalidated) return false
      if (state.error || !state.data) return waitMs.most
      return Math.min(waitMs.most, Math.max(waitMs.least, share * state.data.tookMs))
    },
  })
}

/** The figures of a list. They wait until the first screen stands, and never hold up a row. */
export function useFigures(object: string, asked: Asked, figures: readonly Figure[]) {
  const [isTime, setTime] = useState(false)
  useEffect(() => afterFirstScreen(() => setTime(true)), [])
  return useQuery({
    ...figuresQuery(object, asked, figures),
    enabled: isTime && figures.length > 0,
    placeholderData: keepPreviousData,
  })
}
