import { useInfiniteQuery } from '@tanstack/react-query'
import { History, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { TimelineFilterBar } from '#web/records/timeline/TimelineFilterBar.tsx'
import { TimelineEntry } from '#web/records/timeline/TimelineEntry.tsx'
import { noFilter, timelineQuery, type TimelineFilter } from '#web/records/timeline/timeline-query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ObjectMeta, TimelineItem } from '#web/types.ts'

type Props = { object: ObjectMeta; id: string; /** Only what happened to the record itself. */ changesOnly?: boolean }

const changes: TimelineFilter = { kinds: ['change'], q: '' }

/** What happened, newest first, under the days it happened on. */
export function Timeline({ object, id, changesOnly }: Props) {
  const [filter, setFilter] = useState(noFilter)
  return (
    <>
      {!changesOnly && <TimelineFilterBar filter={filter} onChange={setFilter} />}
      <Days object={object} id={id} filter={changesOnly ? changes : filter} />
    </>
  )
}

function Days({ object, id, filter }: { object: ObjectMeta; id: string; filter: TimelineFilter }) {
  const t = useT()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    timelineQuery(object.name, id, filter),
  )
  if (error && !data) return <ErrorNote error={error} onAgain={() => void refetch()} />
  if (!data) return <Skeleton lines={6} className="py-4" />
  const all = data.pages.flatMap(({ items }) => items)
  const isNarrow = filter !== noFilter && (filter.q.trim() !== '' || filter.kinds.length > 0)
  if (all.length === 0 && !hasNextPage)
    return isNarrow && filter !== changes ? (
      <Empty icon={SearchX} title={t('timeline.noMatch')} hint={t('timeline.noMatchHint')} />
    ) : (
      <Empty
        icon={History}
        title={t('record.noTimeline')}
        hint={filter === changes ? undefined : t('record.noTimelineHint')}
      />
    )
  return (
    <div>
      <TimelineDays object={object} items={all} />
      {hasNextPage && (
        <Button tone="plain" className="mt-2" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('record.more')}
        </Button>
      )}
    </div>
  )
}

/** What happened under the days it happened on. */
export function TimelineDays({ object, items: all }: { object: ObjectMeta; items: readonly TimelineItem[] }) {
  return daysOf(all).map(([day, items]) => (
    <section key={day} className="mt-4">
      <DayHead day={day} />
      <ol className="flex flex-col">
        {items.map((item) => (
          <TimelineEntry key={`${item.kind}.${item.id}.${item.at}`} object={object} item={item} />
        ))}
      </ol>
    </section>
  ))
}

function DayHead({ day }: { day: string }) {
  const t = useT()
  const format = useFormat()
  const [[today, yesterday]] = useState(lastTwoDays)
  return (
    <h2 className="mb-1 text-xs font-medium text-3">
      {day === today ? t('record.dayToday') : day === yesterday ? t('record.dayYesterday') : format.date(day)}
    </h2>
  )
}

function lastTwoDays(): [today: string, yesterday: string] {
  const now = Date.now()
  return [dayOf(new Date(now).toISOString()), dayOf(new Date(now - 86_400_000).toISOString())]
}

function daysOf(items: readonly TimelineItem[]): [day: string, items: TimelineItem[]][] {
  const days = new Map<string, TimelineItem[]>()
  for (const item of items) days.set(dayOf(item.at), [...(days.get(dayOf(item.at)) ?? []), item])
  return [...days]
}

/** The day where the reader is. */
function dayOf(at: string): string {
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
