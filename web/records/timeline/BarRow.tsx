import { Link } from '@tanstack/react-router'
import { CalendarClock, CircleCheck, Ellipsis } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { addDays } from '#web/records/calendar/days.ts'
import { recordTitle } from '#web/records/field/title.ts'
import type { Bar, Ends, Part } from '#web/records/timeline/bars.ts'
import { barOf, moved } from '#web/records/timeline/bars.ts'
import type { Scale } from '#web/records/timeline/scale.ts'
import { placeOf } from '#web/records/timeline/scale.ts'
import type { Holding } from '#web/records/timeline/use-hold.ts'
import { cx } from '#web/ui/cx.ts'
import type { Hue } from '#web/ui/hues.ts'
import { solid } from '#web/ui/hues.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

/** What all rows of a timeline share. */
export type Lane = {
  object: ObjectMeta
  ends: Ends
  scale: Scale
  may: ReadonlySet<Part>
  holding: Holding
  chosen: ReadonlySet<string>
  hueOf: (record: CrmRecord) => Hue
  onAsk: (record: CrmRecord) => void
  onChoose: (record: CrmRecord) => void
}
type Props = { lane: Lane; record: CrmRecord }

/** The name of a record and its bar. */
export function BarRow({ lane, record }: Props) {
  const { object, may, chosen, onAsk, onChoose } = lane
  const t = useT()
  const title = recordTitle(object, record) || t('field.untitled')
  const isChosen = chosen.has(record.id)
  const bar = barOf(lane.ends, record)
  return (
    <>
      <div
        role="rowheader"
        className={cx(
          'group/name sticky left-0 z-1 flex w-52 shrink-0 items-center gap-1 border-r border-line bg-surface-1 pl-4',
          'max-sm:w-30 max-sm:pl-2',
          isChosen && 'bg-accent-soft!',
        )}
      >
        {isChosen && <Icon of={CircleCheck} size={14} className="text-accent" />}
        <Link to={`/${object.name}/${record.id}`} className="min-w-0 flex-1 truncate text-sm hover:underline">
          {title}
        </Link>
        <span className="opacity-0 group-focus-within/name:opacity-100 group-hover/name:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
          <Menu
            trigger={<IconButton icon={Ellipsis} size="sm" label={t('calendar.acts', { what: title })} />}
            items={[
              ...(may.size > 0
                ? [{ label: t('timeline.changeDates'), icon: CalendarClock, onSelect: () => onAsk(record) }]
                : []),
              { label: t('calendar.choose'), keys: 'x', checked: isChosen, onSelect: () => onChoose(record) },
            ]}
          />
        </span>
      </div>
      <div role="cell" className="relative min-w-0 flex-1">
        {bar && <BarBox {...{ lane, record, bar, title }} />}
      </div>
    </>
  )
}

function BarBox({ lane, record, bar, title }: Props & { bar: Bar; title: string }) {
  const { scale, may, holding, hueOf, onChoose } = lane
  const t = useT()
  const format = useFormat()
  const { hold } = holding
  const isHeld = hold?.id === record.id
  const { from, to } = isHeld ? moved(bar, hold.part, hold.days) : bar
  const left = placeOf(scale, from < scale.from ? scale.from : from)
  const right = placeOf(scale, to >= scale.to ? scale.to : addDays(to, 1))
  if (right <= left || left >= 100) return null
  const days = from === to ? format.date(from) : format.days(from, to)
  const hue = solid(hueOf(record))
  const isEnd = may.has('end') && to < scale.to
  return (
    <button
      type="button"
      title={t('timeline.bar', { what: title, days })}
      aria-label={t('timeline.bar', { what: title, days })}
      aria-roledescription={may.size > 0 ? t('timeline.held') : undefined}
      aria-describedby={may.size > 0 ? 'timeline-keys' : undefined}
      aria-pressed={isHeld && hold.byKeys ? true : undefined}
      style={{
        left: `${left}%`,
        width: `max(${right - left}%, 24px)`,
        background: `color-mix(in oklab, ${hue} 32%, var(--surface-1))`,
        borderColor: hue,
      }}
      onKeyDown={(event) => {
        if (event.key === 'x' && !event.ctrlKey && !event.metaKey) return onChoose(record)
        if (may.size > 0) holding.onKeyDown(event, record, bar)
      }}
      {...(may.size > 0 ? holding.pointerOf(record, bar) : {})}
      className={cx(
        'absolute inset-y-1.5 touch-pan-y overflow-hidden rounded-sm border select-none',
        may.has('both') ? 'cursor-grab active:cursor-grabbing' : may.size > 0 ? 'cursor-ew-resize' : 'cursor-default',
        from < scale.from && 'rounded-l-none border-l-0',
        to >= scale.to && 'rounded-r-none border-r-0',
        isHeld && 'z-1 ring-2 ring-accent',
      )}
    >
      {may.has('start') && from >= scale.from && <Edge edge="start" />}
      {isEnd && <Edge edge="end" />}
    </button>
  )
}

/** Where a bar is taken to make it longer or shorter. */
function Edge({ edge }: { edge: 'start' | 'end' }) {
  return (
    <span
      aria-hidden
      data-edge={edge}
      className={cx(
        'absolute inset-y-0 w-1.5 cursor-ew-resize hover:bg-(--text-3)',
        edge === 'start' ? 'left-0' : 'right-0',
      )}
    />
  )
}
