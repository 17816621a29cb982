import { memo, Suspense, useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useLabel } from '#web/i18n/I18n.tsx'
import type { Range } from '#web/records/cells/range.ts'
import type { Sort } from '#web/records/list/address.ts'
import { nextSort } from '#web/records/list/address.ts'
import type { Cursor } from '#web/records/list/cursor.ts'
import { CellCursor } from '#web/records/list/CellCursor.tsx'
import { FootGroup } from '#web/records/foot/FootGroup.tsx'
import { ListHeader } from '#web/records/list/ListHeader.tsx'
import { ListRow, SELECT_WIDTH } from '#web/records/list/ListRow.tsx'
import type { Asked } from '#web/records/list/list-query.ts'
import type { ColumnSpan } from '#web/records/list/use-column-span.ts'
import { useColumnSpan } from '#web/records/list/use-column-span.ts'
import type { useColumns } from '#web/records/list/use-columns.ts'
import { useGrid } from '#web/records/list/use-grid.ts'
import { useGridKeys } from '#web/records/list/use-grid-keys.ts'
import { useRowAhead } from '#web/records/list/use-row-ahead.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { Selection } from '#web/records/list/use-selection.ts'
import { useInSight } from '#web/records/list/use-in-sight.ts'
import { useStill } from '#web/records/list/use-still.ts'
import { HEAD, useRowHeight, useVirtualRows } from '#web/records/list/use-virtual-rows.ts'
import { useWidths, widthStep } from '#web/records/list/use-widths.ts'
import type { Column } from '#web/records/list/use-widths.ts'
import type { Field } from '#web/records/field/value.ts'
import { cx } from '#web/ui/cx.ts'
import { lazy } from '#web/ui/lazy.ts'
import type { ObjectMeta } from '#web/types.ts'

const CellEditor = lazy(() => import('#web/records/list/CellEditor.tsx'))

export type GridProps = {
  object: ObjectMeta
  /** Which records the list is about. */
  asked: Asked
  columns: ReturnType<typeof useColumns>
  rows: Rows
  sort: readonly Sort[]
  selection: Selection
  onSort: (sort: readonly Sort[]) => void
  onFilter: (field: Field) => void
  /** What stands below a column's name. */
  bar?: (field: Field) => ReactNode
  /** The rows on the screen, rounded to pages. */
  onWindow: (first: number, last: number) => void
  onEditing: (isEditing: boolean) => void
  onPeek: (index: number) => void
  onCursor: (index: number) => void
  /** The field whose values part the rows. */
  group?: Field
  onGroup: (field: string) => void
}

/** Everything of the grid that is no markup: what is drawn where, and what keys and clicks do. */
function useListGrid(
  gridId: string,
  { object, columns, rows, sort, selection, onSort, onWindow, onEditing, onPeek, onCursor }: GridProps,
) {
  const box = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const widths = useWidths(columns.fields, columns.widths, columns.setWidths)
  const span = useColumnSpan(box, widths, columns.frozen)
  // Where nothing stands below a column, there is no foot.
  const foot = columns.fields.some(({ name }) => columns.foot[name]) ? height : 0
  const drawn = useVirtualRows({ box, count: rows.count, height, foot, onWindow })
  const show = ({ row, col }: Cursor) => {
    if (!box.current) return
    if (row >= 0) drawn.show(row)
    showColumn(box.current, widths, col, columns.frozen)
    // Also on what has it already, giving the focus makes the browser lay out the page.
    if (document.activeElement !== box.current) box.current.focus({ preventScroll: true })
  }
  const grid = useGrid({
    object,
    fields: columns.fields,
    rows,
    selection,
    show,
    onPeek,
    onCursor,
    onSort: (field, keep) => onSort(nextSort(sort, field.name, keep)),
    head: {
      openMenu: (col) => menuButton(gridId, col)?.click(),
      widen: (col, by) => widths[col]?.onWiden(by * widthStep),
    },
    pageOf: () => Math.max(1, Math.floor(((box.current?.clientHeight ?? 600) - foot) / height) - 2),
    placeOf: (cursor) =>
      placeOf(cursor, widths, { height, foot, frozen: columns.frozen, base: drawn.base }, box.current),
  })
  useGridKeys(grid, selection)
  useInSight({ box, row: grid.cursor.row, height, drawn })
  useStill({
    box,
    rows,
    drawn: drawn.items,
    cursor: grid.cursor.row,
    onMoved: (moved) => {
      if (moved.cursor !== 0) grid.follow(moved.cursor)
      if (moved.seen !== 0) drawn.shift(moved.seen)
    },
  })
  const onPointerOver = useRowAhead(object, rows)
  const isEditing = grid.editing !== null
  useEffect(() => onEditing(isEditing), [isEditing, onEditing])
  return { box, height, foot, widths, span, drawn, grid, onPointerOver }
}

