import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { CircleCheck, Copy, ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { useObject } from '#web/data.ts'
import { useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { pairQuery, pairsQuery, scan } from '#capabilities/quality/web/duplicates/api.ts'
import { BulkMerge } from '#capabilities/quality/web/duplicates/BulkMerge.tsx'
import '#capabilities/quality/web/duplicates/messages.ts'
import type { PairStatus } from '#capabilities/quality/web/duplicates/pair.ts'
import { PairFilters } from '#capabilities/quality/web/duplicates/PairFilters.tsx'
import { Review } from '#capabilities/quality/web/duplicates/Review.tsx'

/** The queue of records that may be the same; `/duplicates/{id}` opens one pair of it. */
export function DuplicatesPage() {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as { object?: string; status?: PairStatus }
  const linked = useQuery({ ...pairQuery(id ?? ''), enabled: id !== undefined })
  const name = search.object ?? linked.data?.object ?? 'contact'
  const status = search.status ?? 'open'
  const object = useObject(name)
  const pairs = useInfiniteQuery(pairsQuery(name, status))
  const items = pairs.data?.pages.flatMap((page) => page.items) ?? []
  const [scanned, setScanned] = useState(false)
  const look = useMutation({ mutationFn: () => scan(name), onSuccess: () => { setScanned(true); toast({ text: 'dup.scanning' }) } })
  const objects = useLocale() === 'en' ? label(object?.plural).toLowerCase() : label(object?.plural)
  const scanButton = (tone?: 'plain') => <Button tone={tone} icon={ScanSearch} busy={look.isPending} onClick={() => look.mutate()}>{t('dup.scan')}</Button>
  const none = status === 'open' ? t('dup.none', { objects }) : t(`dup.none${status === 'later' ? 'Later' : status === 'merged' ? 'Merged' : 'Dismissed'}`)
  const nothing = pairs.data && items.length === 0 && !id
  return (
    <Page
      flush
      title={t('dup.title')}
      filters={<PairFilters object={name} status={status} onChange={(next) => void navigate({ to: '/duplicates', search: next as never })} />}
      tools={<><span className="max-sm:hidden">{scanButton('plain')}</span><ButtonLink tone="plain" to="/duplicates/merges" search={{ object: name }}>{t('dup.allMerges')}</ButtonLink></>}
      action={status === 'open' && items.length > 0 && object && <BulkMerge object={object} />}
    >
      {(pairs.error && !pairs.data) || look.error
        ? <div className="p-4"><ErrorNote error={pairs.error ?? look.error} onAgain={() => void pairs.refetch()} /></div>
        : null}
      {pairs.isPending && <Skeleton lines={8} className="p-4" />}
      {nothing && (
        <Empty
          icon={status === 'open' ? CircleCheck : Copy}
          title={none}
          hint={status !== 'open' ? undefined : t(scanned ? 'dup.scanning' : 'dup.noneHint')}
          action={status === 'open' && !scanned ? scanButton() : undefined}
        />
      )}
      {object && pairs.data && !nothing && (
        <Review
          object={object}
          items={items}
          id={id}
          linked={linked}
          search={search}
          more={pairs.hasNextPage ? { busy: pairs.isFetchingNextPage, load: () => void pairs.fetchNextPage() } : null}
        />
      )}
    </Page>
  )
}
