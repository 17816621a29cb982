import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import type { ColumnDef } from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import type { Field } from '#web/records/field/value.ts'
import { usualWidth } from '#web/records/list/use-columns.ts'

// Only what the grid needs of the table: rows are sorted, filtered and paged by the server.
const features = tableFeatures({ columnSizingFeature, columnResizingFeature })
type Row = Record<string, unknown>
const noRows: Row[] = []

/** How many pixels a key makes a column wider. */
export const widthStep = 16

/** A column as the header and the rows need it: plain values, for the table itself is never handed on. */
export type Column = {
  field: Field
  width: number
  /** Pixels from the left edge of the first column. */
  start: number
  isResizing: boolean
  onResize: (event: unknown) => void
  onResetWidth: () => void
  /** Wider by so many pixels, or narrower. */
  onWiden: (by: number) => void
}

/** The columns with their widths, dragged or usual. */
export function useWidths(
  fields: readonly Field[],
  widths: Readonly<Record<string, number>>,
  setWidths: (widths: Record<string, number>) => void,
): Column[] {
  'use no memo'
  const columns = useMemo(
    () =>
      fields.map((field, at): ColumnDef<typeof features, Row> => ({
        id: field.name,
        accessorFn: (row) => row[field.name],
        size: usualWidth(field, at === 0),
        minSize: at === 0 ? 120 : 64,
        maxSize: 900,
      })),
    [fields],
  )
  const table = useTable({
    features,
    columns,
    data: noRows,
    columnResizeMode: 'onChange',
    state: { columnSizing: widths as Record<string, number> },
    onColumnSizingChange: (next) =>
      setWidths(typeof next === 'function' ? next(widths as Record<string, number>) : next),
  })
  const next =
    table.getHeaderGroups()[0]?.headers.flatMap((header) => {
      const field = fields.find(({ name }) => name === header.column.id)
      if (!field) return []
      return {
        field,
        width: header.getSize(),
        start: header.getStart(),
        isResizing: header.column.getIsResizing(),
        onResize: header.getResizeHandler(),
        onResetWidth: () => header.column.resetSize(),
        onWiden: (by: number) => {
          const { minSize = 64, maxSize = 900 } = header.column.columnDef
          setWidths({ ...widths, [field.name]: Math.min(Math.max(header.getSize() + by, minSize), maxSize) })
        },
      }
    }) ?? []
  // The same array as long as nothing of it changed: the head is not drawn anew for every move of the cursor.
  const key = next.map(({ width, isResizing }) => `${width}${isResizing ? '!' : ''}`).join()
  const [kept, setKept] = useState<Kept>({ key, fields, columns: next })
  if (kept.key === key && kept.fields === fields) return kept.columns
  setKept({ key, fields, columns: next })
  return next
}

type Kept = { key: string; fields: readonly Field[]; columns: Column[] }
