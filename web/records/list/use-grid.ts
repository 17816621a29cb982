import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { rangeOf } from '#web/records/cells/range.ts'
import { useCells } from '#web/records/cells/use-cells.ts'
import type { Field } from '#web/records/field/value.ts'
import type { Cursor } from '#web/records/list/cursor.ts'
import { moved } from '#web/records/list/cursor.ts'
import type { Place } from '#web/records/list/use-cell-editing.ts'
import { useCellEditing } from '#web/records/list/use-cell-editing.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { Selection } from '#web/records/list/use-selection.ts'
import type { ObjectMeta } from '#web/types.ts'

type Grid = {
  object: ObjectMeta
  fields: readonly Field[]
  rows: Rows
  /** Rows that fit on the screen. */
  pageOf: () => number
  placeOf: (cursor: Cursor) => Place
  selection: Selection
  /** Brings a row and a column into sight, and the focus back to the grid. */
  show: (cursor: Cursor) => void
  onPeek: (index: number) => void
  onSort: (field: Field, keep: boolean) => void
  onCursor: (index: number) => void
  /** What keys do on the head of a column. */
  head: { openMenu: (col: number) => void; widen: (col: number, by: -1 | 1) => void }
}

/** Where the keyboard is in the grid, what is being edited, and what each key and click does. */
export function useGrid({
  object,
  fields,
  rows,
  pageOf,
  placeOf,
  selection,
  show,
  onPeek,
  onSort,
  onCursor,
  head,
}: Grid) {
  const navigate = useNavigate()
  const { cursor, anchor, setCursor, setAnchor, follow } = useCursor()
  const range = rangeOf(anchor, cursor)
  const cells = useCells({ object, fields, rows, range })
  const go = (to: Cursor, extends_ = false) => {
    setAnchor(extends_ ? (anchor ?? cursor) : null)
    setCursor(to)
    show(to)
    onCursor(to.row)
  }
  const open = (row: number) => {
    const record = rows.at(row)
    if (record) void navigate({ to: `/${object.name}/${record.id}` })
  }
  const { editing, edit, leave, commit } = useCellEditing({ object, fields, rows, cursor, go, placeOf })
  const acts: Record<string, (event: KeyboardEvent) => unknown> = {
    F2: () => edit(cursor),
    Enter: (event) => (event.ctrlKey || event.metaKey ? open(cursor.row) : edit(cursor)),
    ' ': () => onPeek(cursor.row),
    Delete: () => cursor.row >= 0 && cells.empty(),
    ...escapeOf(selection, anchor, () => setAnchor(null)),
    ...toggleOf(rows, cursor),
    ...(cursor.row < 0 ? headActs(fields[cursor.col], onSort, () => head.openMenu(cursor.col)) : {}),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey) return
    if (widens(cursor, event, head)) return event.preventDefault()
    const to = moved(cursor, event, { rows: rows.count, cols: fields.length, page: pageOf() })
    if (to) go(to, event.shiftKey && to.row >= 0 && cursor.row >= 0)
    else if (event.key in acts) acts[event.key]?.(event)
    else return
    event.preventDefault()
  }
  return {
    cursor,
    range: anchor ? range : null,
    editing,
    commit,
    leave,
    open,
    follow,
    fillDown: cells.fillDown,
    handlers: { onKeyDown, ...mouseOf({ cursor, go, edit, open, selection }), ...cells.handlers },
  }
}

function useCursor() {
  const [cursor, setCursor] = useState<Cursor>({ row: 0, col: 0 })
  // The other corner of a range of cells, while there is one.
  const [anchor, setAnchor] = useState<Cursor | null>(null)
  /** The cursor stays on its record when the rows moved. */
  const follow = (by: number) => {
    setCursor((now) => shifted(now, by))
    setAnchor((now) => now && shifted(now, by))
  }
  return { cursor, anchor, setCursor, setAnchor, follow }
}

/** Escape ends the range of cells, else the choice of rows. */
function escapeOf(selection: Selection, anchor: Cursor | null, endRange: () => void): Record<string, () => void> {
  if (anchor) return { Escape: endRange }
  return selection.ids.size > 0 ? { Escape: selection.clear } : {}
}

/** On the head of a group, Enter and Space fold it. */
function toggleOf(rows: Rows, { row }: Cursor) {
  const head = rows.groupAt?.(row)
  const toggle = () => head && rows.toggleGroup?.(head.key)
  return head ? { Enter: toggle, ' ': toggle } : {}
}

/** On the head of a column, Enter sorts and Space opens its menu. */
function headActs(field: Field | undefined, onSort: Grid['onSort'], openMenu: () => void) {
  const sort = (event: KeyboardEvent) => field && onSort(field, event.shiftKey)
  return { Enter: sort, F2: sort, ' ': openMenu }
}

/** There, Shift and an arrow make the column wider or narrower. */
function widens({ row, col }: Cursor, { key, shiftKey }: KeyboardEvent, head: Grid['head']): boolean {
  if (row >= 0 || !shiftKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false
  head.widen(col, key === 'ArrowRight' ? 1 : -1)
  return true
}

const shifted = ({ row, col }: Cursor, by: number): Cursor => ({ row: row < 0 ? row : Math.max(0, row + by), col })

type Mouse = {
  cursor: Cursor
  go: (to: Cursor, extends_?: boolean) => void
  edit: (at: Cursor) => void
  open: (row: number) => void
  selection: Selection
}

/** A click moves the cursor or chooses the row, a double click edits. */
function mouseOf({ cursor, go, edit, open, selection }: Mouse) {
  return {
    onClick(event: MouseEvent): void {
      const at = cellOf(event)
      if (!at) return
      if ((event.target as Element).closest('a')) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return // a new tab or window
        event.preventDefault()
        return open(at.row)
      }
      if (at.col < 0) selection.toggle(at.row, event.shiftKey)
      go({ row: at.row, col: at.col < 0 ? cursor.col : at.col }, event.shiftKey && at.col >= 0)
    },
    /** Dragging over cells takes them into the range, from the one it began at. */
    onMouseDown(event: MouseEvent): void {
      const at = cellOf(event)
      if (at && at.col >= 0 && event.button === 0 && !event.shiftKey) go(at)
    },
    onMouseMove(event: MouseEvent): void {
      if (event.buttons !== 1) return
      const at = cellOf(event)
      if (at && at.col >= 0 && (at.row !== cursor.row || at.col !== cursor.col)) go(at, true)
    },
    onDoubleClick(event: MouseEvent): void {
      const at = cellOf(event)
      if (at && at.col >= 0 && !(event.target as Element).closest('a')) edit(at)
    },
  }
}

/** Rows and cells name themselves; one listener serves them all. */
function cellOf(event: MouseEvent): Cursor | undefined {
  const cell = (event.target as Element).closest<HTMLElement>('[data-col]')
  const row = cell?.closest<HTMLElement>('[data-row]')
  if (!cell || !row || !event.currentTarget.contains(row)) return undefined
  return { row: Number(row.dataset.row), col: Number(cell.dataset.col) }
}
