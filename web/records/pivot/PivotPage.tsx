import { Download } from 'lucide-react'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import type { Settings } from '#web/records/list/address.ts'
import { NoRows } from '#web/records/list/NoRows.tsx'
import type { Axis, Measure } from '#web/records/pivot/axes.ts'
import { layoutOf, readMeasure } from '#web/records/pivot/axes.ts'
import '#web/records/pivot/messages.ts'
import { AxisMenu, CurrencyMenu, MeasureMenu } from '#web/records/pivot/PivotMenus.tsx'
import { PivotTable } from '#web/records/pivot/PivotTable.tsx'
import { saveCsv } from '#web/records/pivot/save-csv.ts'
import type { Figure, Table } from '#web/records/pivot/table.ts'
import { mostGroups } from '#web/records/pivot/table.ts'
import { useAxisNames, usePivot, usePivotWords } from '#web/records/pivot/use-pivot.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

/** How many records, or what a field of theirs comes to, by one of their fields down and another across. */
export function PivotPage(props: ViewProps) {
  const { object, asked, state, onState } = props
  const t = useT()
  const { settings } = state
  const { rows, cols } = layoutOf(object, settings)
  const measure = readMeasure(object, settings.of)
  const pivot = usePivot({ object, asked, rows, cols, measure, currency: settings.currency })
  const set = (change: Settings) => onState({ settings: { ...settings, ...change } }, { push: true })
  const shown = useShown({ ...props, rows, cols, measure, table: pivot.table, currency: pivot.currency })
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1 border-b border-line px-3 py-1.5">
        <AxisMenu {...{ object, side: 'rows', axis: rows, other: undefined }} onAxis={(next) => set({ rows: next })} />
        <AxisMenu {...{ object, side: 'cols', axis: cols, other: rows }} onAxis={(next) => set({ cols: next })} />
        <MeasureMenu {...{ object, measure }} onMeasure={(of) => set({ of })} />
        {pivot.currency && (
          <CurrencyMenu
            {...{ currencies: pivot.currencies, currency: pivot.currency }}
            onCurrency={(currency) => set({ currency })}
          />
        )}
        {pivot.table && (
          <Button size="sm" tone="plain" icon={Download} className="ml-auto" onClick={shown.save}>
            {t('pivot.export')}
          </Button>
        )}
      </div>
      {pivot.error ? (
        <div className="p-4">
          <ErrorNote error={pivot.error} onAgain={pivot.refetch} />
        </div>
      ) : !pivot.table ? (
        <Skeleton className="m-4 h-60" />
      ) : pivot.table.rows.values.length === 0 ? (
        <NoRows {...props} />
      ) : (
        <div className="min-h-0 flex-1 overflow-auto">
          <Notes table={pivot.table} />
          <PivotTable {...{ object, state, rows, cols, table: pivot.table }} {...shown.words} />
        </div>
      )}
    </>
  )
}

type Shown = ViewProps & {
  rows: Axis
  cols: Axis | undefined
  measure: Measure
  table: Table | undefined
  currency: string | undefined
}

/** The words of the table, and the way to keep it as a file. */
function useShown({ object, rows, cols, measure, table, currency }: Shown) {
  const t = useT()
  const label = useLabel()
  const words = usePivotWords()
  const write = useWrite(measure, currency)
  const rowName = useAxisNames(rows, table?.rows.values ?? [])
  const colName = useAxisNames(cols, table?.cols.values ?? [])
  const [values, rowsTitle] = [words.measure(measure), words.axis(rows)]
  const caption = cols
    ? t('pivot.caption', { values, rows: rowsTitle, cols: words.axis(cols) })
    : t('pivot.captionRows', { values, rows: rowsTitle })
  const save = () => {
    if (!table) return
    const file = `${label(object.plural)}-${t('pivot.file')}.csv`
    saveCsv(file, { table, rowName, colName, corner: rowsTitle, total: t('pivot.total') })
  }
  return { save, words: { rowName, colName, caption, rowsTitle, write } }
}

/** A figure in the form of its field: an amount, a share, a time; an average is rounded. */
function useWrite({ verb, field }: Measure, currency: string | undefined): (figure: Figure) => string {
  const format = useFormat()
  return ({ n, v }) => {
    if (!field) return format.number(n)
    const value = v ?? 0
    if (field.type === 'money' && currency)
      return format.money({ amount: value, currency }, Math.abs(value) >= 10_000 ? 'compact' : 'full')
    if (field.type === 'percent') return format.percent(value)
    if (field.type === 'duration') return format.duration(value)
    return format.number(value, { maximumFractionDigits: verb === 'avg' ? 1 : 2 })
  }
}

/** What the table leaves out, said above it. */
function Notes({ table: { rows, cols, isCut } }: { table: Table }) {
  const t = useT()
  const format = useFormat()
  const left = ({ left: more, isCut: isMore }: Table['rows']) => `${format.number(more)}${isMore ? '+' : ''}`
  const notes = [
    ...(rows.left > 0 ? [t('pivot.leftRows', { n: rows.values.length, left: left(rows) })] : []),
    ...(cols.left > 0 ? [t('pivot.leftCols', { n: cols.values.length, left: left(cols) })] : []),
    ...(isCut ? [t('pivot.cut', { n: format.number(mostGroups) })] : []),
  ]
  if (notes.length === 0) return null
  return (
    <div role="note" className="sticky left-0 border-b border-line bg-info-soft px-4 py-1.5 text-sm">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}
