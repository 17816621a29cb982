import { isHeadless } from '#capabilities/quality/engine/read/headless.ts'
import { headerName, isGroupRow, namesInGroups } from '#capabilities/quality/engine/read/headers.ts'
import type { Limits, RawRow, Row } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'

/** Rows come some at a time: a million of them one by one would wait a million times. */
export type Columned = { readonly columns: string[]; readonly batches: AsyncGenerator<Row[]> }

const rowsLooked = 200

/**
 * Finds the header among the first rows, names the columns, and gives the rows below it, each as long as the columns.
 *
 * Blank rows and title rows above the header are skipped. A first row that is a record like the others is data: the
 * columns are then called A, B, C as in a spreadsheet. Throws `fileEmpty`, `headerOnly`,
 * `tooManyColumns`, `tooManyCells` and `cellTooLarge`. `open` lets rows be longer than the header, as sheets are.
 */
export async function findColumns(
  records: AsyncGenerator<RawRow[]>,
  limits: Limits,
  { open = false }: { open?: boolean } = {},
): Promise<Columned> {
  const peeked: RawRow[] = []
  while (peeked.length < rowsLooked) {
    const { value, done } = await records.next()
    if (done) break
    for (const row of value) if (row.cells.some(isFilled)) peeked.push(row)
  }
  if (peeked.length === 0) throw errors.fileEmpty()
  const first = headerAt(peeked.slice(0, rowsLooked))
  const at = isGroupRow(peeked[first]!.cells, peeked[first + 1]?.cells) ? first + 1 : first
  const header = peeked[at]!
  const headless = isHeadless(header.cells, peeked.slice(at + 1))
  const data = peeked.slice(headless ? at : at + 1)
  if (!headless && data.length > 1 && isTypes(data[0]!)) data.shift()
  if (data.length === 0) throw errors.headerOnly({ line: header.line })
  const names = headless
    ? []
    : at > first
      ? namesInGroups(peeked[first]!.cells, header.cells)
      : header.cells.map(headerName)
  const width = columnCount(names, data.slice(0, rowsLooked), open || headless)
  if (width > limits.columns) throw errors.tooManyColumns({ line: header.line, columns: width, limit: limits.columns })
  const columns = uniqueNames(Array.from({ length: width }, (_, i) => names[i] || columnLetters(i)))
  return { columns, batches: fitted(data, records, columns, limits) }
}

/** What some templates write below each header: the type of the column, or that it must be filled. */
const typeWords =
  /^(?:text|string|varchar|char|number|integer|int|decimal|float|double|boolean|bool|date|datetime|time|timestamp|email|phone|url|currency|picklist|lookup|id|required|optional|文本|单行文本|多行文本|字符串|数字|数值|整数|小数|日期|时间|日期时间|布尔|单选|多选|下拉|手机|电话|邮箱|金额|必填|选填|非必填|可选)$/i

function isTypes({ cells }: RawRow): boolean {
  const filled = cells.filter(isFilled)
  return filled.length > 1 && filled.every((cell) => typeWords.test(cell.trim()))
}

function isFilled(cell: string): boolean {
  return cell !== '' && cell.trim() !== ''
}

/** The first row with about as many filled cells as rows usually have: what is above it is a title. */
function headerAt(rows: readonly RawRow[]): number {
  const filled = rows.map((row) => row.cells.filter(isFilled).length)
  const usual = filled.toSorted((a, b) => a - b)[filled.length >> 1]!
  const enough = usual < 2 ? 1 : Math.max(2, usual / 2)
  const at = filled.findIndex((count) => count >= enough)
  return Math.max(0, at)
}

/** Named columns, and those without a name that hold something in the rows looked at. */
function columnCount(names: readonly string[], data: readonly RawRow[], open: boolean): number {
  let width = names.length
  while (width > 0 && names[width - 1] === '') width -= 1
  const most = open ? Infinity : names.length
  for (const { cells } of data) {
    for (let i = Math.min(cells.length, most); i > width; i -= 1) if (isFilled(cells[i - 1]!)) width = i
  }
  return width
}

/** A, B, … Z, AA: as spreadsheets name their columns. `index` counts from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names)
  const seen = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let n = 2; seen.has(unique) || (unique !== name && taken.has(unique)); n += 1) unique = `${name} (${n})`
    seen.add(unique)
    return unique
  })
}

async function* fitted(
  peeked: readonly RawRow[],
  records: AsyncGenerator<RawRow[]>,
  columns: readonly string[],
  limits: Limits,
): AsyncGenerator<Row[]> {
  try {
    yield fitRows(peeked, columns, limits)
    for await (const rows of records) yield fitRows(rows, columns, limits)
  } finally {
    await records.return(undefined)
  }
}

/** Rows as long as the columns, blank ones left out. */
export function fitRows(rows: readonly RawRow[], columns: readonly string[], limits: Limits): Row[] {
  const kept: Row[] = []
  const isAgain = headerAgain(columns)
  for (const row of rows) {
    if (row.cells.some(isFilled) && !isAgain(row)) kept.push(fit(row, columns, limits))
  }
  return kept
}

/** Tells a header that comes again, as where files were put behind one another. */
function headerAgain(columns: readonly string[]): (row: RawRow) => boolean {
  const [first] = columns
  if (columns.length < 2 || first === undefined || first === '' || first === 'A') return () => false
  const isNamed = (cell: string, column: string) =>
    cell === column || headerName(cell) === column.replace(/ \(\d+\)$/, '')
  // One letter tells nearly all rows.
  return ({ cells }) => cells[0]!.includes(first[0]!) && columns.every((column, i) => isNamed(cells[i] ?? '', column))
}

function fit(row: RawRow, columns: readonly string[], limits: Limits): Row {
  const { line, cells } = row
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]!
    // What MySQL and PostgreSQL write for nothing.
    if (cell === '\\N') cells[i] = ''
    if (cell.length * 3 > limits.cellBytes && Buffer.byteLength(cell) > limits.cellBytes) {
      throw errors.cellTooLarge({ line, column: i + 1, limit: limits.cellBytes })
    }
  }
  while (cells.length < columns.length) cells.push('')
  if (cells.length === columns.length) return row
  if (!cells.slice(columns.length).some(isFilled)) {
    cells.length = columns.length
    return row
  }
  if (limits.ragged === 'refuse') throw errors.tooManyCells({ line, cells: cells.length, columns: columns.length })
  return { line, cells: cells.slice(0, columns.length), extra: cells.slice(columns.length) }
}
