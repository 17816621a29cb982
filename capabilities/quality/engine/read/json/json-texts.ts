import type { Limits } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'

/** The text of one record, and the line it begins on. */
type JsonText = { readonly line: number; readonly text: string }

/** A record may hold this many cells of the largest size. */
const cellsInRecord = 8
const depthLimit = 100

/**
 * Cuts JSON into its records without parsing it: the values of the outermost array, or values one after the other.
 *
 * `listAt` says where an array begins that is inside an object: what is around it is left out.
 * Throws `cellTooLarge` as soon as one string is larger than a cell may be, `jsonBroken` for brackets left open.
 */
export async function* jsonTexts(
  texts: AsyncIterable<string>,
  limits: Limits,
  listAt: number,
): AsyncGenerator<JsonText> {
  const cut = cutter(limits, listAt > 0)
  let skip = listAt
  for await (const piece of texts) {
    yield* cut.feed(piece, Math.min(skip, piece.length))
    skip = Math.max(0, skip - piece.length)
    if (cut.isOver()) return
  }
  cut.end()
}

type State = {
  line: number
  column: number
  depth: number
  quoting: boolean
  escaped: boolean
  inArray: boolean
  started: boolean
  stringLength: number
  /** Parts of the record at hand, from earlier pieces. */
  held: string
  recordLine: number
}

function cutter(limits: Limits, isWrapped: boolean) {
  const s: State = {
    line: 1,
    column: 0,
    depth: 0,
    quoting: false,
    escaped: false,
    inArray: false,
    started: false,
    stringLength: 0,
    held: '',
    recordLine: 1,
  }
  return {
    *feed(piece: string, skip: number): Generator<JsonText> {
      for (let i = 0; i < skip; i += 1) if (piece.charCodeAt(i) === 10) s.line += 1
      let from = s.depth > 0 || s.quoting ? skip : -1
      for (let i = skip; i < piece.length; i += 1) {
        if (isWrapped && s.started && !s.inArray) return
        const code = piece.charCodeAt(i)
        s.column += 1
        if (code === 10) {
          s.line += 1
          s.column = 0
        }
        if (s.quoting) {
          inString(s, code, limits)
          continue
        }
        if (code <= 32) continue
        const before = s.depth
        outside(s, code)
        if (before === 0 && s.depth > 0) {
          from = i
          s.recordLine = s.line
        } else if (before > 0 && s.depth === 0) {
          yield { line: s.recordLine, text: s.held + piece.slice(from, i + 1) }
          s.held = ''
          from = -1
        }
      }
      if (from >= 0) hold(s, piece.slice(from), limits)
    },
    /** The array that was inside an object has come to its end. */
    isOver: () => isWrapped && s.started && !s.inArray,
    end(): void {
      if (s.depth > 0 || s.quoting || s.inArray) throw errors.jsonBroken({ line: s.line, column: s.column + 1 })
    },
  }
}

function inString(s: State, code: number, limits: Limits): void {
  s.stringLength += 1
  if (s.stringLength > limits.cellBytes) {
    throw errors.cellTooLarge({ line: s.recordLine, column: s.column, limit: limits.cellBytes })
  }
  if (s.escaped) s.escaped = false
  else if (code === 92) s.escaped = true
  else if (code === 34) s.quoting = false
}

/** One character between values: brackets open and close, and the outermost array is stepped into. */
function outside(s: State, code: number): void {
  if (code === 34) {
    if (s.depth === 0) throw errors.jsonNotRecords({ line: s.line })
    s.quoting = true
    s.stringLength = 0
  } else if (code === 123 || code === 91) {
    if (code === 91 && s.depth === 0 && !s.started) s.inArray = true
    else s.depth += 1
    if (s.depth > depthLimit) throw errors.jsonTooDeep({ line: s.line, limit: depthLimit })
    s.started = true
  } else if (code === 125 || code === 93) {
    if (s.depth > 0) s.depth -= 1
    else if (code === 93 && s.inArray) s.inArray = false
    else throw errors.jsonBroken({ line: s.line, column: s.column })
  } else if (s.depth === 0 && code !== 44) throw errors.jsonNotRecords({ line: s.line })
}

function hold(s: State, text: string, limits: Limits): void {
  s.held += text
  if (s.held.length > limits.cellBytes * cellsInRecord) {
    throw errors.cellTooLarge({ line: s.recordLine, column: 1, limit: limits.cellBytes })
  }
}
