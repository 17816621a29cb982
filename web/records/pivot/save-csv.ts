import { csvLine } from '#sdk/csv.ts'
import type { Table } from '#web/records/pivot/table.ts'
import { cellKey, idOf } from '#web/records/pivot/table.ts'

type Name = (value: string | null) => string
type Sheet = { table: Table; rowName: Name; colName: Name; corner: string; total: string }

/** The table as text, its figures plain numbers. */
export function csvOf({ table, rowName, colName, corner, total }: Sheet): string {
  const number = (figure: { v: number | null } | undefined) => (figure?.v == null ? '' : String(figure.v))
  const { rows, cols, cells } = table
  const lines = [
    [corner, ...cols.values.map(colName), total],
    ...rows.values.map((row) => [
      rowName(row),
      ...cols.values.map((col) => number(cells.get(cellKey(row, col)))),
      number(rows.totals.get(idOf(row))),
    ]),
    [total, ...cols.values.map((col) => number(cols.totals.get(idOf(col)))), number(table.total)],
  ]
  return lines.map(csvLine).join('')
}

/** Keeps the table as a file; the mark at its beginning tells spreadsheets that it is UTF-8. */
export function saveCsv(name: string, sheet: Sheet): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', csvOf(sheet)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
