import { Link } from '@tanstack/react-router'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { ListState } from '#web/records/list/address.ts'
import { writeState } from '#web/records/list/address.ts'
import type { Condition } from '#web/records/list/conditions.ts'
import type { Axis } from '#web/records/pivot/axes.ts'
import { narrowed, valueConditions } from '#web/records/pivot/axes.ts'
import type { Figure, Table } from '#web/records/pivot/table.ts'
import { cellKey, idOf } from '#web/records/pivot/table.ts'
import { cx } from '#web/ui/cx.ts'
import type { ObjectMeta } from '#web/types.ts'

type Name = (value: string | null) => string
type Props = {
  object: ObjectMeta
  state: ListState
  table: Table
  rows: Axis
  cols: Axis | undefined
  rowName: Name
  colName: Name
  /** What is shown, in words. */
  caption: string
  rowsTitle: string
  write: (figure: Figure) => string
}

/** Figures in rows and columns, shaded by size; each opens the records behind it. */
export function PivotTable({ object, state, table, rows, cols, rowName, colName, caption, rowsTitle, write }: Props) {
  const t = useT()
  const cell = (figure: Figure | undefined, also: readonly Condition[], isTotal = false) => (
    <Cell {...{ object, state, figure, also, write, isTotal }} top={isTotal ? 0 : table.top} />
  )
  const byRow = (value: string | null) => valueConditions(rows, value)
  const byCol = (value: string | null) => (cols ? valueConditions(cols, value) : [])
  const side =
    'sticky left-0 max-w-64 truncate bg-surface-1 px-4 py-1 text-left font-normal max-sm:max-w-32 max-sm:px-3'
  return (
    <table className="tabular border-separate border-spacing-0 text-sm">
      <caption className="sr-only">{caption}</caption>
      <Heads {...{ cols: table.cols.values, colName, rowsTitle }} />
      <tbody>
        {table.rows.values.map((row) => (
          <tr key={idOf(row)} className="h-8">
            <th scope="row" title={rowName(row)} className={cx(side, 'border-b border-line')}>
              {rowName(row)}
            </th>
            {table.cols.values.map((col) => (
              <td key={idOf(col)} className="border-b border-line p-0">
                {cell(table.cells.get(cellKey(row, col)), [...byRow(row), ...byCol(col)])}
              </td>
            ))}
            <td className="border-b border-line p-0">
              {cell(table.rows.totals.get(idOf(row)), byRow(row), cols !== undefined)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="h-8">
          <th scope="row" className={cx(side, 'font-semibold!')}>
            {t('pivot.total')}
          </th>
          {table.cols.values.map((col) => (
            <td key={idOf(col)} className="p-0">
              {cell(table.cols.totals.get(idOf(col)), byCol(col), true)}
            </td>
          ))}
          <td className="p-0">{cell(table.total, [], true)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

type HeadsProps = Pick<Props, 'colName' | 'rowsTitle'> & { cols: readonly (string | null)[] }

function Heads({ cols, colName, rowsTitle }: HeadsProps) {
  const t = useT()
  const head = 'sticky top-0 z-1 max-w-44 truncate border-b border-line-strong bg-surface-1 px-3 py-1.5 font-medium'
  return (
    <thead>
      <tr>
        <th scope="col" className={cx(head, 'left-0 z-2! pl-4! text-left text-2')}>
          {rowsTitle}
        </th>
        {cols.map((value) => (
          <th key={idOf(value)} scope="col" title={colName(value)} className={cx(head, 'text-right')}>
            {colName(value)}
          </th>
        ))}
        <th scope="col" className={cx(head, 'text-right')}>
          {t('pivot.total')}
        </th>
      </tr>
    </thead>
  )
}

type CellProps = Pick<Props, 'object' | 'state' | 'write'> & {
  figure: Figure | undefined
  also: readonly Condition[]
  isTotal: boolean
  top: number
}

function Cell({ object, state, figure, also, write, isTotal, top }: CellProps) {
  const t = useT()
  const format = useFormat()
  if (!figure || figure.v === null) return null
  const share = top > 0 ? Math.abs(figure.v) / top : 0
  const where = narrowed(state, also)
  const search = writeState({}, { ...state, ...where, view: '', group: '', saved: '', settings: {} })
  return (
    <Link
      to={`/${object.name}`}
      search={search as never}
      title={`${format.number(figure.n)} · ${t('pivot.opens')}`}
      style={
        share > 0 ? { background: `color-mix(in oklab, var(--accent) ${Math.round(share * 38)}%, transparent)` } : {}
      }
      className={cx(
        'flex h-8 min-w-20 items-center justify-end px-3 whitespace-nowrap outline-offset-[-2px] hover:underline',
        isTotal && 'font-semibold',
      )}
    >
      {write(figure)}
    </Link>
  )
}
