import { Link } from '@tanstack/react-router'
import { CalendarDays, MapPin } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { textOf } from '#web/records.ts'
import { SeeAll } from '#web/shell/SeeAll.tsx'
import { isPast, useMeetings } from '#web/shell/use-day.ts'
import type { CrmRecord } from '#web/types.ts'
import { cx } from '#web/ui/cx.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

/** The meetings of today, one below the other, with where they are and which is on now. */
export function HomeAgenda() {
  const t = useT()
  const meetings = useMeetings()
  return (
    <Section title={t('home.agenda')} tools={<SeeAll to="/meeting" search={{ sort: '-startsAt' }} />}>
      {!meetings && <Skeleton lines={2} />}
      {meetings?.length === 0 && <Empty icon={CalendarDays} title={t('home.agendaNone')} hint={t('home.agendaHint')} />}
      <ol>
        {meetings?.map((meeting) => (
          <Meeting key={meeting.id} meeting={meeting} />
        ))}
      </ol>
    </Section>
  )
}

function Meeting({ meeting }: { meeting: CrmRecord }) {
  const t = useT()
  const format = useFormat()
  const starts = textOf(meeting, 'startsAt')
  const ends = meeting.endsAt ? textOf(meeting, 'endsAt') : null
  const isOver = isPast(ends ?? starts)
  const isOn = isPast(starts) && ends !== null && !isOver
  return (
    <li className={cx('flex gap-3 border-b border-line py-2 text-sm', isOver && 'text-3')}>
      <span className="tabular w-32 shrink-0 whitespace-nowrap text-xs leading-5 text-2">
        <time dateTime={starts}>{format.time(starts)}</time>
        {ends && <> – {format.time(ends)}</>}
      </span>
      <span className={cx('w-0.5 shrink-0 rounded-full', isOn ? 'bg-accent' : 'bg-(--line-strong)')} />
      <span className="min-w-0 flex-1">
        <Link to={`/meeting/${meeting.id}`} className="block truncate hover:underline">
          {textOf(meeting, 'subject')}
        </Link>
        {typeof meeting.location === 'string' && (
          <span className="flex items-center gap-1 text-xs text-3">
            <Icon of={MapPin} size={12} />
            <span className="truncate">{meeting.location}</span>
          </span>
        )}
      </span>
      {isOn && <span className="shrink-0 text-xs font-medium text-accent">{t('home.now')}</span>}
    </li>
  )
}
