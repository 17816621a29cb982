import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, ScanSearch } from 'lucide-react'
import { api } from '#web/api.ts'
import { nav } from '#web/capabilities.ts'
import { jobsQuery, useObjects } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta, Paged } from '#web/types.ts'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'

type Waiting = { object: ObjectMeta; n: number; exact: boolean }

/** How many records may be there twice, of whatever object, and the way to them. Absent when nothing looks after it. */
export function HomeQuality() {
  const t = useT()
  const screen = nav.find(({ path }) => path.endsWith('/duplicates'))
  const { waiting, error, again } = useWaiting(screen !== undefined)
  const jobs = useQuery({ ...jobsQuery(), enabled: screen !== undefined }).data?.items ?? []
  const isLooking = jobs.some(({ name, status }) => name === 'quality.scan' && ['queued', 'running'].includes(status))
  if (!screen) return null
  return (
    <Section title={t('home.quality')}>
      {error && !waiting && <ErrorNote error={error} onAgain={again} />}
      {!waiting && !error && <Skeleton className="h-32" />}
      {waiting?.length === 0 && isLooking && (
        <Empty icon={ScanSearch} title={t('home.dupLooking')} hint={t('home.dupLookingHint')} />
      )}
      {waiting?.length === 0 && !isLooking && (
        <Empty icon={CircleCheck} title={t('home.dupNone')} hint={t('home.dupNoneHint')} />
      )}
      {waiting && waiting.length > 0 && <Card waiting={waiting} path={screen.path} />}
    </Section>
  )
}

/** The objects of which groups wait to be decided, and how many; undefined until that is known. */
function useWaiting(enabled: boolean): { waiting: Waiting[] | undefined; error: Error | null; again: () => void } {
  const objects = useObjects()
  const matched = useQuery({
    queryKey: ['duplicates', 'objects'],
    queryFn: () => api.get<{ items: { object: string; isWaiting: boolean }[] }>('/duplicates/objects'),
    enabled,
  })
  const names = matched.data?.items.filter(({ isWaiting }) => isWaiting).map(({ object }) => object) ?? []
  const counts = useQueries({
    queries: names.map((object) => ({
      queryKey: ['duplicates', object, 'groups', 'waiting'],
      queryFn: () =>
        api.get<Paged<unknown>>('/duplicates/groups', { object, status: 'open', limit: 1, count: 'capped' }),
    })),
  })
  const failed = [matched, ...counts].find(({ error }) => error)
  const isKnown = matched.data && counts.every(({ data }) => data)
  const waiting = names.flatMap((name, at): Waiting[] => {
    const object = objects.find((one) => one.name === name)
    const { count, items } = counts[at]?.data ?? { items: [] }
    const n = count?.value ?? items.length
    return object && n > 0 ? [{ object, n, exact: count?.exact ?? true }] : []
  })
  return {
    waiting: isKnown ? waiting : undefined,
    error: failed?.error ?? null,
    again: () => void failed?.refetch(),
  }
}

function Card({ waiting, path }: { waiting: Waiting[]; path: string }) {
  const t = useT()
  const format = useFormat()
  const label = useLabel()
  const n = waiting.reduce((sum, one) => sum + one.n, 0)
  const isContacts = waiting.length === 1 && waiting[0]?.object.name === 'contact'
  const written = (one: Pick<Waiting, 'n' | 'exact'>) => `${format.number(one.n)}${one.exact ? '' : '+'}`
  return (
    <UpkeepCard
      icon={ScanSearch}
      symptom={t(isContacts ? 'home.dupSymptom' : 'home.dupSymptomAll', { n })}
      figure={written({ n, exact: waiting.every(({ exact }) => exact) })}
      evidence={
        <>
          {t('home.dupEvidence')}
          {!isContacts && (
            <span className="mt-1 flex flex-wrap gap-x-3">
              {waiting.map((one) => (
                <Link
                  key={one.object.name}
                  to={path}
                  search={{ object: one.object.name } as never}
                  className="text-accent hover:underline"
                >
                  {label(one.object.plural)} <span className="tabular">{written(one)}</span>
                </Link>
              ))}
            </span>
          )}
        </>
      }
      remedy={t('home.dupRemedy')}
      actions={
        <ButtonLink tone="primary" to={path} search={{ object: waiting[0]?.object.name }}>
          {t('home.dupReview')}
        </ButtonLink>
      }
    />
  )
}
