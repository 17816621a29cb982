import { useRef } from 'react'
import type { RefObject } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { localDay } from '#web/records/calendar/days.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import { HEAD, useRowHeight, useVirtualRows } from '#web/records/list/use-virtual-rows.ts'
import type { Lane } from '#web/records/timeline/BarRow.tsx'
import { BarRow } from '#web/records/timeline/BarRow.tsx'
import { GroupLine } from '#web/records/timeline/GroupLine.tsx'
import type { Scale, Zoom } from '#web/records/timeline/scale.ts'
import { placeOf } from '#web/records/timeline/scale.ts'
import { cx } from '#web/ui/cx.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'

type Props = {
  lane: Lane
  rows: Rows
  group: Field | undefined
  zoom: Zoom
  label: string
  /** The part of the screen that bars are in: its width says how wide a day is. */
  track: RefObject<HTMLDivElement | null>
  onWindow: (first: number, last: number) => void
}

/** The columns of time, and below them a row for every record; only those on the screen are drawn. */
export function Lanes({ lane, rows, group, zoom, label, track, onWindow }: Props) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const virtual = useVirtualRows({ box, count: rows.count, height, onWindow })
  const side = 'w-52 shrink-0 border-r border-line max-sm:w-30'
  return (
    <div
      ref={box}
      role="table"
      aria-label={label}
      aria-rowcount={rows.count + 1}
      className="min-h-0 flex-1 overflow-y-auto"
    >
      <p id="timeline-keys" hidden>
        {t('timeline.instructions')}
      </p>
      <div role="rowgroup" className="sticky top-0 z-2 bg-surface-1">
        <div role="row" className="flex border-b border-line" style={{ height: HEAD }}>
          <div role="columnheader" className={cx(side, 'flex items-center pl-4 text-xs text-3 max-sm:pl-2')}>
            {t('timeline.what')}
          </div>
          <div role="columnheader" ref={track} className="relative min-w-0 flex-1">
            <span className="sr-only">{t('timeline.when')}</span>
            <Heads scale={lane.scale} zoom={zoom} />
          </div>
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.height }}>
        <div aria-hidden className="absolute inset-0 flex">
          <div className="w-52 shrink-0 max-sm:w-30" />
          <Rules scale={lane.scale} />
        </div>
        {virtual.items.map(({ index, top }) => {
          const head = rows.groupAt?.(index)
          const record = head ? undefined : rows.at(index)
          return (
            <div
              key={record?.id ?? head?.key ?? index}
              role="row"
              aria-rowindex={index + 2}
              style={{ height, top }}
              className="absolute left-0 flex w-full border-b border-line"
            >
              {head && group && <GroupLine field={group} head={head} onToggle={(key) => rows.toggleGroup?.(key)} />}
              {record && <BarRow lane={lane} record={record} />}
              {!head && !record && (
                <div role="cell" className="p-2">
                  <Skeleton className="h-4 w-40" />
                </div>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Heads({ scale, zoom }: { scale: Scale; zoom: Zoom }) {
  const nameOf = useColumnName(zoom)
  return scale.columns.map((day, at) => (
    <span
      key={day}
      aria-hidden
      style={{
        left: `${placeOf(scale, day)}%`,
        width: `${placeOf(scale, scale.columns[at + 1] ?? scale.to) - placeOf(scale, day)}%`,
      }}
      className="tabular absolute inset-y-0 flex items-center truncate border-l border-line pl-1.5 text-xs text-2 first:border-l-0 max-sm:pl-0.5"
    >
      {nameOf(day, at === 0)}
    </span>
  ))
}

function useColumnName(zoom: Zoom): (day: string, isFirst: boolean) => string {
  const t = useT()
  const format = useFormat()
  return (day, isFirst) => {
    if (zoom === 'day') return `${format.weekday(day)} ${Number(day.slice(8))}`
    if (zoom === 'week') return format.date(day, 'narrow')
    if (zoom === 'month')
      return isFirst || day.slice(5, 7) === '01' ? `${format.monthName(day)} ${day.slice(0, 4)}` : format.monthName(day)
    return t('timeline.quarter', { n: Math.ceil(Number(day.slice(5, 7)) / 3), year: day.slice(0, 4) })
  }
}

/** Lines between the columns, and one for today. */
function Rules({ scale }: { scale: Scale }) {
  const today = localDay()
  return (
    <div className="relative flex-1">
      {scale.columns.slice(1).map((day) => (
        <span
          key={day}
          className="absolute inset-y-0 border-l border-line"
          style={{ left: `${placeOf(scale, day)}%` }}
        />
      ))}
      {today >= scale.from && today < scale.to && (
        <span className="absolute inset-y-0 border-l-2 border-accent" style={{ left: `${placeOf(scale, today)}%` }} />
      )}
    </div>
  )
}
