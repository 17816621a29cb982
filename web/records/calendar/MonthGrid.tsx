import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useFormat } from '#web/i18n/I18n.tsx'
import type { Entries } from '#web/records/calendar/Chip.tsx'
import { DayCell } from '#web/records/calendar/DayCell.tsx'
import { localDay } from '#web/records/calendar/days.ts'
import type { Day } from '#web/records/calendar/use-days.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import { cx } from '#web/ui/cx.ts'

type Props = {
  entries: Entries
  asked: Asked
  weeks: readonly (readonly string[])[]
  days: ReadonlyMap<string, Day>
  /** The month that is shown, as `YYYY-MM`; others are dimmed. None in a single week. */
  month: string | null
  label: string
  onCreate: ((day: string) => void) | undefined
}

/** Weeks under one another, each day with as many entries as there is room for. */
export function MonthGrid({ entries, asked, weeks, days, month, label, onCreate }: Props) {
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box, weeks.length)
  const today = localDay()
  return (
    <div role="table" aria-label={label} className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div role="rowgroup">
        <div role="row" className="flex border-b border-line">
          {weeks[0]?.map((day) => (
            <div
              key={day}
              role="columnheader"
              className={cx(
                'flex-1 px-2 py-1 text-xs',
                month === null && day === today ? 'font-semibold text-accent' : 'text-3',
              )}
            >
              {format.weekday(day)}
            </div>
          ))}
        </div>
      </div>
      <div ref={box} role="rowgroup" className="flex flex-1 flex-col">
        {weeks.map((week) => (
          <div key={week[0]} role="row" className="flex min-h-26 flex-1 basis-0 border-b border-line">
            {week.map((day) => (
              <DayCell
                key={day}
                {...{ entries, asked, day, room, onCreate }}
                content={days.get(day) ?? nothing}
                isToday={day === today}
                isOutside={month !== null && !day.startsWith(month)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

const nothing: Day = { records: [], count: 0 }
const entryHeight = 24
const numberHeight = 32

/** How many entries fit into a day. */
function useRoom(box: RefObject<HTMLDivElement | null>, weeks: number): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new ResizeObserver(() => setHeight(element.clientHeight))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box])
  return Math.max(2, Math.floor((height / weeks - numberHeight) / entryHeight))
}
