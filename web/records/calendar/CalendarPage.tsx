import { Suspense, useState } from 'react'
import { refreshObject } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { Agenda } from '#web/records/calendar/Agenda.tsx'
import type { Entries } from '#web/records/calendar/Chip.tsx'
import { ChipFace } from '#web/records/calendar/Chip.tsx'
import { dateField, dateFields } from '#web/records/calendar/date-fields.ts'
import type { Span } from '#web/records/calendar/days.ts'
import { addDays, addMonths, dayIn, dayOf, onDay, weeksOf, weekStart } from '#web/records/calendar/days.ts'
import { HourGrid } from '#web/records/calendar/hours/HourGrid.tsx'
import { atMinute, isMoment, timeValues, usualMinutes } from '#web/records/calendar/hours/hours.ts'
import { MonthGrid } from '#web/records/calendar/MonthGrid.tsx'
import { FieldMenu, PeriodBar } from '#web/records/calendar/PeriodBar.tsx'
import type { Day } from '#web/records/calendar/use-days.ts'
import { useDays } from '#web/records/calendar/use-days.ts'
import { useHue } from '#web/records/calendar/use-hue.ts'
import { changeRecord } from '#web/records/change.ts'
import { announcementsIn } from '#web/records/drag-words.ts'
import { cellByCell, columnUnder, DragArea, DragOverlay, useDragSensors } from '#web/records/drag.ts'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import type { ListState, Settings } from '#web/records/list/address.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { Ends } from '#web/records/timeline/bars.ts'
import { endsOf } from '#web/records/timeline/bars.ts'
import { undoLast } from '#web/records/undo.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Segments } from '#web/ui/Segments.tsx'
import { useNarrow } from '#web/ui/use-narrow.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const DatesDialog = lazy(() => import('#web/records/calendar/DatesDialog.tsx'))

/** Records on the days of a month or a week, by any of their dates. */
export function CalendarPage({ object, asked, state, chosen, onState, onCreate }: ViewProps) {
  const t = useT()
  const { field, span, at, weeks, title, firstDay } = usePeriod(object, state)
  const { days, loading, error, refetch } = useDays({ object, field, asked, days: weeks.flat() })
  const [moving, setMoving] = useState<CrmRecord | null>(null)
  useKeys({ undo: () => void undoLast().then(() => refreshObject(object.name)) })
  const set = (change: Settings) => onState({ settings: { ...state.settings, ...change } }, { push: true })
  const hueOf = useHue(object)
  const entries: Entries = { object, field, chosen: chosen.ids, hueOf, onMove: setMoving, onChoose: chosen.toggle }
  const ends = endsOf(object, { by: field.name })
  const create =
    object.may.create && !field.readOnly
      ? (day: string, minute?: number) => onCreate(firstValues(ends, day, minute))
      : undefined
  const step = (by: 1 | -1) => set({ at: stepped(at, { span, by, firstDay }) })
  return (
    <>
      <PeriodBar title={title} onToday={() => set({ at: '' })} onStep={step}>
        <FieldMenu
          fields={dateFields(object)}
          field={field}
          says="calendar.by"
          label={t('calendar.byField')}
          onField={(by) => set({ by })}
        />
        <Segments<Span>
          label={t('calendar.span')}
          options={spansOf(field).map((value) => ({ value, label: t(`calendar.${value}`) }))}
          value={span}
          onChange={(next) => set({ span: next === 'month' ? '' : next })}
        />
      </PeriodBar>
      {error && days.size === 0 && (
        <div className="p-4">
          <ErrorNote error={error} onAgain={() => void refetch()} />
        </div>
      )}
      <Days {...{ entries, ends, asked, days, span, at, weeks, title, loading }} onCreate={create} />
      <Suspense>
        {moving && (
          <DatesDialog
            {...{ object, record: moving, fields: span !== 'month' && ends.end ? [field, ends.end] : [field] }}
            onDone={(values) => {
              setMoving(null)
              if (values) void move(object, moving, values)
            }}
          />
        )}
      </Suspense>
    </>
  )
}

