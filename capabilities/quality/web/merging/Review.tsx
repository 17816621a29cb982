import type { UseQueryResult } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, CircleOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Group } from '#capabilities/quality/contract-merging.ts'
import { isApiError } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useReviewKeys } from '#capabilities/quality/web/duplicates/use-review-keys.ts'
import { previewQuery } from '#capabilities/quality/web/merging/api.ts'
import { DecidedCard } from '#capabilities/quality/web/merging/DecidedCard.tsx'
import { GroupCard } from '#capabilities/quality/web/merging/GroupCard.tsx'
import { GroupQueue } from '#capabilities/quality/web/merging/GroupQueue.tsx'
import { useDecisions } from '#capabilities/quality/web/merging/use-decisions.ts'

type Props = {
  object: ObjectMeta
  items: readonly Group[]
  /** The group in the address, by one of its pairs; the first of the queue without one. */
  id: string | undefined
  linked: UseQueryResult<Group>
  search: Record<string, unknown>
  /** How many groups there are in all; with a plus where that was not counted to the end. */
  total: string
  more: { busy: boolean; load: () => void } | null
}

/** The queue beside the group that is looked at. On a small screen one of the two. */
export function Review({ object, items, id, linked, search, total, more }: Props) {
  const [queueShown, setQueueShown] = useState(false)
  const found = items.find((each) => each.id === id || each.pairs.some((pair) => pair.id === id))
  const group = id === undefined ? items[0] : (found ?? linked.data)
  const { go, move, decide } = useDecisions(items, search)
  const at = items.findIndex((each) => each.id === group?.id)
  const forward = () => {
    if (at >= items.length - 5) more?.load()
    move(group, 1)
  }
  useReviewKeys({ j: forward, k: () => move(group, -1) })
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollTo(0, 0) // gives a promise in newer browsers, which an effect must not
  }, [group?.id])
  const next = at < 0 ? undefined : items[at + 1]
  useEffect(() => {
    if (next) void queryClient.prefetchQuery(previewQuery(object.name, idsOf(next), null))
  }, [next, object.name])
  const isDecided = group?.status === 'merged' || group?.status === 'dismissed'
  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[19rem_minmax(0,1fr)]">
      <div className={cx('min-h-0 overflow-y-auto lg:border-r lg:border-line', !queueShown && 'max-lg:hidden')}>
        <GroupQueue
          object={object}
          items={items}
          current={group?.id}
          more={more}
          onOpen={(next_) => {
            setQueueShown(false)
            go(next_)
          }}
        />
      </div>
      <div ref={place} className={cx('min-h-0 overflow-y-auto p-4 max-sm:p-3', queueShown && 'max-lg:hidden')}>
        <Moves
          at={at}
          last={items.length - 1}
          total={total}
          onBack={() => move(group, -1)}
          onForward={forward}
          onQueue={() => setQueueShown(true)}
        />
        <div className="mx-auto max-w-5xl">
          {group && isDecided && <DecidedCard key={group.id} object={object} id={group.id} />}
          {group && !isDecided && (
            <GroupCard
              key={`${group.id} ${group.members.length}`}
              object={object}
              ids={idsOf(group)}
              group={group}
              onDecide={(decision) => void decide(group, decision)}
            />
          )}
          {!group && id !== undefined && <Missing linked={linked} />}
        </div>
      </div>
    </div>
  )
}

function idsOf({ members }: Group): string[] {
  return members.map(({ id }) => id)
}

type MovesProps = {
  at: number
  last: number
  total: string
  onBack: () => void
  onForward: () => void
  onQueue: () => void
}

function Moves({ at, last, total, onBack, onForward, onQueue }: MovesProps) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="mx-auto mb-2 flex max-w-5xl items-center gap-1 text-sm text-2">
      <IconButton icon={ChevronLeft} label={t('dup.previous')} keys="k" disabled={at <= 0} onClick={onBack} />
      <IconButton
        icon={ChevronRight}
        label={t('dup.next')}
        keys="j"
        disabled={at < 0 || at >= last}
        onClick={onForward}
      />
      {at >= 0 && <span className="tabular">{t('dup.place', { at: format.number(at + 1), n: total })}</span>}
      <Button tone="plain" size="sm" className="ml-auto lg:hidden" onClick={onQueue}>
        {t('dup.showQueue')}
      </Button>
    </div>
  )
}

/** In place of a group from the address that is on its way, or is no more. */
function Missing({ linked }: { linked: UseQueryResult<Group> }) {
  const t = useT()
  const { error } = linked
  if (!error) return <Skeleton className="h-80" />
  const isGone = isApiError(error) && error.status === 404
  return isGone ? (
    <Empty icon={CircleOff} title={t('dup.gone')} hint={t('dup.goneHint')} />
  ) : (
    <ErrorNote error={error} onAgain={() => void linked.refetch()} />
  )
}
