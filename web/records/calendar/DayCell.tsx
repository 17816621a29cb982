import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Entries } from '#web/records/calendar/Chip.tsx'
import { Chip } from '#web/records/calendar/Chip.tsx'
import { DayList } from '#web/records/calendar/DayList.tsx'
import type { Day } from '#web/records/calendar/use-days.ts'
import { useColumn } from '#web/records/drag.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Popover } from '#web/ui/Popover.tsx'

type Props = {
  entries: Entries
  asked: Asked
  day: string
  content: Day
  /** How many entries there is room for. */
  room: number
  isToday: boolean
  /** Of the month before or after. */
  isOutside: boolean
  onCreate: ((day: string) => void) | undefined
}

/** One day: its number, its entries, and how many more there are. A click on what is free makes a record on that day. */
export function DayCell({ entries, asked, day, content, room, isToday, isOutside, onCreate }: Props) {
  const t = useT()
  const format = useFormat()
  const { setNodeRef, isOver } = useColumn({ id: day, data: { label: format.date(day) } })
  const { records, count } = content
  const shown = count > room ? records.slice(0, Math.max(room - 1, 0)) : records
  return (
    <div
      ref={setNodeRef}
      role="cell"
      className={cx(
        'group/day relative flex min-w-0 flex-1 flex-col gap-0.5 border-r border-line p-1 last:border-r-0',
        isOutside && 'bg-surface-0',
        isOver && 'ring-2 ring-accent ring-inset',
      )}
    >
      {onCreate && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className="absolute inset-0 cursor-default"
          onClick={() => onCreate(day)}
        />
      )}
      <DayNumber {...{ day, isToday, isOutside, onCreate }} />
      {shown.map((record) => (
        <Chip key={record.id} {...entries} record={record} />
      ))}
      {count > shown.length && <More {...{ entries, asked, day, count }} hidden={count - shown.length} />}
      {count === 0 && <span className="sr-only">{t('ui.none')}</span>}
    </div>
  )
}

type Number = Pick<Props, 'day' | 'isToday' | 'isOutside' | 'onCreate'>

export function DayNumber({ day, isToday, isOutside, onCreate }: Number) {
  const t = useT()
  const format = useFormat()
  const look = cx(
    'tabular relative flex h-5.5 min-w-5.5 shrink-0 items-center justify-center self-start rounded-full px-1 text-xs',
    isToday ? 'bg-accent font-semibold text-(--on-accent)' : isOutside ? 'text-3' : 'text-1',
  )
  const number = day.endsWith('-01') ? format.date(day, 'short') : String(Number(day.slice(8)))
  const whole = <time dateTime={day}>{number}</time>
  if (!onCreate) return <span className={look}>{whole}</span>
  return (
    <button
      type="button"
      aria-label={t('calendar.newOn', { day: format.date(day) })}
      aria-current={isToday ? 'date' : undefined}
      onClick={() => onCreate(day)}
      className={cx(look, !isToday && 'hover:bg-pressed')}
    >
      {whole}
    </button>
  )
}

/** How many more a day has; a press shows all of them. */
export function More({ entries, asked, day, count, hidden }: Pick<Props, 'entries' | 'asked' | 'day'> & More) {
  const t = useT()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const more = t('calendar.more', { n: format.number(hidden) })
  const all = t('calendar.allOf', { more, n: count, day: format.date(day) })
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="start"
      className="w-80"
      title={`${format.weekday(day, 'long')} · ${format.date(day)}`}
      trigger={
        <Button
          size="sm"
          tone="plain"
          aria-label={all}
          className="relative h-5.5 min-h-0 self-start px-1.5 text-xs text-2"
        >
          {more}
        </Button>
      }
    >
      <DayList {...{ entries, asked, day }} />
    </Popover>
  )
}
type More = { count: number; hidden: number }
