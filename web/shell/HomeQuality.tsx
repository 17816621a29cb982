import { useQuery } from '@tanstack/react-query'
import { CircleCheck, ScanSearch } from 'lucide-react'
import { api } from '#web/api.ts'
import { nav } from '#web/capabilities.ts'
import { jobsQuery } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Paged } from '#web/types.ts'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { UpkeepCard } from '#web/ui/UpkeepCard.tsx'

/** How many contacts may be there twice, and the way to them. Absent when nothing looks after duplicates. */
export function HomeQuality() {
  const t = useT()
  const format = useFormat()
  const screen = nav.find(({ path }) => path.endsWith('/duplicates'))
  const { data, error, refetch } = useQuery({
    queryKey: ['duplicates', 'contact', 'groups', 'count'],
    queryFn: () =>
      api.get<Paged<unknown>>('/duplicates/groups', { object: 'contact', status: 'open', limit: 1, count: 'capped' }),
    enabled: screen !== undefined,
  })
  const jobs = useQuery({ ...jobsQuery(), enabled: screen !== undefined }).data?.items ?? []
  const isLooking = jobs.some(({ name, status }) => name === 'quality.scan' && ['queued', 'running'].includes(status))
  if (!screen) return null
  const n = data?.count?.value ?? data?.items.length ?? 0
  return (
    <Section title={t('home.quality')}>
      {error && !data && <ErrorNote error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-32" />}
      {data && n === 0 && isLooking && (
        <Empty icon={ScanSearch} title={t('home.dupLooking')} hint={t('home.dupLookingHint')} />
      )}
      {data && n === 0 && !isLooking && (
        <Empty icon={CircleCheck} title={t('home.dupNone')} hint={t('home.dupNoneHint')} />
      )}
      {data && n > 0 && (
        <UpkeepCard
          icon={ScanSearch}
          symptom={t('home.dupSymptom', { n })}
          figure={`${format.number(n)}${data.count && !data.count.exact ? '+' : ''}`}
          evidence={t('home.dupEvidence')}
          remedy={t('home.dupRemedy')}
          actions={
            <ButtonLink tone="primary" to={screen.path}>
              {t('home.dupReview')}
            </ButtonLink>
          }
        />
      )}
    </Section>
  )
}
