import { Suspense, useCallback, useRef, useState } from 'react'
import { refreshObject } from '#web/data.ts'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { boardField } from '#web/records/board/board-field.ts'
import { dateFields } from '#web/records/calendar/date-fields.ts'
import { addDays, dayIn, localDay } from '#web/records/calendar/days.ts'
import { FieldMenu, PeriodBar } from '#web/records/calendar/PeriodBar.tsx'
import { useHue } from '#web/records/calendar/use-hue.ts'
import { changeRecord } from '#web/records/change.ts'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink } from '#web/records/field/value.ts'
import { GroupMenu } from '#web/records/groups/GroupMenu.tsx'
import { useGroupedRows } from '#web/records/groups/use-grouped-rows.ts'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import type { Settings } from '#web/records/list/address.ts'
import { sortText } from '#web/records/list/address.ts'
import type { RowsQuery } from '#web/records/list/page-query.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import { useRows } from '#web/records/list/use-rows.ts'
import type { Bar, Ends } from '#web/records/timeline/bars.ts'
import { barsFilter, endsOf, movable, movedValues } from '#web/records/timeline/bars.ts'
import { Lanes } from '#web/records/timeline/Lanes.tsx'
import '#web/records/timeline/messages.ts'
import type { Scale, Zoom } from '#web/records/timeline/scale.ts'
import { pageOf, scaleOf, shiftColumns, startFor, zooms } from '#web/records/timeline/scale.ts'
import { useHold } from '#web/records/timeline/use-hold.ts'
import { undoLast } from '#web/records/undo.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Segments } from '#web/ui/Segments.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useNarrow } from '#web/ui/use-narrow.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

const DatesDialog = lazy(() => import('#web/records/calendar/DatesDialog.tsx'))

/** Records as bars from one of their dates to another. */
export function TimelinePage(props: ViewProps) {
  const { object, state, onState } = props
  const t = useT()
  const format = useFormat()
  const isNarrow = useNarrow()
  const { settings } = state
  const { firstDay } = format.form
  const zoom = zooms.find((one) => one === settings.zoom) ?? 'month'
  const ends = endsOf(object, settings)
  const start = settings.at ? dayIn(settings.at) : startFor(localDay(), zoom, firstDay)
  const scale = scaleOf(start, { zoom, isNarrow, firstDay })
  const set = (change: Settings) => onState({ settings: { ...settings, ...change } }, { push: true })
  const fields = dateFields(object)
  return (
    <>
      <PeriodBar
        title={format.days(scale.from, addDays(scale.to, -1))}
        onToday={() => set({ at: '' })}
        onStep={(step) => set({ at: shiftColumns(scale.from, zoom, step * pageOf(scale)) })}
      >
        <FieldMenu
          {...{ fields, field: ends.start, label: t('timeline.start') }}
          says="timeline.from"
          onField={(by) => set({ by, end: ends.end?.name ?? 'none' })}
        />
        <FieldMenu
          {...{ fields, field: ends.end, label: t('timeline.end'), none: t('timeline.noEnd') }}
          says={ends.end ? 'timeline.to' : 'timeline.noEnd'}
          onField={(end) => set({ by: ends.start.name, end: end || 'none' })}
        />
        <GroupMenu object={object} group={state.group} onGroup={(group) => onState({ group }, { push: true })} />
        <Segments<Zoom>
          label={t('timeline.zoom')}
          options={zooms.map((value) => ({ value, label: t(`timeline.zoom.${value}`) }))}
          value={zoom}
          onChange={(next) => set({ zoom: next, at: '' })}
        />
      </PeriodBar>
      <Bars {...props} {...{ zoom, ends, scale }} />
    </>
  )
}

type BarsProps = ViewProps & { zoom: Zoom; ends: Ends; scale: Scale }

function Bars(props: BarsProps) {
  const { object, state } = props
  const [span, setSpan] = useState({ first: 0, last: 0 })
  const onWindow = useCallback((first: number, last: number) => {
    setSpan((now) => (now.first === first && now.last === last ? now : { first, last }))
  }, [])
  const group = object.fields.find(({ name }) => name === state.group) as Field | undefined
  const query = barsQuery(props)
  const same = { ...props, onWindow }
  if (!group) return <PlainBars {...same} bars={query} span={span} />
  const options = { object, field: group, query, window: span, frozen: false }
  return <GroupedBars key={group.name} {...same} {...{ group, options }} />
}

