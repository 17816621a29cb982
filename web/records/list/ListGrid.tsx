import { useVirtualizer } from '@tanstack/react-virtual'
import { lazy, Suspense, useEffect, useId, useRef } from 'react'
import { useLabel } from '#web/i18n/I18n.tsx'
import type { Sort } from '#web/records/list/address.ts'
import { nextSort } from '#web/records/list/address.ts'
import type { Cursor } from '#web/records/list/cursor.ts'
import { ListHeader } from '#web/records/list/ListHeader.tsx'
import { ListRow, SELECT_WIDTH } from '#web/records/list/ListRow.tsx'
import type { useColumns } from '#web/records/list/use-columns.ts'
import { useGrid } from '#web/records/list/use-grid.ts'
import { useGridKeys } from '#web/records/list/use-grid-keys.ts'
import { PAGE } from '#web/records/list/page-query.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { Selection } from '#web/records/list/use-selection.ts'
import { useWidths } from '#web/records/list/use-widths.ts'
import type { Column } from '#web/records/list/use-widths.ts'
import type { Field } from '#web/records/field/value.ts'
import { cx } from '#web/ui/cx.ts'
import type { ObjectMeta } from '#web/types.ts'

const CellEditor = lazy(() => import('#web/records/list/CellEditor.tsx'))
const HEAD = 32

export type GridProps = {
  object: ObjectMeta
  columns: ReturnType<typeof useColumns>
  rows: Rows
  sort: readonly Sort[]
  selection: Selection
  onSort: (sort: readonly Sort[]) => void
  onFilter: (field: Field) => void
  /** The rows on the screen, rounded to pages. */
  onWindow: (first: number, last: number) => void
  onEditing: (isEditing: boolean) => void
  onPeek: (index: number) => void
  onCursor: (index: number) => void
}

/** Records as a grid: only the rows on the screen are drawn, the keyboard reaches every cell. */
export function ListGrid({ object, columns, rows, sort, selection, onSort, onFilter, onWindow, onEditing, onPeek, onCursor }: GridProps) {
  'use no memo'
  const label = useLabel()
  const gridId = useId()
  const box = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const widths = useWidths(columns.fields, columns.widths, columns.setWidths)
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  })
  const show = ({ row, col }: Cursor) => {
    if (row >= 0) virtual.scrollToIndex(row, { align: 'auto' })
    showColumn(box.current, widths, col)
    box.current?.focus({ preventScroll: true })
  }
  const byHeader = (field: Field, keep: boolean) => onSort(nextSort(sort, field.name, keep))
  const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 600) / height) - 2)
  const grid = useGrid({ object, fields: columns.fields, rows, page, selection, show, onPeek, onCursor, onSort: byHeader })
  useGridKeys(grid, selection)

  const items = virtual.getVirtualItems()
  const [first = 0, last = 0] = [items[0]?.index, items.at(-1)?.index]
  useEffect(() => onWindow(Math.floor(first / PAGE) * PAGE, Math.ceil((last + 1) / PAGE) * PAGE - 1), [first, last, onWindow])
  const isEditing = grid.editing !== null
  useEffect(() => onEditing(isEditing), [isEditing, onEditing])

  const width = SELECT_WIDTH + widths.reduce((sum, column) => sum + column.width, 0)
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={label(object.plural)}
      aria-rowcount={rows.total?.exact ? rows.count + 1 : -1}
      aria-colcount={widths.length + 1}
      aria-multiselectable
      aria-activedescendant={`${gridId}-${grid.cursor.row}-${grid.cursor.col}`}
      {...grid.handlers}
      style={Object.fromEntries(widths.map((column, at) => [`--w${at}`, `${column.width}px`]))}
      className="group/grid relative min-h-0 flex-1 overflow-auto overscroll-contain outline-none"
    >
      <div role="rowgroup" className="sticky top-0 z-10" style={{ width, minWidth: '100%' }}>
        <ListHeader
          columns={widths}
          gridId={gridId}
          sort={sort}
          cursorCol={grid.cursor.row < 0 ? grid.cursor.col : -1}
          selected={selection.ids.size === 0 ? 'none' : selection.ids.size >= rows.count ? 'all' : 'some'}
          onSelectAll={selection.toggleAll}
          onSort={byHeader}
          onSortTo={(one) => onSort(one ? [one] : [])}
          onOrder={columns.setNames}
          onFilter={onFilter}
        />
      </div>
      <div
        role="rowgroup"
        className={cx('relative', rows.old && 'opacity-60')}
        style={{ height: virtual.getTotalSize(), width, minWidth: '100%' }}
      >
        {items.map(({ index, start }) => {
          const record = rows.at(index)
          return (
            <ListRow
              key={index}
              {...{ object, record, index, height, gridId }}
              fields={columns.fields}
              top={start - HEAD}
              isSelected={record !== undefined && selection.ids.has(record.id)}
              cursorCol={grid.cursor.row === index ? grid.cursor.col : -1}
            />
          )
        })}
        {grid.editing && (
          <Suspense>
            <CellEditor
              key={`${grid.editing.record.id}.${grid.editing.col}`}
              field={columns.fields[grid.editing.col] as Field}
              record={grid.editing.record}
              place={placeOf(grid.editing, widths, height, box.current)}
              onCommit={grid.commit}
              onLeave={grid.leave}
            />
          </Suspense>
        )}
      </div>
    </div>
  )
}

/** Where the editor stands: over its cell; the first column does not scroll sideways. */
function placeOf({ row, col }: Cursor, widths: readonly Column[], height: number, box: HTMLElement | null) {
  const column = widths[col]
  const fixed = SELECT_WIDTH + (box && col === 0 && box.clientWidth >= 640 ? box.scrollLeft : 0)
  const top = row * height
  const below = box ? box.scrollTop + box.clientHeight - HEAD - top : 400
  return { top, left: fixed + (column?.start ?? 0), width: column?.width ?? 200, height, up: below < 200 && top > 200 }
}

function showColumn(box: HTMLElement | null, widths: readonly Column[], col: number): void {
  const column = widths[col]
  if (!box || !column || col === 0) return
  const fixed = SELECT_WIDTH + (widths[0]?.width ?? 0)
  const [from, to] = [SELECT_WIDTH + column.start, SELECT_WIDTH + column.start + column.width]
  if (from < box.scrollLeft + fixed) box.scrollLeft = from - fixed
  else if (to > box.scrollLeft + box.clientWidth) box.scrollLeft = to - box.clientWidth
}

function useRowHeight(): number {
  const isTouch = useRef(typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches)
  return isTouch.current ? 40 : 32
}
