import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'
import { numberText, type NumberKind } from '#capabilities/quality/engine/read/xlsx/xlsx-numbers.ts'
import { unescapedText } from '#capabilities/quality/engine/read/xlsx/xlsx-strings.ts'
import { xmlReader } from '#capabilities/quality/engine/read/xlsx/xml.ts'
import type { Zip } from '#capabilities/quality/engine/read/xlsx/zip.ts'
import { errors } from '#capabilities/quality/errors.ts'

type Workbook = {
  readonly strings: readonly string[]
  readonly kinds: readonly NumberKind[]
  readonly epoch1904: boolean
  readonly limits: Limits
}

/** The rows of one sheet that hold any cell, a formula being the value last computed for it. */
export async function* sheetRows(zip: Zip, part: string, book: Workbook): AsyncGenerator<RawRow[]> {
  let ready: RawRow[] = []
  const reader = sheetReader(part, book, (row) => ready.push(row))
  for await (const piece of zip.texts(part)) {
    reader.write(piece)
    const rows = ready
    ready = []
    yield rows
  }
}

type Cell = { column: number; type: string; style: number; text: string }

function sheetReader(part: string, book: Workbook, give: (row: RawRow) => void) {
  let line = 0
  let cells: string[] = []
  let cell: Cell = { column: 0, type: '', style: 0, text: '' }
  let inValue = false
  let inPhonetic = false
  let inSheetData = false
  const opened = (name: string, attributes: Record<string, string>) => {
    if (name === 'sheetData') inSheetData = true
    if (!inSheetData) return
    if (name === 'row') {
      line = Number(attributes.r ?? line + 1)
      cells = []
      cell.column = 0
    } else if (name === 'c') {
      const column = attributes.r ? columnNumber(attributes.r) : cell.column + 1
      cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' }
    } else if (name === 'v' || name === 't') inValue = !inPhonetic
    else if (name === 'rPh') inPhonetic = true
  }
  const closed = (name: string) => {
    if (name === 'v' || name === 't') inValue = false
    else if (name === 'rPh') inPhonetic = false
    else if (name === 'sheetData') inSheetData = false
    else if (name === 'c' && inSheetData) put(cells, cell, line, book)
    else if (name === 'row' && cells.length > 0) give({ line, cells })
  }
  const text = (piece: string) => {
    if (inValue) cell.text += piece
  }
  return xmlReader(part, { open: opened, close: closed, text }, book.limits, () => line)
}

function put(cells: string[], cell: Cell, line: number, book: Workbook): void {
  const text = cellText(cell, book)
  if (text === '') return
  if (!(cell.column >= 1) || cell.column > book.limits.columns) {
    throw errors.tooManyColumns({ line, columns: cell.column, limit: book.limits.columns })
  }
  while (cells.length < cell.column - 1) cells.push('')
  cells[cell.column - 1] = text
}

function cellText({ type, style, text }: Cell, { strings, kinds, epoch1904 }: Workbook): string {
  if (text === '') return ''
  switch (type) {
    case 's':
      return strings[Number(text)] ?? ''
    case 'inlineStr':
    case 'str':
      return unescapedText(text)
    case 'b':
      return text.trim() === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return ''
    case 'd':
      return text.replace('T', ' ').replace(/(\.\d+)?Z?$/, '')
    default:
      return numberText(text, kinds[style] ?? 'plain', epoch1904)
  }
}

/** `AB12` is 28. */
export function columnNumber(reference: string): number {
  let number = 0
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i)
    if (code >= 65 && code <= 90) number = number * 26 + code - 64
    else if (code >= 97 && code <= 122) number = number * 26 + code - 96
    else break
  }
  return number
}
