import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useLabel } from '#web/i18n/I18n.tsx'
import { changeRecord } from '#web/records/change.ts'
import type { Leave } from '#web/records/field/InlineEditor.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Cursor } from '#web/records/list/cursor.ts'
import { moved, tabbed } from '#web/records/list/cursor.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { Selection } from '#web/records/list/use-selection.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

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
}
/** Where an editor stands, in pixels from the first row and the left edge; `up` where there is no room below. */
export type Place = { top: number; left: number; width: number; height: number; up: boolean }
type Editing = { field: Field; record: CrmRecord; place: Place }

/** Where the keyboard is in the grid, what is being edited, and what each key and click does. */
export function useGrid({ object, fields, rows, pageOf, placeOf, selection, show, onPeek, onSort, onCursor }: Grid) {
  const navigate = useNavigate()
  const label = useLabel()
  const [cursor, setCursor] = useState<Cursor>({ row: 0, col: 0 })
  const [editing, setEditing] = useState<Editing | null>(null)
  const go = (to: Cursor) => {
    setCursor(to)
    show(to)
    onCursor(to.row)
  }
  const open = (row: number) => {
    const record = rows.at(row)
    if (record) void navigate({ to: `/${object.name}/${record.id}` })
  }
  const edit = ({ row, col }: Cursor) => {
    const record = rows.at(row)
    const field = fields[col]
    if (!record || !field || !object.may.update) return
    if (field.readOnly || field.type === 'file') toast({ text: 'list.readOnly', params: { what: label(field.label) } })
    else if (field.type === 'boolean')
      void changeRecord({ object, record, values: { [field.name]: record[field.name] !== true } })
    else setEditing({ field, record, place: placeOf({ row, col }) })
  }
  const leave = (how: Leave) => {
    setEditing((now) => (now === editing ? null : now)) // another cell may be edited already
    if (how === 'away') return
    const to =
      how === 'enter'
        ? cursor
        : (tabbed(cursor, how === 'previous', { rows: rows.count, cols: fields.length }) ?? cursor)
    go(to)
  }
  const commit = (value: unknown, shown: unknown) => {
    if (!editing) return
    const { record, field } = editing
    void changeRecord({ object, record, values: { [field.name]: value }, shown: { [field.name]: shown } })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey) return
    const to = moved(cursor, event, { rows: rows.count, cols: fields.length, page: pageOf() })
    const field = fields[cursor.col]
    if (to) {
      if (event.shiftKey && to.row >= 0 && to.row !== cursor.row) selection.toggle(to.row, true)
      go(to)
    } else if ((event.key === 'Enter' || event.key === 'F2') && cursor.row < 0 && field) onSort(field, event.shiftKey)
    else if ((event.key === 'Enter' || event.key === ' ') && rows.groupAt?.(cursor.row))
      rows.toggleGroup?.(rows.groupAt(cursor.row)?.key ?? '')
    else if (event.key === 'F2' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)) edit(cursor)
    else if (event.key === 'Enter') open(cursor.row)
    else if (event.key === ' ') onPeek(cursor.row)
    else if (event.key === 'Escape' && selection.ids.size > 0) selection.clear()
    else return
    event.preventDefault()
  }
  const mouse = mouseOf({ cursor, go, edit, open, selection })
  return { cursor, editing, commit, leave, open, handlers: { onKeyDown, ...mouse } }
}

type Mouse = {
  cursor: Cursor
  go: (to: Cursor) => void
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
      go({ row: at.row, col: at.col < 0 ? cursor.col : at.col })
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
