import type { ClipboardEvent } from 'react'
import { useObjects } from '#web/data.ts'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { cellText } from '#web/records/cells/cell-text.ts'
import { changeCells, type Edit } from '#web/records/cells/change-cells.ts'
import { copiedCells, keepCopied, type CopiedCell } from '#web/records/cells/copied.ts'
import { canHold, pasteCells, type PastedCell } from '#web/records/cells/paste-cells.ts'
import type { Range } from '#web/records/cells/range.ts'
import { asTsv, readTsv, spread } from '#web/records/cells/range.ts'
import { useOwnCurrency } from '#web/records/field/own-currency.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink, storedOf } from '#web/records/field/value.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

type Grid = { object: ObjectMeta; fields: readonly Field[]; rows: Rows; range: Range }

/** What the clipboard, fill-down and Delete do to a range of cells. */
export function useCells(grid: Grid) {
  const { object, fields, rows, range } = grid
  const words = { t: useT(), label: useLabel(), format: useFormat() }
  const objects = useObjects()
  const currency = useOwnCurrency()

  const copy = (event: ClipboardEvent) => {
    if (isTyping(event)) return
    event.preventDefault()
    const columns = columnsOf(grid)
    const records = recordsOf(grid)
    const cells = records.map((record) => columns.map((field) => cellText(field, record[field.name], words)))
    const text = asTsv(cells)
    event.clipboardData.setData('text/plain', text)
    const held = (record: CrmRecord) =>
      columns.map(({ name, type, target }): CopiedCell => ({ type, target, value: record[name] }))
    keepCopied(text, records.map(held))
    const n = cells.length * columns.length
    if (n > 1) toast({ text: 'cells.copied', params: { n } })
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (isTyping(event) || text === '' || !object.may.update) return
    event.preventDefault()
    event.stopPropagation() // a pasted table is an import only where no grid takes it
    const held = copiedCells(text)
    const block = readTsv(text).map((row, at) => row.map((cell, col) => ({ text: cell, held: held?.[at]?.[col] })))
    const cells = spread(block, range, { text: '', held: undefined }).flatMap(({ row, col, cell }): PastedCell[] => {
      const [record, field] = [rows.at(row), fields[col]]
      return record && field ? [{ record, field, ...cell }] : []
    })
    void pasteCells(cells, { object, objects, format: words.format, currency })
  }
  /** The first row of the range, down to its last. */
  const fillDown = () => {
    const [from, ...below] = recordsOf(grid)
    if (from) setAll(grid, below, (field) => from[field.name])
  }
  const empty = () => setAll(grid, recordsOf(grid), (field) => (field.type === 'boolean' ? false : null))
  return { fillDown, empty, handlers: { onCopy: copy, onPaste: paste } }
}

const columnsOf = ({ fields, range }: Grid) => fields.slice(range.left, range.right + 1)

/** The records of the range that are here. */
function recordsOf({ rows, range }: Grid): CrmRecord[] {
  const places = Array.from({ length: range.bottom - range.top + 1 }, (_, step) => range.top + step)
  return places.flatMap((row) => rows.at(row) ?? [])
}

function setAll(grid: Grid, records: readonly CrmRecord[], valueOf: (field: Field) => unknown): void {
  const writable = columnsOf(grid).filter(canHold)
  if (!grid.object.may.update || writable.length === 0 || records.length === 0) return
  const edits = records.map((record): Edit => ({
    record,
    values: Object.fromEntries(writable.map((field) => [field.name, storedOf(field, valueOf(field))])),
    shown: Object.fromEntries(writable.filter(isLink).map((field) => [field.name, valueOf(field)])),
  }))
  void changeCells(grid.object, edits)
}

/** An editor inside the grid has a clipboard of its own. */
function isTyping({ target }: ClipboardEvent): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable="true"]')
}
