import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft, Merge } from 'lucide-react'
import { useObject } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { RecordLink } from '#web/records/field/RecordLink.tsx'
import { ListSearch } from '#web/records/list/ListTools.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ButtonLink } from '#web/ui/ButtonLink.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Tag } from '#web/ui/Tag.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import type { MergeLine } from '#capabilities/quality/contract-duplicates.ts'
import { mergesQuery } from '#capabilities/quality/web/duplicates/api.ts'
import '#capabilities/quality/web/duplicates/messages.ts'
import { ObjectSwitch } from '#capabilities/quality/web/duplicates/ObjectSwitch.tsx'
import '#capabilities/quality/web/merging/messages.ts'
import { UndoMerge } from '#capabilities/quality/web/merging/UndoMerge.tsx'

/** Every merge so far, the latest first; each can be taken apart again. */
export function MergesPage() {
  const t = useT()
  const navigate = useNavigate()
  const { object = 'contact', q = '' } = useSearch({ strict: false }) as { object?: string; q?: string }
  const list = useInfiniteQuery(mergesQuery(object, q))
  const meta = useObject(object)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page
      title={t('dup.mergesTitle')}
      lead={<Back object={object} />}
      filters={
        <>
          <ObjectSwitch
            object={object}
            onChange={(next) => void navigate({ to: '.', search: { object: next } as never })}
          />
          {meta && (
            <ListSearch
              key={object}
              object={meta}
              q={q}
              onChange={(next) =>
                void navigate({ to: '.', search: { object, ...(next && { q: next }) } as never, replace: true })
              }
            />
          )}
        </>
      }
      tools={
        <ButtonLink tone="plain" to="/duplicates/runs" search={{ object }}>
          {t('run.title')}
        </ButtonLink>
      }
    >
      {list.error && !list.data && <ErrorNote error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data && items.length === 0 && q && <Empty icon={Merge} title={t('dup.searchNone')} />}
      {list.data && items.length === 0 && !q && (
        <Empty icon={Merge} title={t('dup.mergesNone')} hint={t('dup.mergesNoneHint')} />
      )}
      <ul>
        {items.map((merge) => (
          <MergeRow key={merge.id} merge={merge} mayDecide={meta?.may.update === true && meta.may.delete} />
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

function Back({ object }: { object: string }) {
  const t = useT()
  return (
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
}

function MergeRow({ merge, mayDecide }: { merge: MergeLine; mayDecide: boolean }) {
  const t = useT()
  const format = useFormat()
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
        mayDecide && <UndoMerge object={merge.object} merge={merge.id} size="sm" />
      )}
    </li>
  )
}
