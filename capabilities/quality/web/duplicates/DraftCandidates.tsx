import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CopyCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Candidate } from '#capabilities/quality/contract-duplicates.ts'
import '#capabilities/quality/web/duplicates/messages.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { useWhy } from '#capabilities/quality/web/duplicates/use-why.ts'
import { api, isApiError } from '#web/api.ts'
import { useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Icon } from '#web/ui/Icon.tsx'

/** After so long a pause in typing it is asked whether somebody is there already. */
const pauseMs = 350
const mostShown = 3

/** Records that may be the one that is being typed, most likely first; nothing where there is none. */
export function DraftCandidates({ object, values }: { object: ObjectMeta; values: Record<string, unknown> }) {
  const t = useT()
  const percent = usePercent()
  const why = useWhy(object)
  const asked = usePaused(values)
  const { data } = useQuery({
    queryKey: ['search', 'draft', object.name, asked],
    queryFn: ({ signal }) =>
      api
        .post<{ items: Candidate[] }>('/duplicates/check', { object: object.name, values: asked }, { signal })
        .catch((error: unknown) => {
          // Nobody looks for duplicates of this object, or not for this person.
          if (isApiError(error) && error.status >= 400 && error.status < 500) return { items: [] }
          throw error
        }),
    // The owner is there from the start, and says nothing about who this is.
    enabled: Object.entries(asked).some(([name, value]) => name !== 'owner' && value !== null && value !== ''),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const items = (data?.items ?? []).slice(0, mostShown)
  return (
    // In sight also where the form is longer than the screen.
    <div role="status" aria-live="polite" className="sticky bottom-2 z-2">
      {items.length > 0 && (
        <div className="mt-3 rounded-md border border-line bg-surface-2 p-3 shadow-lg sm:shadow-none">
          <p className="mb-1.5 flex items-center gap-2 text-sm font-medium">
            <Icon of={CopyCheck} className="text-warning" />
            {t('dup.there', { n: items.length })}
          </p>
          <ul className="flex flex-col gap-1">
            {items.map((one) => (
              <li key={one.id} className="flex flex-wrap items-baseline gap-x-2 text-sm">
                <a
                  href={`/${object.name}/${one.id}`}
                  target="_blank"
                  rel="noreferrer"
                  className="font-medium text-accent hover:underline"
                >
                  {one.title}
                </a>
                <span className="tabular text-2">{percent(one.probability)}</span>
                <span className="text-xs text-3">{reasonsOf(one).map(why).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** What speaks most for it. */
function reasonsOf({ why }: Candidate) {
  return why
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 2)
}

/** What was typed, once nothing has been typed for a moment. */
function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}