type DaysProps = Omit<ReturnType<typeof usePeriod>, 'field' | 'firstDay'> & {
  entries: Entries
  ends: Ends
  asked: Asked
  days: ReadonlyMap<string, Day>
  loading: boolean
  onCreate: ((day: string, minute?: number) => void) | undefined
}

/** Hours where there are times of day and room for them; else days, on a phone under one another. */
function Days({ ends, span, at, weeks, title, loading, ...same }: DaysProps) {
  const isNarrow = useNarrow()
  const { object } = same.entries
  const month = span === 'month' ? at.slice(0, 7) : null
  if (isMoment(ends.start) && (span === 'day' || (span === 'week' && !isNarrow)))
    return (
      <HourGrid
        key={`${span} ${at}`}
        {...same}
        ends={ends}
        label={title}
        onTime={(record, next, grip) => void move(object, record, timeValues(ends, record, next, grip))}
      />
    )
  if (isNarrow) return <Agenda key={title} {...same} month={month ?? ''} loading={loading} />
  return (
    <DayDrag entries={same.entries}>
      <MonthGrid {...same} {...{ weeks, month }} label={title} />
    </DayDrag>
  )
}

/** Which days are shown, and what they are called. */
function usePeriod(object: ObjectMeta, { settings }: ListState) {
  const format = useFormat()
  const field = dateField(object, settings.by)
  const span: Span = spansOf(field).find((one) => one === settings.span) ?? 'month'
  const at = dayIn(settings.at)
  const { firstDay } = format.form
  const weeks = weeksOf(at, span, firstDay)
  const [first, last] = [weeks[0]?.[0] ?? at, weeks.at(-1)?.[6] ?? at]
  const titles = { month: () => format.month(at), week: () => format.days(first, last), day: () => format.date(at) }
  return { field, span, at, weeks, firstDay, title: titles[span]() }
}

/** A day has hours to show where there are times of day. */
function spansOf(field: Field): readonly Span[] {
  return isMoment(field) ? ['month', 'week', 'day'] : ['month', 'week']
}

type Step = { span: Span; by: 1 | -1; firstDay: number }

function stepped(at: string, { span, by, firstDay }: Step): string {
  if (span === 'month') return addMonths(at, by)
  return span === 'week' ? addDays(weekStart(at, firstDay), 7 * by) : addDays(at, by)
}

/** What a record made on a day begins with; at an hour of it, it has its usual length. */
function firstValues({ start, end }: Ends, day: string, minute: number | undefined): Record<string, unknown> {
  if (minute === undefined) return { [start.name]: onDay(start, null, day) }
  return {
    [start.name]: atMinute(day, minute),
    ...(end && isMoment(end) ? { [end.name]: atMinute(day, minute + 2 * usualMinutes) } : {}),
  }
}

async function move(object: ObjectMeta, record: CrmRecord, values: Record<string, unknown>): Promise<void> {
  await changeRecord({ object, record, values })
  refreshObject(object.name)
}

/** Entries dragged from day to day. */
function DayDrag({ entries, children }: { entries: Entries; children: React.ReactNode }) {
  const { object, field, hueOf } = entries
  const t = useT()
  const label = useLabel()
  const sensors = useDragSensors(cellByCell)
  const [dragged, setDragged] = useState<CrmRecord | null>(null)
  const drop = (record: CrmRecord, day: string) => {
    if (day !== dayOf(field, record[field.name]))
      void move(object, record, { [field.name]: onDay(field, record[field.name], day) })
  }
  return (
    <DragArea
      sensors={sensors}
      collisionDetection={columnUnder}
      accessibility={{
        announcements: announcementsIn(t, object, 'calendar'),
        screenReaderInstructions: { draggable: t('calendar.instructions') },
      }}
      onDragStart={({ active }) => setDragged(active.data.current?.card as CrmRecord)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ active, over }) => {
        setDragged(null)
        if (over) drop(active.data.current?.card as CrmRecord, String(over.id))
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className="float-panel flex h-5.5 items-center gap-1.5 rounded-sm px-1.5 text-xs">
            <ChipFace
              {...{ field, record: dragged, hue: hueOf(dragged), isChosen: false }}
              title={recordTitle(object, dragged) || label(object.label)}
            />
          </div>
        )}
      </DragOverlay>
    </DragArea>
  )
}
