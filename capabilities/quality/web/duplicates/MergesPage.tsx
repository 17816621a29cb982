import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft, Merge, Undo2 } from 'lucide-react'
import { isApiError } from '#web/api.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { RecordLink } from '#web/records/field/RecordLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import { toast } from '#web/ui/toast.ts'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import type { MergeLine } from '#capabilities/quality/web/duplicates/api.ts'
import { mergesQuery, refreshPairs, unmerge } from '#capabilities/quality/web/duplicates/api.ts'
import '#capabilities/quality/web/duplicates/messages.ts'
import { ObjectSwitch } from '#capabilities/quality/web/duplicates/ObjectSwitch.tsx'
import '#capabilities/quality/web/merging/messages.ts'

/** Every merge so far, the latest first; each can be taken apart again. */
export function MergesPage() {
  const t = useT()
  const navigate = useNavigate()
  const { object = 'contact' } = useSearch({ strict: false }) as { object?: string }
  const list = useInfiniteQuery(mergesQuery(object))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const back = (
    <Tooltip label={t('dup.title')}>
      <Link
        to="/duplicates"
        search={{ object } as never}
        aria-label={t('dup.title')}
        className="-ml-2 inline-flex size-8 items-center justify-center rounded-md text-2 hover:bg-hover hover:text-1 pointer-coarse:size-10"
      >
        <Icon of={ArrowLeft} />
      </Link>
    </Tooltip>
  )
  return (
    <Page
      title={t('dup.mergesTitle')}
      lead={back}
      filters={
        <ObjectSwitch
          object={object}
          onChange={(next) => void navigate({ to: '.', search: { object: next } as never })}
        />
      }
      tools={
        <ButtonLink tone="plain" to="/duplicates/runs" search={{ object }}>
          {t('run.title')}
        </ButtonLink>
      }
    >
      {list.error && !list.data && <ErrorNote error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data && items.length === 0 && (
        <Empty icon={Merge} title={t('dup.mergesNone')} hint={t('dup.mergesNoneHint')} />
      )}
      <ul>
        {items.map((merge) => (
          <MergeRow key={merge.id} merge={merge} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Page>
  )
}

function MergeRow({ merge }: { merge: MergeLine }) {
  const t = useT()
  const format = useFormat()
  const undo = useMutation({
    mutationFn: () => unmerge(merge.id),
    onSuccess: () => {
      toast({ text: 'dup.unmerged' })
    },
    onError: (error) => {
      const detail = isApiError(error) ? error.detail : undefined
      toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
    },
    onSettled: () => refreshPairs(merge.object),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 text-sm">
      <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-2">
        <span className="min-w-0 break-words">{format.list(merge.from.map(({ title }) => title))}</span>
        <span className="text-3">{t('dup.mergeInto')}</span>
        <RecordLink object={merge.object} value={merge.into} whole />
      </div>
      <span className="tabular text-xs text-3">
        {[
          merge.fields.length > 0 && t('dup.fieldsChanged', { n: merge.fields.length }),
          merge.moved > 0 && t('dup.linksMoved', { n: merge.moved }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="flex items-center gap-2 text-xs text-2">
        {merge.actor?.name}
        <RelativeTime at={merge.at} />
      </span>
      {merge.undoneAt ? (
        <Tag hue="orange" dot>
          {t('dup.unmergedAt')}
        </Tag>
      ) : (
        <Button size="sm" icon={Undo2} busy={undo.isPending} onClick={() => undo.mutate()}>
          {t('dup.undoMerge')}
        </Button>
      )}
    </li>
  )
}
