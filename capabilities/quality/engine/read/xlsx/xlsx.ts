import { sharedStrings } from '#capabilities/quality/engine/read/xlsx/xlsx-strings.ts'
import { sheetRows } from '#capabilities/quality/engine/read/xlsx/xlsx-sheet.ts'
import { fillMerged, mergesOf } from '#capabilities/quality/engine/read/xlsx/xlsx-merges.ts'
import { numberKinds } from '#capabilities/quality/engine/read/xlsx/xlsx-numbers.ts'
import type { Opened } from '#capabilities/quality/engine/read/source.ts'
import type { Limits, RawRow, SheetRead } from '#capabilities/quality/engine/read/table.ts'
import { readTags } from '#capabilities/quality/engine/read/xlsx/xml.ts'
import { openZip, type Zip } from '#capabilities/quality/engine/read/xlsx/zip.ts'
import { errors } from '#capabilities/quality/errors.ts'

/**
 * The rows of the first sheet that holds a table, or else of the first that holds anything; hidden ones come last. `said`
 * is the name of another. Says which it is, and which others hold a table too.
 *
 * Throws `sheetUnknown`, `fileIsNoTable` for other packages (DOCX, ODS, ZIP), `workbookBroken`, and the refusals of `openZip`.
 */
export async function openWorkbook(
  opened: Opened,
  limits: Limits,
  said?: string,
): Promise<{
  records: AsyncGenerator<RawRow[]>
  sheet: SheetRead | null
  /** The sheets that hold a table, in the order of the workbook, and the rows of each by its name. */
  tables: readonly string[]
  rowsOf: (name: string) => Promise<AsyncGenerator<RawRow[]>>
}> {
  const zip = await openZip(opened, limits)
  refuseOthers(zip)
  const { sheets, epoch1904 } = await workbook(zip, limits)
  const strings = await sharedStrings(zip, limits)
  const kinds = await numberKinds(zip, limits)
  const rowsOf = (sheet: string) => sheetRows(zip, sheet, { strings, kinds, epoch1904, limits })
  const { sheet, others } = await chosenSheet(sheets, rowsOf, said)
  const whole = async (part: string) => fillMerged(rowsOf(part), await mergesOf(zip, part))
  const namedRows = (called: string) => whole(sheets.find(({ name }) => name === called)?.part ?? '')
  if (!sheet) return { records: nothing(), sheet: null, tables: [], rowsOf: namedRows }
  const tables = sheets.filter((one) => one === sheet || others.includes(one)).map(({ name }) => name)
  const read = { name: sheet.name, others: others.map(({ name }) => name) }
  return { records: await whole(sheet.part), sheet: read, tables, rowsOf: namedRows }
}

async function* nothing(): AsyncGenerator<RawRow[]> {}

const rowsLooked = 200
/** So many sheets are looked into. */
const sheetsLooked = 50

type Chosen = { readonly sheet: Sheet | null; readonly others: readonly Sheet[] }

/** Whether a person means this sheet: as in Excel, letters may be large or small. */
export function isSheetName(name: string, said: string): boolean {
  return name.trim().toLowerCase() === said.trim().toLowerCase()
}

async function chosenSheet(
  sheets: readonly Sheet[],
  rowsOf: (sheet: string) => AsyncGenerator<RawRow[]>,
  said: string | undefined,
): Promise<Chosen> {
  const guess = await tableSheet(sheets, rowsOf)
  if (said === undefined) return guess
  const sheet = sheets.find(({ name }) => isSheetName(name, said))
  if (!sheet) throw errors.sheetUnknown({ sheet: said, sheets: sheets.map(({ name }) => name).join(', ') })
  const tables = [...(guess.sheet ? [guess.sheet] : []), ...guess.others]
  const inOrder = sheets.filter((one) => tables.includes(one))
  return { sheet, others: inOrder.filter((one) => one !== sheet) }
}

/** Templates begin with a sheet of remarks, or one that has only the header; programs keep lists in hidden sheets. */
async function tableSheet(
  sheets: readonly Sheet[],
  rowsOf: (sheet: string) => AsyncGenerator<RawRow[]>,
): Promise<Chosen> {
  for (const hidden of [false, true]) {
    let spare: Sheet | null = null
    const tables: Sheet[] = []
    for (const sheet of sheets.filter(({ isHidden }) => isHidden === hidden).slice(0, sheetsLooked)) {
      const filled = await filledCells(rowsOf(sheet.part))
      if (filled.filter((count) => count > 1).length > 1) tables.push(sheet)
      else if (filled.length > 0) spare ??= sheet
    }
    const [first, ...others] = tables
    if (first) return { sheet: first, others: hidden ? [] : others }
    if (spare) return { sheet: spare, others: [] }
  }
  return { sheet: null, others: [] }
}

/** How many filled cells the first rows have, blank ones left out. */
async function filledCells(rows: AsyncGenerator<RawRow[]>): Promise<number[]> {
  const counts: number[] = []
  for await (const some of rows) {
    for (const { cells } of some) counts.push(cells.filter((cell) => cell.trim() !== '').length)
    if (counts.length >= rowsLooked) break
  }
  return counts.filter((count) => count > 0)
}

function refuseOthers(zip: Zip): void {
  if (zip.has('xl/workbook.xml')) return
  const format = zip.has('word/document.xml')
    ? 'DOCX'
    : zip.has('ppt/presentation.xml')
      ? 'PPTX'
      : zip.has('content.xml') && zip.has('mimetype')
        ? 'OpenDocument'
        : zip.has('xl/workbook.bin')
          ? 'XLSB'
          : zip.has('Index/Document.iwa')
            ? 'Numbers'
            : 'ZIP'
  throw errors.fileIsNoTable({ format })
}

type Sheet = { readonly name: string; readonly part: string; readonly isHidden: boolean }

async function workbook(zip: Zip, limits: Limits): Promise<{ sheets: Sheet[]; epoch1904: boolean }> {
  const targets = new Map<string, string>()
  await readTags(zip, 'xl/_rels/workbook.xml.rels', limits, (name, { Id = '', Target = '' }) => {
    if (name === 'Relationship') targets.set(Id, Target)
  })
  const sheets: Sheet[] = []
  let epoch1904 = false
  await readTags(zip, 'xl/workbook.xml', limits, (name, attributes) => {
    if (name === 'workbookPr') epoch1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '')
    if (name !== 'sheet') return
    const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
    const target = targets.get(id)
    const isHidden = /hidden/i.test(attributes.state ?? '')
    const called = attributes.name ?? ''
    if (target) sheets.push({ name: called, part: target.startsWith('/') ? target.slice(1) : `xl/${target}`, isHidden })
  })
  const present = sheets.filter(({ part }) => zip.has(part))
  if (present.length === 0) throw errors.workbookBroken({ part: 'xl/worksheets' })
  return { sheets: present, epoch1904 }
}
