import type { UseQueryResult } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, CircleOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isApiError } from '#web/api.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ObjectMeta } from '#web/types.ts'
import type { Pair } from '#capabilities/quality/web/duplicates/pair.ts'
import { PairCard } from '#capabilities/quality/web/duplicates/PairCard.tsx'
import { Queue } from '#capabilities/quality/web/duplicates/Queue.tsx'
import { useReviewKeys } from '#capabilities/quality/web/duplicates/use-review-keys.ts'
import { useReview } from '#capabilities/quality/web/duplicates/use-review.ts'

type Props = {
  object: ObjectMeta
  items: readonly Pair[]
  /** The pair in the address; the first of the queue without one. */
  id: string | undefined
  linked: UseQueryResult<Pair>
  search: Record<string, unknown>
  /** How many pairs there are in all; with a plus where that was not counted to the end. */
  total: string
  more: { busy: boolean; load: () => void } | null
}

/** The queue beside the pair that is looked at. On a small screen one of the two. */
export function Review({ object, items, id, linked, search, total, more }: Props) {
  const [queueShown, setQueueShown] = useState(false)
  const pair = id === undefined ? items[0] : (items.find((each) => each.id === id) ?? linked.data)
  const { go, move, decide, takeBack } = useReview(items, search)
  const at = items.findIndex((each) => each.id === pair?.id)
  const forward = () => {
    if (at >= items.length - 5) more?.load()
    move(pair, 1)
  }
  useReviewKeys({ j: forward, k: () => move(pair, -1) })
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollTo(0, 0)
  }, [pair?.id])
  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[19rem_minmax(0,1fr)]">
      <div className={cx('min-h-0 overflow-y-auto lg:border-r lg:border-line', !queueShown && 'max-lg:hidden')}>
        <Queue
          object={object}
          items={items}
          current={pair?.id}
          more={more}
          onOpen={(next) => {
            setQueueShown(false)
            go(next)
          }}
        />
      </div>
      <div ref={place} className={cx('min-h-0 overflow-y-auto p-4 max-sm:p-3', queueShown && 'max-lg:hidden')}>
        <Moves
          at={at}
          last={items.length - 1}
          total={total}
          onBack={() => move(pair, -1)}
          onForward={forward}
          onQueue={() => setQueueShown(true)}
        />
        <div className="mx-auto max-w-4xl">
          {pair && (
            <PairCard
              key={`${pair.id} ${pair.status}`}
              pair={pair}
              object={object}
              onResolve={(resolution) => void decide(pair, resolution)}
              onReopen={() => void takeBack(pair)}
            />
          )}
          {!pair && id !== undefined && <Missing linked={linked} />}
        </div>
      </div>
    </div>
  )
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
    <div className="mx-auto mb-2 flex max-w-4xl items-center gap-1 text-sm text-2">
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

/** In place of a pair from the address that is on its way, or is no more. */
function Missing({ linked }: { linked: UseQueryResult<Pair> }) {
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
