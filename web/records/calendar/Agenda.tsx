import { Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Entries } from '#web/records/calendar/Chip.tsx'
import { Chip } from '#web/records/calendar/Chip.tsx'
import { DayList } from '#web/records/calendar/DayList.tsx'
import { localDay } from '#web/records/calendar/days.ts'
import type { Day } from '#web/records/calendar/use-days.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import { cx } from '#web/ui/cx.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'

type Props = {
  entries: Entries
  asked: Asked
  days: ReadonlyMap<string, Day>
  /** Only the days of this month; all where it is ''. */
  month: string
  loading: boolean
  onCreate: ((day: string) => void) | undefined
}

/** On a phone: the days that have something, under one another. */
export function Agenda({ entries, asked, days, month, loading, onCreate }: Props) {
  const t = useT()
  const format = useFormat()
  const today = localDay()
  const all = [...days.keys()].filter((day) => day.startsWith(month))
  const filled = [...days].filter(([day, { count }]) => day.startsWith(month) && (count > 0 || day === today))
  const now = useRef<HTMLElement>(null)
  // Once all are there: what comes in above would push it away again.
  useEffect(() => {
    if (!loading) now.current?.scrollIntoView({ block: 'start' })
  }, [loading])
  if (!loading && filled.every(([, { count }]) => count === 0)) {
    const [from, to] = [format.date(all[0] ?? ''), format.date(all.at(-1) ?? '')]
    return <Empty title={t('calendar.nothing', { from, to })} hint={t('calendar.nothingHint')} />
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
      {filled.map(([day, { records, count }]) => (
        <section
          key={day}
          ref={day === today ? now : undefined}
          aria-label={format.date(day)}
          className="border-b border-line py-1"
        >
          <div className="flex items-center">
            <h3 className={cx('flex-1 text-sm font-semibold', day === today && 'text-accent')}>
              {format.date(day, 'short')}
              <span className="font-normal text-3"> {format.weekday(day, 'long')}</span>
            </h3>
            {onCreate && (
              <IconButton
                icon={Plus}
                label={t('calendar.newOn', { day: format.date(day) })}
                onClick={() => onCreate(day)}
              />
            )}
          </div>
          {count > records.length ? (
            <DayList {...{ entries, asked, day }} />
          ) : (
            records.map((record) => <Chip key={record.id} {...entries} record={record} roomy />)
          )}
        </section>
      ))}
    </div>
  )
}
