import { decoded, tagReader, type Tag } from '#capabilities/quality/engine/read/html/tags.ts'
import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'

/** Whether a text is a page, or a part of one, that holds a table; many programs export such a page as `.xls`. */
export function isHtmlTable(sample: string): boolean {
  const start = sample.trimStart().slice(0, 300)
  return (
    /^<(!doctype html|html|head|meta|body|style|div|table|center|google-sheets)/i.test(start) && /<table/i.test(sample)
  )
}

/** Whether a text is a workbook in the XML of Excel 2003. */
export function isSheetXml(sample: string): boolean {
  return sample.trimStart().startsWith('<?xml') && /<(\w+:)?Workbook/.test(sample) && /<(\w+:)?Worksheet/.test(sample)
}

const charactersLooked = 16 * 1024 * 1024

/**
 * The names of the tables with more than one column and row, as far as the first 16 MB of text go: that of the sheet,
 * the caption, else the number of the table.
 */
export async function htmlTables(texts: AsyncIterable<string>, limits: Limits): Promise<string[]> {
  const s = newState(limits, Infinity)
  const reader = tagReader({ tag: (tag) => takeTag(s, tag, reader.line()), text: (text) => takeText(s, text) }, limits)
  let looked = 0
  for await (const piece of texts) {
    reader.write(piece, false)
    s.rows = []
    looked += piece.length
    if (looked > charactersLooked) break
  }
  endTable(s)
  return s.names.map((name, i) => (s.names.indexOf(name) < i ? `${name} (${i + 1})` : name))
}

/** The rows of the first table with more than one column and row, or of the one behind `at` such tables; tables inside its cells are text. */
export async function* htmlRecords(texts: AsyncIterable<string>, limits: Limits, at = 0): AsyncGenerator<RawRow[]> {
  const s = newState(limits, at)
  const reader = tagReader(
    { tag: (tag) => s.isOver || takeTag(s, tag, reader.line()), text: (text) => takeText(s, text) },
    limits,
  )
  for await (const piece of texts) {
    reader.write(piece, false)
    yield taken(s)
    if (s.isOver) return
  }
  reader.write('', true)
  endRow(s)
  yield taken(s)
}

function newState(limits: Limits, at: number): State {
  return {
    limits,
    at,
    depth: 0,
    wide: 0,
    isOver: false,
    names: [],
    called: '',
    inCaption: false,
    rows: [],
    row: null,
    cell: null,
    spans: new Map(),
  }
}

type Cell = { text: string; readonly across: number; readonly down: number }

type State = {
  readonly limits: Limits
  /** So many tables are passed over. */
  readonly at: number
  /** How many tables are open around this place. */
  depth: number
  /** Rows of more than one cell so far. */
  wide: number
  isOver: boolean
  /** Of the tables so far that are not passed over as too small, and of the one that is open. */
  readonly names: string[]
  called: string
  inCaption: boolean
  rows: RawRow[]
  row: RawRow | null
  cell: Cell | null
  /** Texts that go on in the rows below, by column, and in how many. */
  readonly spans: Map<number, { readonly text: string; left: number }>
}

function taken(s: State): RawRow[] {
  const { rows } = s
  s.rows = []
  return s.isOver || s.names.length === s.at ? rows : []
}

function takeTag(s: State, tag: Tag, line: number): void {
  const { name, isEnd, text } = tag
  if (name === 'worksheet' && !isEnd) s.called = sheetName(text)
  if (name === 'caption' && s.depth === 1) {
    s.inCaption = !isEnd
    if (!isEnd) s.called = ''
  } else if (name === 'table') {
    s.depth = Math.max(0, s.depth + (isEnd ? -1 : 1))
    if (s.depth === 0 && isEnd) endTable(s)
  } else if (s.depth !== 1) return
  else if (name === 'tr' || name === 'row') {
    endRow(s)
    if (!isEnd) s.row = { line, cells: [] }
  } else if (name === 'td' || name === 'th' || name === 'cell') {
    endCell(s)
    if (isEnd) return
    beginCell(s, tag, line)
    if (text.endsWith('/>')) endCell(s)
  } else if (s.cell && (name === 'br' || (isEnd && /^(p|div|li)$/.test(name)))) s.cell.text += '\n'
}

function takeText(s: State, text: string): void {
  const { cell, row, depth, limits } = s
  if (s.inCaption) s.called = `${s.called}${text}`.slice(0, 200)
  if (!cell || depth === 0) return
  cell.text += text.replace(/\s+/g, ' ')
  if (cell.text.length <= limits.cellBytes) return
  throw errors.cellTooLarge({ line: row?.line ?? 1, column: (row?.cells.length ?? 0) + 1, limit: limits.cellBytes })
}

function endTable(s: State): void {
  endRow(s)
  s.spans.clear()
  s.inCaption = false
  if (s.wide > 1) {
    s.isOver = s.names.length === s.at
    s.names.push(s.called.replace(/\s+/g, ' ').trim() || String(s.names.length + 1))
    if (!s.isOver) [s.rows, s.wide] = [[], 0]
  }
  s.called = ''
}

function beginCell(s: State, tag: Tag, line: number): void {
  const { columns } = s.limits
  s.row ??= { line, cells: [] }
  const { cells } = s.row
  fillSpans(s)
  const index = numberIn(tag, 'index')
  while (index > cells.length + 1 && cells.length <= columns) cells.push('')
  if (cells.length > columns) throw errors.tooManyColumns({ line, columns: cells.length, limit: columns })
  const across = Math.min(Math.max(numberIn(tag, 'colspan'), numberIn(tag, 'mergeacross') + 1), columns)
  const down = Math.min(Math.max(numberIn(tag, 'rowspan'), numberIn(tag, 'mergedown') + 1), mostRows)
  s.cell = { text: '', across, down }
}

const mostRows = 10_000

function endCell(s: State): void {
  const { row, cell } = s
  if (!row || !cell) return
  const text = cell.text
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
  if (cell.down > 1) s.spans.set(row.cells.length, { text, left: cell.down - 1 })
  row.cells.push(text)
  for (let more = cell.across; more > 1; more -= 1) row.cells.push('')
  fillSpans(s)
  s.cell = null
}

/** What a cell further up says for this row too. */
function fillSpans({ row, spans }: State): void {
  for (let span = spans.get(row!.cells.length); span && span.left > 0; span = spans.get(row!.cells.length)) {
    span.left -= 1
    row!.cells.push(span.text)
  }
}

function endRow(s: State): void {
  endCell(s)
  const cells = s.row?.cells ?? []
  if (cells.filter((text) => text !== '').length > 1) s.wide += 1
  if (s.row && cells.length > 0) s.rows.push(s.row)
  s.row = null
}

function sheetName(text: string): string {
  return decoded(/[\s:]name\s*=\s*["']([^"']*)["']/i.exec(text)?.[1] ?? '')
}

function numberIn({ text }: Tag, name: string): number {
  const found = new RegExp(`[\\s:]${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(text)?.[1]
  return found === undefined ? 0 : Number(found)
}
