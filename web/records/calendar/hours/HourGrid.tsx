import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Entries } from '#web/records/calendar/Chip.tsx'
import { DayNumber, More } from '#web/records/calendar/DayCell.tsx'
import { localDay } from '#web/records/calendar/days.ts'
import type { Timed } from '#web/records/calendar/hours/HourColumn.tsx'
import { HourColumn } from '#web/records/calendar/hours/HourColumn.tsx'
import type { Grip, Time } from '#web/records/calendar/hours/hours.ts'
import { atMinute, dayMinutes, hourHeight, movedTime, stepMinutes, timeOf } from '#web/records/calendar/hours/hours.ts'
import type { HourHold } from '#web/records/calendar/hours/use-hour-hold.ts'
import { useHourHold } from '#web/records/calendar/hours/use-hour-hold.ts'
import type { Day } from '#web/records/calendar/use-days.ts'
import { recordTitle } from '#web/records/field/title.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { Ends } from '#web/records/timeline/bars.ts'
import { cx } from '#web/ui/cx.ts'
import type { CrmRecord } from '#web/types.ts'

type Props = {
  entries: Entries
  ends: Ends
  asked: Asked
  days: ReadonlyMap<string, Day>
  label: string
  /** Makes a record on a day, at a minute of it where one is named. */
  onCreate: ((day: string, minute?: number) => void) | undefined
  onTime: (record: CrmRecord, next: Time, grip: Grip) => void
}

const workBegins = 7.5 * 60

/** The hours of some days, with what happens in them as blocks. */
export function HourGrid({ entries, ends, asked, days, label, onCreate, onTime }: Props) {
  const t = useT()
  const columns = useRef<HTMLDivElement>(null)
  const now = useNow()
  const [said, setSaid] = useState('')
  const say = useSaying(entries)
  const holding = useHourHold({
    may: mayOf(entries, ends),
    size: () => ({ day: (columns.current?.clientWidth ?? 0) / days.size, step: (hourHeight * stepMinutes) / 60 }),
    say: (...what) => setSaid(say(...what)),
    onMove: onTime,
  })
  const timed = timedOf(days, ends, holding.hold)
  const box = useFirstHour(Math.min(workBegins, ...timed.map(({ time }) => time.from)), timed.length > 0)
  const all = [...days.keys()]
  const dayOfEntry = (record: CrmRecord, time: Time, shown: Time) =>
    holding.hold?.id === record.id ? time.day : shown.day
  return (
    <>
      <div ref={box} role="table" aria-label={label} className="min-h-0 flex-1 overflow-y-auto">
        <Heads {...{ entries, asked, days, onCreate }} today={now.day} />
        <div role="rowgroup">
          <div role="row" className="relative flex pl-16" style={{ height: (dayMinutes / 60) * hourHeight }}>
            <Hours day={all[0] ?? now.day} />
            <div ref={columns} role="presentation" className="flex min-w-0 flex-1">
              {all.map((day) => (
                <HourColumn
                  key={day}
                  {...{ entries, ends, day, holding, onCreate }}
                  // What is held stays the child of its day: drawn anew elsewhere it would fall out of the hand.
                  timed={timed.filter(({ record, time, shown }) => dayOfEntry(record, time, shown) === day)}
                  now={day === now.day ? now.minute : null}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      <p id="hours-keys" hidden>
        {t('hours.instructions')}
      </p>
    </>
  )
}

type HeadsProps = Pick<Props, 'entries' | 'asked' | 'days' | 'onCreate'> & { today: string }

/** The days above their hours, and how many of each are not among the blocks. */
function Heads({ entries, asked, days, onCreate, today }: HeadsProps) {
  const format = useFormat()
  return (
    <div role="rowgroup" className="sticky top-0 z-3 bg-surface-1">
      <div role="row" className="flex border-b border-line pl-16">
        {[...days].map(([day, { count, records }]) => (
          <div key={day} role="columnheader" className="flex min-w-0 flex-1 items-center gap-1 px-1 py-1">
            <span className={cx('text-xs', day === today ? 'font-semibold text-accent' : 'text-3')}>
              {format.weekday(day)}
            </span>
            <DayNumber {...{ day, onCreate }} isToday={day === today} isOutside={false} />
            {count > records.length && <More {...{ entries, asked, day, count }} hidden={count - records.length} />}
          </div>
        ))}
      </div>
    </div>
  )
}

type Say = Parameters<typeof useHourHold>[0]['say']

/** What a screen reader hears of a move. */
function useSaying({ object }: Entries): (...what: Parameters<Say>) => string {
  const t = useT()
  const format = useFormat()
  return (what, record, { day, from, to }) => {
    const [first, last] = [format.time(atMinute(day, from)), format.time(atMinute(day, to))]
    const when = t('hours.when', { day: format.date(day), from: first, to: last })
    return t(`hours.${what}`, { what: recordTitle(object, record), when })
  }
}

/** When all is, and when that in the hand would be. */
function timedOf(days: ReadonlyMap<string, Day>, ends: Ends, hold: HourHold | null): Timed[] {
  return [...days.values()].flatMap(({ records }) =>
    records.flatMap((record) => {
      const time = timeOf(ends, record)
      if (!time) return []
      return [{ record, time, shown: hold?.id === record.id ? movedTime(time, hold.grip, hold) : time }]
    }),
  )
}

function mayOf({ object }: Entries, { start, end }: Ends): ReadonlySet<Grip> {
  if (!object.may.update || start.readOnly) return new Set()
  return new Set(end?.type === 'dateTime' && !end.readOnly ? ['both', 'end'] : ['both'])
}

function Hours({ day }: { day: string }) {
  const format = useFormat()
  return (
    <div aria-hidden className="absolute inset-0">
      {Array.from({ length: 23 }, (_, at) => at + 1).map((hour) => (
        <div key={hour} className="absolute inset-x-0" style={{ top: hour * hourHeight }}>
          <span className="tabular absolute -top-2 left-0 w-15 text-right text-xs whitespace-nowrap text-3">
            {format.time(atMinute(day, hour * 60))}
          </span>
          <span className="absolute right-0 left-16 border-t border-line" />
        </div>
      ))}
    </div>
  )
}

/** The day and minute it is, told anew each minute. */
function useNow(): { day: string; minute: number } {
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setAt(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return { day: localDay(at), minute: at.getHours() * 60 + at.getMinutes() }
}

/** Begins at the hours of work, or earlier where something is; once, when it is known what there is. */
function useFirstHour(minute: number, isKnown: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const done = useRef(false)
  useLayoutEffect(() => {
    if (done.current) return
    box.current?.scrollTo({ top: (minute / 60) * hourHeight - 8 })
    done.current = isKnown
  }, [minute, isKnown])
  return box
}
