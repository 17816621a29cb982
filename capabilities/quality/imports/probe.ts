import { arrangementOf } from '#capabilities/quality/engine/recognise/arrange.ts'
import { guessDateOrder } from '#capabilities/quality/engine/standardise/dates/date-forms.ts'
import type { DateOrder } from '#capabilities/quality/engine/standardise/result.ts'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import type { Limits, ReadAs, Row, Table, TableFormat } from '#capabilities/quality/engine/read/table.ts'
import { placeOf, refusedIn } from '#capabilities/quality/engine/read/xlsx/sheets-together.ts'
import { errors } from '#capabilities/quality/errors.ts'
import type { SourceRow } from '#capabilities/quality/imports/rows/draft.ts'

export type ProbedColumn = {
  readonly name: string
  /** Five different values to show. */
  readonly samples: readonly string[]
  /** Up to 300 to judge by. */
  readonly values: readonly string[]
  readonly dateOrder: DateOrder | null
}

export type Probe = {
  readonly format: TableFormat
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: Table['sheet']
  readonly columns: readonly ProbedColumn[]
  /** Null where the file was too large to read it all now. */
  readonly totalRows: number | null
}

/** A row with too many cells is rejected for itself, not the whole file with it. */
export const limits: Partial<Limits> = { ragged: 'mark' }

const valuesKept = 300
const samplesShown = 5
const longestSample = 200
const rowsLooked = 1000
const readWholeBelowBytes = 48 * 1024 * 1024

/** What a file is called, and how it is to be read where a person said so. */
export type FileRead = { readonly name: string; readonly reading: ReadAs }

function readAs({ encoding, sheet, together }: ReadAs): ReadAs {
  return { encoding, sheet, together }
}

async function openTable(path: string, { name, reading }: FileRead): Promise<Table> {
  return arranged(await readTable({ path }, { name, limits, ...readAs(reading) }))
}

/** The columns of a file whose program is known, with those that must be put together from several. */
function arranged(table: Table): Table {
  const known = arrangementOf(table.columns)
  if (!known) return table
  const put = (row: Row): Row =>
    row.extra ? row : { ...row, cells: known.arrange(row.cells), isGone: known.isGone(row.cells) }
  async function* batches() {
    for await (const batch of table.batches()) yield batch.map(put)
  }
  async function* rows() {
    for await (const batch of batches()) yield* batch
  }
  return { ...table, columns: [...known.columns], rows: rows(), batches }
}

/** Reads what a file is and holds. Up to 48 MB are read to the end, so that a broken end is refused here. */
export async function probeFile(path: string, from: FileRead & { size: number }): Promise<Probe> {
  const table = await openTable(path, from)
  try {
    const { format, encoding, delimiter, sheet } = table
    const { columns, totalRows } = await look(table, from.size < readWholeBelowBytes)
    return { format, encoding, delimiter, sheet, columns, totalRows }
  } finally {
    await table.close()
  }
}

async function look(table: Table, isWhole: boolean): Promise<Pick<Probe, 'columns' | 'totalRows'>> {
  const values: string[][] = table.columns.map(() => [])
  let [rows, ragged, first] = [0, 0, null as { line: number; cells: number } | null]
  for await (const { line, cells, extra } of table.rows) {
    rows += 1
    if (extra) {
      ragged += 1
      first ??= { line, cells: cells.length + extra.length }
    } else if (rows <= rowsLooked) {
      cells.forEach((cell, i) => {
        if (cell !== '' && values[i]!.length < valuesKept) values[i]!.push(cell)
      })
    }
    if (rows === rowsLooked && !isWhole) break
  }
  // One row too long is a slip; most of them mean that the separator was not what it seemed.
  if (first && ragged * 2 > rows) throw tooMany(table, first)
  const columns = table.columns.map((name, i) => ({
    name,
    values: values[i]!,
    samples: shown(values[i]!),
    dateOrder: orderOf(values[i]!),
  }))
  return { columns, totalRows: isWhole ? rows : null }
}

function tooMany({ sheet, columns }: Table, { line, cells }: { line: number; cells: number }): Error {
  const place = placeOf(line, sheet?.together ? sheet.alike : [])
  if (place.sheet === undefined) return errors.tooManyCells({ line, cells, columns: columns.length })
  // Without the column that says the sheet.
  return refusedIn(
    place.sheet,
    errors.tooManyCells({ line: place.line, cells: cells - 1, columns: columns.length - 1 }),
  )
}

function shown(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim().slice(0, longestSample)).filter(Boolean))].slice(
    0,
    samplesShown,
  )
}

/** Null where day and month cannot be told apart: then the country decides. */
function orderOf(values: readonly string[]): DateOrder | null {
  const [one, other] = [guessDateOrder(values, 'dmy'), guessDateOrder(values, 'mdy')]
  return one === other ? one : null
}

/** The rows of a file from behind a number of them, and how many there are where it is known by now. */
export async function* sourceRows(path: string, from: FileRead & { after: number }): AsyncGenerator<SourceRow> {
  const table = await openTable(path, from)
  try {
    let no = 0
    for await (const { line, cells, extra, isGone } of table.rows) {
      no += 1
      if (no > from.after) yield { no, line, cells, ...(extra ? { extra } : {}), ...(isGone ? { isGone } : {}) }
    }
  } finally {
    await table.close()
  }
}

/** Reads a file to its end and counts its rows. Throws where it breaks off. */
export async function countRows(path: string, from: FileRead): Promise<number> {
  const table = await openTable(path, from)
  let rows = 0
  for await (const _ of table.rows) rows += 1
  return rows
}