/** Which records have something in sight: in the order of the list, else by their start. */
function barsQuery({ object, asked, state, ends: { start, end }, scale }: BarsProps): RowsQuery {
  const wanted = new Set([object.title, start.name, end?.name, boardField(object)?.name, 'owner'])
  const fields = object.fields.filter(({ name }) => wanted.has(name))
  const shown = barsFilter({ start, end }, scale.from, scale.to)
  return {
    ...asked,
    filter: { and: [...(asked.filter ? [asked.filter] : []), shown] },
    fields: fields.map(({ name }) => name),
    expand: fields.filter(isLink).map(({ name }) => name),
    sort: state.sort.length > 0 ? sortText(state.sort) : start.name,
  }
}

type Windowed = BarsProps & { onWindow: (first: number, last: number) => void }
type Span = { first: number; last: number }

function PlainBars({ bars, span, ...same }: Windowed & { bars: RowsQuery; span: Span }) {
  return <Body {...same} rows={useRows(same.object.name, bars, span)} />
}

function GroupedBars({ options, ...same }: Windowed & { group: Field; options: Parameters<typeof useGroupedRows>[0] }) {
  return <Body {...same} rows={useGroupedRows(options)} />
}

function Body(props: Windowed & { rows: Rows; group?: Field }) {
  const { object, ends, scale, zoom, rows, group, chosen, onWindow } = props
  const t = useT()
  const format = useFormat()
  const track = useRef<HTMLDivElement>(null)
  const [asking, setAsking] = useState<CrmRecord | null>(null)
  const [said, setSaid] = useState('')
  const hueOf = useHue(object)
  useKeys({ undo: () => void undoLast().then(() => refreshObject(object.name)) })
  const may = movable(object, ends)
  const holding = useHold({
    may,
    step: zoom === 'month' || zoom === 'quarter' ? 7 : 1,
    dayWidth: () => (track.current?.clientWidth ?? 1) / scale.days,
    say: (what, record, bar) => {
      const days = spanText(format, bar)
      setSaid(what === 'moved' ? days : t(`timeline.${what}`, { what: recordTitle(object, record), days }))
    },
    onMove: (record, next, part) => void move(object, record, movedValues(ends, record, next, part)),
    onAsk: setAsking,
  })
  if (rows.error && rows.count === 0)
    return (
      <div className="p-4">
        <ErrorNote error={rows.error} onAgain={rows.refetch} />
      </div>
    )
  if (rows.loading && rows.count === 0) return <Skeleton className="m-4 h-60" />
  const [from, to] = [format.date(scale.from), format.date(addDays(scale.to, -1))]
  if (rows.count === 0 && !rows.old)
    return <Empty title={t('calendar.nothing', { from, to })} hint={t('calendar.nothingHint')} />
  const lane = {
    object,
    ends,
    scale,
    may,
    holding,
    chosen: chosen.ids,
    hueOf,
    onAsk: setAsking,
    onChoose: chosen.toggle,
  }
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <Lanes {...{ lane, rows, group, zoom, track, onWindow }} label={format.days(scale.from, addDays(scale.to, -1))} />
      <Suspense>{asking && <Ask {...{ object, ends, asking }} onDone={() => setAsking(null)} />}</Suspense>
    </>
  )
}

const spanText = (format: ReturnType<typeof useFormat>, { from, to }: Bar) =>
  from === to ? format.date(from) : format.days(from, to)

function Ask({
  object,
  ends,
  asking,
  onDone,
}: {
  object: ObjectMeta
  ends: Ends
  asking: CrmRecord
  onDone: () => void
}) {
  const { start, end } = ends
  const fields = [start, ...(end ? [end] : [])].filter(({ readOnly }) => !readOnly)
  const problem = (values: Record<string, unknown>) => {
    const [first, last] = [start, end].map((field) => field && (values[field.name] ?? asking[field.name]))
    return typeof first === 'string' && typeof last === 'string' && first.slice(0, 10) > last.slice(0, 10)
      ? 'timeline.endsFirst'
      : undefined
  }
  return (
    <DatesDialog
      {...{ object, record: asking, fields, problem }}
      onDone={(values) => {
        onDone()
        if (values) void move(object, asking, values)
      }}
    />
  )
}

async function move(object: ObjectMeta, record: CrmRecord, values: Record<string, unknown>): Promise<void> {
  await changeRecord({ object, record, values })
  refreshObject(object.name)
}
