import { cellXml, columnName, escapeXml, headXml, stylesXml, type Cell, type Written } from '#platform/xlsx/cells.ts'
import { zipOf, type Member } from '#platform/xlsx/zip.ts'

export type { Cell } from '#platform/xlsx/cells.ts'

export type Book = {
  readonly sheet: string
  readonly head: readonly string[]
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>
  /** What a last sheet says where texts had to be cut; asked for at the end. */
  readonly cutNote: (count: number) => readonly [sheet: string, text: string]
  /** Fewer rows a sheet than Excel has: for tests. */
  readonly rowsPerSheet?: number
}

/** Excel's own limit, with the header. */
export const mostRows = 1_048_576
/** Where a sheet ends although it has fewer rows, so that the archive stays one that every program reads. */
const mostChars = 1_000_000_000

/**
 * A workbook (ECMA-376, Office Open XML) as it is made, holding no more than a page of rows: a frozen bold header, and
 * cells of their own kind. Rows beyond what a sheet holds go on in another, with the header again. A text never runs
 * as a formula: it is written as a text.
 */
export function xlsxOf(book: Book): AsyncGenerator<Buffer> {
  return zipOf(membersOf(book))
}

async function* membersOf(book: Book): AsyncGenerator<Member> {
  const rows = oneByOne(book.rows)
  try {
    yield { name: '[Content_Types].xml', text: [contentTypes] }
    yield { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] }
    const written: Written = { formats: [], cut: 0 }
    const names: string[] = []
    for (let next = await rows.next(), isFirst = true; isFirst || !next.done; isFirst = false) {
      names.push(isFirst ? book.sheet : `${book.sheet.slice(0, 26)} ${names.length + 1}`)
      yield sheetMember(names, sheetXml(book, written, { first: next, rows }))
      next = await rows.next()
    }
    if (written.cut > 0) {
      const [name, text] = book.cutNote(written.cut)
      names.push(name)
      yield sheetMember(names, [sheetHead(0), `<row r="1">${cellXml(text, 'A1', written)}</row>`, sheetEnd])
    }
    yield { name: 'xl/styles.xml', text: [stylesXml(written.formats)] }
    yield { name: 'xl/workbook.xml', text: [workbookXml(names)] }
    const sheets = names.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`])
    yield { name: 'xl/_rels/workbook.xml.rels', text: [relations([...sheets, ['styles', 'styles.xml']])] }
  } finally {
    await rows.return()
  }
}

function sheetMember(names: readonly string[], text: Member['text']): Member {
  return { name: `xl/worksheets/sheet${names.length}.xml`, text }
}

type Rows = AsyncIterator<readonly Cell[], void>

async function* oneByOne(pages: Book['rows']): AsyncGenerator<readonly Cell[], void, void> {
  for await (const page of pages) yield* page
}

/** As many rows as a sheet holds; the next after them is still to be asked for. */
async function* sheetXml(
  { head, rowsPerSheet = mostRows }: Book,
  written: Written,
  { first, rows }: { first: IteratorResult<readonly Cell[], void>; rows: Rows },
): AsyncGenerator<string> {
  const columns = Array.from({ length: Math.max(head.length, 1) }, (_, at) => columnName(at))
  const rowXml = (cells: readonly Cell[], number: number) =>
    `<row r="${number}">${cells.map((cell, at) => cellXml(cell, `${columns[at]}${number}`, written)).join('')}</row>`
  let text = `${sheetHead(head.length)}<row r="1">${head.map((name, at) => headXml(name, `${columns[at]}1`)).join('')}</row>`
  let length = 0
  let row = first
  for (let number = 2; !row.done; number += 1) {
    text += rowXml(row.value, number)
    if (text.length > 65_536) {
      length += text.length
      yield text
      text = ''
    }
    if (number >= rowsPerSheet || length > mostChars) break
    row = await rows.next()
  }
  yield text + sheetEnd
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

// How many sheets there will be is not known when this is written: what is named nowhere is one.
const contentTypes = [
  `${declaration}<Types xmlns="${packages}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  `<Default Extension="xml" ContentType="${kind}.worksheet+xml"/>`,
  `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
].join('')

function sheetHead(columns: number): string {
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const view = `<sheetViews><sheetView workbookViewId="0">${columns > 0 ? frozen : ''}</sheetView></sheetViews>`
  // Wide enough for a moment; a date that does not fit its column shows as ####.
  const widths = columns > 0 ? `<cols><col min="1" max="${columns}" width="18" customWidth="1"/></cols>` : ''
  return `${declaration}<worksheet xmlns="${main}">${view}${widths}<sheetData>`
}
const sheetEnd = '</sheetData></worksheet>'

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${sheetName(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const views = '<bookViews><workbookView/></bookViews>'
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}">${views}<sheets>${sheets.join('')}</sheets></workbook>`
}

/** Excel takes 31 characters and none of []:*?/\. */
function sheetName(name: string): string {
  const plain = name
    .replaceAll(/[[\]:*?/\\]|^'|'$/g, ' ')
    .slice(0, 31)
    .trim()
  return escapeXml(plain || 'Sheet')
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([type, to], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${to}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`
}
