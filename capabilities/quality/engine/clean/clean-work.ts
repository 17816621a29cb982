import type { TableCleaner } from '#capabilities/quality/engine/clean/clean-table.ts'
import { newReport, type CleanReport } from '#capabilities/quality/engine/clean/report.ts'
import { rowWriter, type OutFormat } from '#capabilities/quality/engine/clean/write-rows.ts'
import { rowsOfPiece } from '#capabilities/quality/engine/read/csv/csv-reader.ts'
import type { Piece, Row, Uncut } from '#capabilities/quality/engine/read/table.ts'

/** How rows come and how they are written. */
export type WorkForm = {
  readonly format: OutFormat
  /** The columns of the table as it is read. */
  readonly columns: readonly string[]
  /** How the table is cut, where rows come as pieces of its text. */
  readonly uncut: Pick<Uncut, 'dialect' | 'limits'> | null
}

/** Some rows of a table, behind its first ones: cut already, or as they stand in the file. */
export type Work = Piece | readonly Row[]
/** Rows as the text that is written, with their part of the report. */
export type Cleaned = { readonly bytes: Uint8Array<ArrayBuffer>; readonly report: CleanReport }

/** What every thread of a team does with the rows it is given. */
export function workCleaner(cleaner: TableCleaner, { format, columns, uncut }: WorkForm): (work: Work) => Cleaned {
  const writer = rowWriter(format, cleaner.columns, { isFirst: false })
  const encoder = new TextEncoder()
  return (work) => {
    const rows = 'text' in work ? rowsOfPiece(work, { ...uncut!, columns }) : work
    const report = newReport(cleaner.report)
    let text = ''
    for (const cells of cleaner.clean(rows, report)) text += writer.row(cells)
    return { bytes: encoder.encode(text), report }
  }
}