/** Records as a grid: only the rows on the screen are drawn, the keyboard reaches every cell. */
export function ListGrid(props: GridProps) {
  const { object, columns, rows, selection } = props
  const label = useLabel()
  const gridId = useId()
  const { box, height, foot, widths, span, drawn, grid, onPointerOver } = useListGrid(gridId, props)
  const width = SELECT_WIDTH + widths.reduce((sum, column) => sum + column.width, 0)
  const groupHead = props.group && rows.groupAt?.(grid.cursor.row)
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={label(object.plural)}
      aria-rowcount={rows.total?.exact ? rows.count + (foot > 0 ? 2 : 1) : -1}
      aria-colcount={widths.length + 1}
      aria-multiselectable
      aria-busy={rows.old}
      aria-activedescendant={`${gridId}-${grid.cursor.row}-${grid.cursor.col}`}
      {...grid.handlers}
      onPointerOver={onPointerOver}
      style={Object.fromEntries(
        widths.flatMap((column, at) => [
          [`--w${at}`, `${column.width}px`],
          ...(at < columns.frozen ? [[`--l${at}`, `${SELECT_WIDTH + column.start}px`]] : []),
        ]),
      )}
      className="group/grid relative min-h-0 flex-1 overflow-auto overscroll-contain outline-none select-none"
    >
      <div role="rowgroup" className="sticky top-0 z-10" style={{ width, minWidth: '100%' }}>
        <Head {...props} widths={widths} gridId={gridId} cursorCol={grid.cursor.row < 0 ? grid.cursor.col : -1} />
      </div>
      <div
        role="rowgroup"
        className={cx('relative', rows.old && 'opacity-60')}
        style={{ height: drawn.height, width, minWidth: '100%' }}
      >
        <DrawnRows
          {...{ object, rows, selection, height, gridId, group: props.group, frozen: columns.frozen, ...span }}
          items={drawn.items}
          fields={columns.fields}
          headAt={groupHead ? grid.cursor.row : -1}
          range={grid.range}
        />
        {!groupHead && (
          <CellCursor
            {...{ widths, height, frozen: columns.frozen, isWide: span.isWide }}
            {...{ ...grid.cursor, items: drawn.items }}
          />
        )}
        {grid.editing && (
          <Suspense key={`${grid.editing.record.id}.${grid.editing.field.name}`}>
            <CellEditor {...grid.editing} onCommit={grid.commit} onLeave={grid.leave} />
          </Suspense>
        )}
      </div>
      {foot > 0 && <FootGroup {...{ object, columns, widths, rows, width }} asked={props.asked} height={foot} />}
    </div>
  )
}

type DrawnProps = Pick<GridProps, 'object' | 'rows' | 'selection'> &
  ColumnSpan & {
    items: readonly { index: number; top: number }[]
    fields: readonly Field[]
    height: number
    gridId: string
    /** The row of the cursor where that is the head of a group; else −1. */
    headAt: number
    range: Range | null
    frozen: number
    group: Field | undefined
  }

/** Drawn again only when rows come, go or change: the cursor among them lies over them. */
const DrawnRows = memo(function DrawnRows({ items, rows, selection, headAt, range, group, ...same }: DrawnProps) {
  return items.map(({ index, top }) => {
    const head = group && rows.groupAt?.(index)
    const { GroupRow, toggleGroup } = rows
    if (head && GroupRow && toggleGroup) {
      const { height, gridId } = same
      return (
        <GroupRow
          key={`group.${head.key}`}
          {...{ head, index, top, height, gridId }}
          field={group}
          hasCursor={headAt === index}
          onToggle={toggleGroup}
        />
      )
    }
    const record = rows.at(index)
    const isSelected = record !== undefined && selection.ids.has(record.id)
    const isInRange = range !== null && index >= range.top && index <= range.bottom
    const [rangeFrom, rangeTo] = isInRange ? [range.left, range.right] : [-1, -1]
    return <ListRow key={index} {...same} {...{ record, index, top, isSelected, rangeFrom, rangeTo }} />
  })
})

type HeadProps = GridProps & { widths: readonly Column[]; gridId: string; cursorCol: number }

/** Drawn again only when a column, the order or the choice of rows changes, not when the cursor moves among the rows. */
const Head = memo(function Head({
  columns,
  rows,
  sort,
  selection,
  onSort,
  onFilter,
  onGroup,
  bar,
  widths,
  gridId,
  cursorCol,
}: HeadProps) {
  const chosen = selection.ids.size
  return (
    <ListHeader
      {...{ gridId, sort, cursorCol, onFilter, onGroup, bar, frozen: columns.frozen }}
      columns={widths}
      selected={chosen === 0 ? 'none' : chosen >= rows.count ? 'all' : 'some'}
      onSelectAll={selection.toggleAll}
      onSort={(field, keep) => onSort(nextSort(sort, field.name, keep))}
      onSortTo={(one) => onSort(one ? [one] : [])}
      onOrder={columns.setNames}
      foot={columns.foot}
      onFoot={columns.setFoot}
      onFreeze={columns.setFrozen}
    />
  )
})

/** What opens the menu of a column, for the keyboard that is on its head. */
function menuButton(gridId: string, col: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`#${CSS.escape(`${gridId}--1-${col}`)} [aria-haspopup="menu"]`)
}

/** Where the editor stands: over its cell; frozen columns do not scroll sideways. */
function placeOf(
  { row, col }: Cursor,
  widths: readonly Column[],
  { height, foot, frozen, base }: Record<'height' | 'foot' | 'frozen' | 'base', number>,
  box: HTMLElement | null,
) {
  const column = widths[col]
  const stays = box && box.clientWidth >= 640 && col < frozen
  const fixed = SELECT_WIDTH + (stays ? box.scrollLeft : 0)
  const top = row * height - base
  const below = box ? box.scrollTop + box.clientHeight - HEAD - foot - top : 400
  return { top, left: fixed + (column?.start ?? 0), width: column?.width ?? 200, height, up: below < 200 && top > 200 }
}

function showColumn(box: HTMLElement, widths: readonly Column[], col: number, frozen: number): void {
  const column = widths[col]
  if (!column || col < frozen) return
  const fixed = SELECT_WIDTH + (widths[frozen]?.start ?? 0)
  const [from, to] = [SELECT_WIDTH + column.start, SELECT_WIDTH + column.start + column.width]
  if (from < box.scrollLeft + fixed) box.scrollLeft = from - fixed
  else if (to > box.scrollLeft + box.clientWidth) box.scrollLeft = to - box.clientWidth
}
