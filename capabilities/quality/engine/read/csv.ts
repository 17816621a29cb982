import { CsvError, parse } from 'csv-parse'
import type { Dialect } from '#capabilities/quality/engine/read/dialect.ts'
import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'

/** What of the parser's state is looked at: cells finished of the record at hand, to find a place and to stay bounded. */
type Inside = { readonly state: { readonly record: readonly string[] } }

/** Lines an honest cell stays below; a record longer than this and too large had a quote that was never closed. */
const linesOfACell = 100

/**
 * The records of a text table, with the line each begins on.
 *
 * Blank lines are left out, a lone quote inside a cell is text, and line ends of all systems are taken. Throws
 * `quoteNotClosed`, `cellTooLarge` and `tooManyColumns` with their place; holds one piece of the file and one record.
 */
export async function* csvRecords(
  chunks: AsyncIterable<Buffer>,
  dialect: Dialect,
  limits: Limits,
): AsyncGenerator<RawRow> {
  let ready: RawRow[] = []
  let next = 1
  const parser = parse({
    delimiter: dialect.delimiter ?? '\0',
    quote: dialect.quote,
    escape: dialect.quote,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.cellBytes * 8,
    from_line: dialect.skipLines + 1,
    on_record: (cells: string[], info) => {
      if (cells.length > limits.columns * 4)
        throw errors.tooManyColumns({ line: next, columns: cells.length, limit: limits.columns })
      if (cells.length > 1 || cells[0] !== '') ready.push({ line: next, cells })
      next = info.lines + 1
      return null
    },
  })
  const inside = parser as unknown as Inside
  let failure: unknown = null
  parser.on('error', (error) => (failure = error)).resume()
  const give = (piece: Buffer | null) =>
    new Promise<void>((resolve) => {
      if (piece) parser.write(piece, () => resolve())
      else parser.once('end', resolve).once('close', resolve).end()
    })
  for await (const piece of unixLines(chunks)) {
    await give(piece)
    if (failure) throw placed(failure, inside, next, limits)
    if (inside.state.record.length > limits.columns * 4) {
      throw errors.tooManyColumns({ line: next, columns: inside.state.record.length, limit: limits.columns })
    }
    const rows = ready
    ready = []
    yield* rows
  }
  await give(null)
  if (failure) throw placed(failure, inside, next, limits)
  yield* ready
}

function placed(failure: unknown, inside: Inside, start: number, limits: Limits): unknown {
  if (!(failure instanceof CsvError)) return failure
  const done = inside.state.record
  const column = done.length + 1
  const line = start + done.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
  const lines = Number((failure as unknown as { lines?: number }).lines ?? start)
  if (failure.code === 'CSV_QUOTE_NOT_CLOSED') return errors.quoteNotClosed({ line, column })
  if (failure.code === 'CSV_MAX_RECORD_SIZE') {
    if (lines - line > linesOfACell) return errors.quoteNotClosed({ line, column })
    return errors.cellTooLarge({ line, column, limit: limits.cellBytes })
  }
  return failure
}

/** `\r\n` and a lone `\r` become `\n`, so that lines count the same whoever wrote the file. */
async function* unixLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let afterReturn = false
  for await (const chunk of chunks) {
    let piece = chunk
    if (afterReturn && piece[0] === 10) piece = piece.subarray(1)
    if (piece.length === 0) continue
    afterReturn = piece[piece.length - 1] === 13
    yield piece.includes(13) ? withoutReturns(piece) : piece
  }
}

function withoutReturns(piece: Buffer): Buffer {
  const out = Buffer.allocUnsafe(piece.length)
  let to = 0
  for (let from = 0; from < piece.length; from += 1) {
    const byte = piece[from]!
    if (byte !== 13) out[to++] = byte
    else if (piece[from + 1] !== 10) out[to++] = 10
  }
  return out.subarray(0, to)
}
