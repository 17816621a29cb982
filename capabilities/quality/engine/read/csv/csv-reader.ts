import { fitRows } from '#capabilities/quality/engine/read/columns.ts'
import { csvParser } from '#capabilities/quality/engine/read/csv/csv.ts'
import type { Dialect } from '#capabilities/quality/engine/read/csv/dialect.ts'
import type { Limits, Piece, RawRow, Row } from '#capabilities/quality/engine/read/table.ts'

/**
 * The records of a text table, with the line each begins on, some at a time; or what is left of them as pieces that
 * others cut.
 *
 * Blank lines are left out, a lone quote inside a cell is text, and line ends of all systems are taken. Throws
 * `quoteNotClosed`, `cellTooLarge` and `tooManyColumns` with their place; holds one piece of the file and one record.
 */
export function csvReader(texts: AsyncGenerator<string>, dialect: Dialect, limits: Limits) {
  const parser = csvParser(dialect, limits)
  async function* records(): AsyncGenerator<RawRow[]> {
    for await (const text of texts) yield parser.feed(text, false)
    yield parser.feed('', true)
  }
  async function* pieces(): AsyncGenerator<Piece> {
    const cutter = pieceCutter(dialect, limits, parser.rest())
    for await (const text of texts) {
      const piece = cutter.feed(text)
      if (piece) yield piece
    }
    yield cutter.end()
  }
  return { records: records(), pieces }
}

/**
 * Parts a text between records without cutting it into cells, which is ten times as quick: threads cut their own
 * pieces. `begun` is what is left of what was cut already.
 */
function pieceCutter(dialect: Dialect, limits: Limits, begun: Piece) {
  let { text, line } = begun
  return {
    /** The records that end in what was fed so far; null where none does. */
    feed(next: string): Piece | null {
      text = text === '' ? next : text + next
      const { end, lines } = lastEnd(text, dialect)
      const whole = { text: text.slice(0, end), line }
      text = text.slice(end)
      line += lines
      // A record may not grow without end; the parser knows how to say why.
      if (text.length > limits.cellBytes) csvParser(dialect, limits, { firstLine: line }).feed(text, false)
      return end === 0 ? null : whole
    },
    /** All that is left when the file is at its end. */
    end: (): Piece => ({ text, line }),
  }
}

/** Where the last whole record of a text ends, and how many lines there are up to there. */
function lastEnd(text: string, { delimiter, quote, hasBackslash, isSpaced }: Dialect): { end: number; lines: number } {
  const separator = delimiter === null ? -1 : delimiter.charCodeAt(0)
  const quoteCode = quote.charCodeAt(0)
  let [end, lines, seen] = [0, 0, 0]
  let [isQuoted, isStart] = [false, true]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isQuoted) {
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) seen += 1
      if (hasBackslash && code === 92 && isHideable(text.charCodeAt(at + 1), quoteCode)) at += 1
      if (code !== quoteCode) continue
      if (text.charCodeAt(at + 1) === quoteCode) at += 1
      else isQuoted = false
    } else if (code === 10 || code === 13) {
      // Whether a return is all of the line’s end is not known yet.
      if (code === 13 && at + 1 === text.length) break
      if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1
      seen += 1
      end = at + 1
      lines = seen
      isStart = true
    } else if (code === quoteCode && isStart) {
      isQuoted = true
      isStart = false
    } else isStart = code === separator || (isSpaced === true && isStart && code === 32)
  }
  return { end, lines }
}

function isHideable(code: number, quoteCode: number): boolean {
  return code === quoteCode || code === 92
}

/** The rows of a piece, as the table would have given them; who keeps a cell keeps all of the piece. */
export function rowsOfPiece(
  { text, line }: Piece,
  { dialect, limits, columns }: { dialect: Dialect; limits: Limits; columns: readonly string[] },
): Row[] {
  const parser = csvParser({ ...dialect, skipLines: 0 }, limits, { firstLine: line, isBrief: true })
  return fitRows(parser.feed(text, true), columns, limits)
}
