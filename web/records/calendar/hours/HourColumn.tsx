import { useFormat } from '#web/i18n/I18n.tsx'
import type { Entries } from '#web/records/calendar/Chip.tsx'
import { HourEntry } from '#web/records/calendar/hours/HourEntry.tsx'
import type { Time } from '#web/records/calendar/hours/hours.ts'
import { hourHeight, sideBySide } from '#web/records/calendar/hours/hours.ts'
import type { HourHolding } from '#web/records/calendar/hours/use-hour-hold.ts'
import type { Ends } from '#web/records/timeline/bars.ts'
import type { CrmRecord } from '#web/types.ts'

export type Timed = {
  readonly record: CrmRecord
  /** When it is, and when it would be were it let go now. */
  readonly time: Time
  readonly shown: Time
}

type Props = {
  entries: Entries
  ends: Ends
  day: string
  timed: readonly Timed[]
  holding: HourHolding
  /** The minute it is, on today alone. */
  now: number | null
  onCreate: ((day: string, minute?: number) => void) | undefined
}

/** What is made by a click begins on the half hour. */
const clickMinutes = 30

/** One day. A click on a free hour makes a record there. */
export function HourColumn({ entries, ends, day, timed, holding, now, onCreate }: Props) {
  const format = useFormat()
  // In the order of the times they have: one that is moved in the document falls out of the hand.
  const placed = sideBySide(timed.map((one) => ({ ...one, time: one.shown, own: one.time }))).toSorted(
    (a, b) => a.own.from - b.own.from || (a.record.id < b.record.id ? -1 : 1),
  )
  return (
    <div
      role="cell"
      aria-label={format.date(day)}
      data-day={day}
      className="relative min-w-0 flex-1 border-l border-line"
    >
      {onCreate && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className="absolute inset-0 cursor-default"
          onClick={({ nativeEvent: { offsetY } }) => {
            const minute = Math.floor((offsetY / hourHeight) * (60 / clickMinutes)) * clickMinutes
            onCreate(day, minute)
          }}
        />
      )}
      {placed.map(({ record, own, time, place, places }) => (
        <HourEntry key={record.id} {...{ entries, ends, record, own, place, places, holding }} shown={time} />
      ))}
      {now !== null && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0 z-2 h-0.5 bg-danger"
          style={{ top: (now / 60) * hourHeight }}
        />
      )}
    </div>
  )
}
