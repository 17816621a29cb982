import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { CircleCheck, Copy, ScanSearch } from 'lucide-react'
import { useObject } from '#web/data.ts'
import { useFormat, useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import type { Label } from '#web/i18n/messages.ts'
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
  const format = useFormat()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as { object?: string; status?: PairStatus }
  const linked = useQuery({ ...pairQuery(id ?? ''), enabled: id !== undefined })
  const name = search.object ?? linked.data?.object ?? 'contact'
  const status = search.status ?? 'open'
  const object = useObject(name)
  const pairs = useInfiniteQuery(pairsQuery(name, status))
  const items = pairs.data?.pages.flatMap((page) => page.items) ?? []
  const count = pairs.data?.pages[0]?.count
  const total = count ? `${format.number(count.value)}${count.exact ? '' : '+'}` : format.number(items.length)
  const look = useScan(name)
  const nothing = pairs.data && items.length === 0 && !id
  return (
    <Page
      flush
      title={t('dup.title')}
      filters={
        <PairFilters
          object={name}
          status={status}
          onChange={(next) => void navigate({ to: '/duplicates', search: next as never })}
        />
      }
      tools={
        <>
          <span className="max-sm:hidden">
            <ScanButton look={look} tone="plain" />
          </span>
          <ButtonLink tone="plain" to="/duplicates/merges" search={{ object: name }}>
            {t('dup.allMerges')}
          </ButtonLink>
        </>
      }
      action={status === 'open' && items.length > 0 && object && <BulkMerge object={object} />}
    >
      {pairs.error && !pairs.data && <Failed error={pairs.error} onAgain={() => void pairs.refetch()} />}
      {look.error && <Failed error={look.error} onAgain={() => look.mutate()} />}
      {pairs.isPending && <Skeleton lines={8} className="p-4" />}
      {nothing && <Nothing status={status} plural={object?.plural} look={look} />}
      {object && pairs.data && !nothing && (
        <Review
          object={object}
          items={items}
          id={id}
          linked={linked}
          search={search}
          total={total}
          more={pairs.hasNextPage ? { busy: pairs.isFetchingNextPage, load: () => void pairs.fetchNextPage() } : null}
        />
      )}
    </Page>
  )
}

function Failed(props: { error: unknown; onAgain: () => void }) {
  return (
    <div className="p-4">
      <ErrorNote {...props} />
    </div>
  )
}

/** Looks through all records of an object, in the background. */
function useScan(name: string) {
  return useMutation({ mutationFn: () => scan(name), onSuccess: () => void toast({ text: 'dup.scanning' }) })
}

type Look = ReturnType<typeof useScan>

function ScanButton({ look, tone }: { look: Look; tone?: 'plain' }) {
  const t = useT()
  return (
    <Button tone={tone} icon={ScanSearch} busy={look.isPending} onClick={() => look.mutate()}>
      {t('dup.scan')}
    </Button>
  )
}

const nothingWords = { later: 'dup.noneLater', merged: 'dup.noneMerged', dismissed: 'dup.noneDismissed' } as const

function Nothing({ status, plural, look }: { status: PairStatus; plural: Label | undefined; look: Look }) {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()
  if (status !== 'open') return <Empty icon={Copy} title={t(nothingWords[status])} />
  const objects = locale === 'en' ? label(plural).toLowerCase() : label(plural)
  return (
    <Empty
      icon={CircleCheck}
      title={t('dup.none', { objects })}
      hint={t(look.isSuccess ? 'dup.scanning' : 'dup.noneHint')}
      action={!look.isSuccess && <ScanButton look={look} />}
    />
  )
}
