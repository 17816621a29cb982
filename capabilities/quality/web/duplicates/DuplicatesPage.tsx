import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { CircleCheck, Copy, ListFilter, ScanSearch } from 'lucide-react'
import { useObject } from '#web/data.ts'
import { useFormat, useLabel, useLocale, useT } from '#web/i18n/I18n.tsx'
import type { Label } from '#web/i18n/messages.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Look as LastLook } from '#capabilities/quality/contract-duplicates.ts'
import { matchedQuery, pairsQuery, scan } from '#capabilities/quality/web/duplicates/api.ts'
import '#capabilities/quality/web/duplicates/messages.ts'
import { PairFilters } from '#capabilities/quality/web/duplicates/PairFilters.tsx'
import type { Waiting } from '#capabilities/quality/web/duplicates/PairFilters.tsx'
import { groupQuery, groupsQuery } from '#capabilities/quality/web/merging/api.ts'
import { DismissedList } from '#capabilities/quality/web/duplicates/DismissedList.tsx'
import '#capabilities/quality/web/merging/messages.ts'
import { Review } from '#capabilities/quality/web/merging/Review.tsx'
import { RunButton } from '#capabilities/quality/web/merge-runs/RunDialog.tsx'

/** The queue of records that may be the same; `/duplicates/{id}` opens the group of one pair of it. */
export function DuplicatesPage() {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as { object?: string; status?: Waiting }
  const linked = useQuery({ ...groupQuery(id ?? ''), enabled: id !== undefined })
  const name = search.object ?? linked.data?.object ?? 'contact'
  const status = search.status ?? 'open'
  const object = useObject(name)
  const isMemory = status === 'dismissed'
  const groups = useInfiniteQuery({ ...groupsQuery(name, isMemory ? 'open' : status), enabled: !isMemory })
  const pairs = useInfiniteQuery({ ...pairsQuery(name, 'dismissed'), enabled: isMemory })
  const items = groups.data?.pages.flatMap((page) => page.items) ?? []
  const never = pairs.data?.pages.flatMap((page) => page.items) ?? []
  const count = groups.data?.pages[0]?.count
  const total = count ? `${format.number(count.value)}${count.exact ? '' : '+'}` : format.number(items.length)
  const list = isMemory ? pairs : groups
  const look = useScan(name)
  const last = useQuery(matchedQuery).data?.items.find((one) => one.object === name)?.look
  const more = list.hasNextPage ? { busy: list.isFetchingNextPage, load: () => void list.fetchNextPage() } : null
  const nothing = list.data && (isMemory ? never : items).length === 0 && !id
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
      tools={<Tools name={name} look={look} />}
      action={status === 'open' && items.length > 0 && object && <RunButton object={object} />}
    >
      {list.error && !list.data && <Failed error={list.error} onAgain={() => void list.refetch()} />}
      {look.error && <Failed error={look.error} onAgain={() => look.mutate()} />}
      {!isMemory && last && last.found > last.kept && (
        <Banner icon={ListFilter}>
          {t('dup.bound', { kept: format.number(last.kept), found: format.number(last.found) })}
        </Banner>
      )}
      {list.isPending && <Skeleton lines={8} className="p-4" />}
      {nothing && <Nothing status={status} plural={object?.plural} look={look} last={last} />}
      {object && isMemory && never.length > 0 && !id && (
        <DismissedList items={never} mayDecide={object.may.update && object.may.delete} more={more} />
      )}
      {object && list.data && !nothing && (!isMemory || id) && (
        <Review object={object} items={items} id={id} linked={linked} search={search} total={total} more={more} />
      )}
    </Page>
  )
}

function Tools({ name, look }: { name: string; look: Look }) {
  const t = useT()
  return (
    <>
      <span className="max-sm:hidden">
        <ScanButton look={look} tone="plain" />
      </span>
      <span className="max-sm:hidden">
        <ButtonLink tone="plain" to="/duplicates/runs" search={{ object: name }}>
          {t('run.title')}
        </ButtonLink>
      </span>
      <ButtonLink tone="plain" to="/duplicates/merges" search={{ object: name }}>
        {t('dup.allMerges')}
      </ButtonLink>
    </>
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
  return useMutation({
    mutationFn: () => scan(name),
    onSuccess: () => toast({ text: 'dup.scanning' }),
    onError: noteFailure,
  })
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

type NothingProps = { status: Waiting; plural: Label | undefined; look: Look; last: LastLook | null | undefined }

function Nothing({ status, plural, look, last }: NothingProps) {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()
  const format = useFormat()
  if (status !== 'open')
    return <Empty icon={Copy} title={t(status === 'later' ? 'dup.noneLater' : 'dup.noneDismissed')} />
  const objects = locale === 'en' ? label(plural).toLowerCase() : label(plural)
  return (
    <Empty
      icon={CircleCheck}
      title={t('dup.none', { objects })}
      hint={[
        !look.isSuccess && last && t('dup.looked', { n: last.records, when: format.relative(last.at) }),
        t(look.isSuccess ? 'dup.scanning' : 'dup.noneHint'),
      ]
        .filter(Boolean)
        .join(locale === 'en' ? ' ' : '')}
      action={!look.isSuccess && <ScanButton look={look} />}
    />
  )
}
