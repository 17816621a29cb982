import type { Readable } from 'node:stream'
import type { Dialect } from '#capabilities/quality/engine/read/csv/dialect.ts'

/** Where the bytes of a table come from. A stream is kept in a temporary file, because guessing reads it twice. */
export type Source = { readonly path: string } | { readonly bytes: Buffer } | { readonly stream: Readable }

export type TableFormat = 'csv' | 'xlsx' | 'vcard' | 'ndjson' | 'html'

/** One row: `line` is the physical line (or sheet row) it begins on, `cells` is as long as the columns. */
export type Row = {
  readonly line: number
  readonly cells: string[]
  /** Cells beyond the last column; only with `limits.ragged: 'mark'`. */
  readonly extra?: string[]
  /** The program that wrote the file had deleted the row. */
  readonly isGone?: boolean
}

/** What a person says of how a file is to be read, where the guess is wrong. */
export type ReadAs = {
  /** As `GB18030`. */
  readonly encoding?: string | undefined
  /** The name of a sheet of a workbook, or of a table of a page. */
  readonly sheet?: string | undefined
  /** Reads all sheets that have the columns of that sheet as one table. */
  readonly together?: boolean | undefined
}

/** The sheet of a workbook that is read, and those that hold a table too and are not. */
export type SheetRead = {
  readonly name: string
  readonly others: readonly string[]
  /** Those with the same columns, it among them, in the order of the workbook; left out where there is none but it. */
  readonly alike?: readonly string[]
  /** Whether all of these are read, as one table. */
  readonly together?: boolean
}

export type Table = {
  readonly format: TableFormat
  /** As `UTF-8`, `UTF-8 BOM`, `GB18030`; null where the format fixes it. */
  readonly encoding: string | null
  readonly delimiter: string | null
  /** Of a workbook. */
  readonly sheet: SheetRead | null
  readonly columns: string[]
  /** To be read once, from the first row to the last. */
  readonly rows: AsyncIterable<Row>
  /** The same rows some at a time, for who has a million of them; instead of `rows`, not beside it. */
  readonly batches: () => AsyncGenerator<Row[]>
  /** For text tables: what `batches` has not given yet, for other threads to cut. */
  readonly uncut: Uncut | null
  /** Bytes of the source read so far, and in all. */
  readonly progress: () => { done: number; total: number }
  /** Lets go of the file. Reading the rows to their end does so too. */
  readonly close: () => Promise<void>
}

/** Whole records of a text table as they stand in the file; `line` is the one they begin on. */
export type Piece = { readonly text: string; readonly line: number }

export type Uncut = {
  readonly dialect: Dialect
  readonly limits: Limits
  readonly pieces: () => AsyncGenerator<Piece>
}

export type Limits = {
  /** Bytes in one cell. */
  readonly cellBytes: number
  readonly columns: number
  /** Bytes of a workbook's parts when unpacked, all together. */
  readonly unpackedBytes: number
  /** Unpacked to packed size that no honest workbook reaches, looked at only beyond `ratioFromBytes`. */
  readonly unpackedRatio: number
  readonly ratioFromBytes: number
  /** Memory for the texts a workbook's cells share. */
  readonly sharedStringBytes: number
  /** A row with too many cells: refuse the file, or give the row out with `extra`. */
  readonly ragged: 'refuse' | 'mark'
}

const mebibyte = 1024 * 1024

export const defaultLimits: Limits = {
  cellBytes: mebibyte,
  columns: 2000,
  unpackedBytes: 1024 * mebibyte,
  unpackedRatio: 200,
  ratioFromBytes: 50 * mebibyte,
  sharedStringBytes: 256 * mebibyte,
  ragged: 'refuse',
}

/** A row as a format's reader gives it, before columns are known. */
export type RawRow = { readonly line: number; readonly cells: string[] }
