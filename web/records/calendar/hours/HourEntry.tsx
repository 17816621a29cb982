import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Entries } from '#web/records/calendar/Chip.tsx'
import { ChipMenu } from '#web/records/calendar/Chip.tsx'
import { daysBetween } from '#web/records/calendar/days.ts'
import type { Time } from '#web/records/calendar/hours/hours.ts'
import { atMinute, dayMinutes, hourHeight } from '#web/records/calendar/hours/hours.ts'
import type { HourHolding } from '#web/records/calendar/hours/use-hour-hold.ts'
import { useFocusWhenPut } from '#web/records/calendar/hours/use-hour-hold.ts'
import { recordTitle } from '#web/records/field/title.ts'
import type { Ends } from '#web/records/timeline/bars.ts'
import { cx } from '#web/ui/cx.ts'
import { solid } from '#web/ui/hues.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { CrmRecord } from '#web/types.ts'

type Props = {
  entries: Entries
  ends: Ends
  record: CrmRecord
  /** When it is, and when it is shown while it is moved. */
  own: Time
  shown: Time
  place: number
  places: number
  holding: HourHolding
}

const leastHeight = 22
const twoLines = 40

/** A record as a block in its hours: opened by a click, moved by mouse, keys or its menu, made longer by its lower edge. */
export function HourEntry({ entries, ends, record, own, shown, place, places, holding }: Props) {
  const { object, chosen, hueOf, onChoose } = entries
  const t = useT()
  const title = recordTitle(object, record) || t('field.untitled')
  const isChosen = chosen.has(record.id)
  const isHeld = holding.hold?.id === record.id
  const hue = solid(hueOf(record))
  const height = Math.max(leastHeight, ((Math.min(shown.to, dayMinutes) - shown.from) / 60) * hourHeight - 2)
  const mayMove = object.may.update && !ends.start.readOnly
  const mayStretch = mayMove && ends.end?.type === 'dateTime' && !ends.end.readOnly
  const link = useFocusWhenPut(holding, record.id)
  const { onKeyDown, ...handlers } = holding.handlersOf(record, own)
  return (
    <div
      data-record
      className={cx('group/chip absolute px-px', isHeld && 'z-2')}
      style={{
        top: (shown.from / 60) * hourHeight + 1,
        height,
        left: `${(place / places + daysBetween(own.day, shown.day)) * 100}%`,
        width: `${100 / places}%`,
      }}
    >
      <Link
        ref={link}
        to={`/${object.name}/${record.id}`}
        draggable={false}
        aria-roledescription={mayMove ? t('calendar.entry') : undefined}
        aria-describedby={mayMove ? 'hours-keys' : undefined}
        {...(mayMove ? handlers : {})}
        onKeyDown={(event) => {
          if (event.key === 'x' && !event.ctrlKey && !event.metaKey) return onChoose(record)
          if (mayMove) onKeyDown(event)
        }}
        style={{ background: `color-mix(in oklab, ${hue} 16%, var(--surface-1))`, borderLeftColor: hue }}
        className={cx(
          'relative block h-full overflow-hidden rounded-sm border border-l-3 border-line px-1.5 text-xs select-none',
          isHeld && 'shadow-float ring-2 ring-accent',
          isChosen && 'ring-1 ring-accent',
        )}
      >
        <Face {...{ title, isChosen, shown }} isLow={height < twoLines} />
        {mayStretch && (
          <span aria-hidden data-edge="end" className="absolute inset-x-0 bottom-0 h-1.5 cursor-ns-resize" />
        )}
      </Link>
      <ChipMenu {...entries} record={record} title={title} isChosen={isChosen} />
    </div>
  )
}

/** What a block says: its name and its hours, in one line where there is no room for two. */
function Face({ title, isChosen, isLow, shown }: { title: string; isChosen: boolean; isLow: boolean; shown: Time }) {
  const format = useFormat()
  const [from, to] = [format.time(atMinute(shown.day, shown.from)), format.time(atMinute(shown.day, shown.to))]
  return (
    <>
      <span className="flex min-w-0 items-center gap-1 leading-5">
        {isChosen && <Icon of={CircleCheck} size={12} className="text-accent" />}
        <span className="truncate font-medium">{title}</span>
        {isLow && (
          <span className="tabular shrink-0 text-2">
            {from}
            <span className="sr-only">{` – ${to}`}</span>
          </span>
        )}
      </span>
      {!isLow && <span className="tabular block truncate text-2">{`${from} – ${to}`}</span>}
    </>
  )
}
