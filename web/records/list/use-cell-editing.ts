import { useState } from 'react'
import { useLabel } from '#web/i18n/I18n.tsx'
import { changeRecord } from '#web/records/change.ts'
import type { Leave } from '#web/records/field/InlineEditor.tsx'
import type { Field } from '#web/records/field/value.ts'
import type { Cursor } from '#web/records/list/cursor.ts'
import { tabbed } from '#web/records/list/cursor.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

/** Where an editor stands, in pixels from the first row and the left edge; `up` where there is no room below. */
export type Place = { top: number; left: number; width: number; height: number; up: boolean }
type Editing = { field: Field; record: CrmRecord; place: Place }

type Grid = {
  object: ObjectMeta
  fields: readonly Field[]
  rows: Rows
  cursor: Cursor
  go: (to: Cursor) => void
  placeOf: (cursor: Cursor) => Place
}

/** The cell that is being edited, and what follows when its editor is left. */
export function useCellEditing({ object, fields, rows, cursor, go, placeOf }: Grid) {
  const label = useLabel()
  const [editing, setEditing] = useState<Editing | null>(null)
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
  return { editing, edit, leave, commit }
}
