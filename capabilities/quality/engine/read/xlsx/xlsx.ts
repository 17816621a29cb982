import { sharedStrings } from '#capabilities/quality/engine/read/xlsx/xlsx-strings.ts'
import { sheetRows } from '#capabilities/quality/engine/read/xlsx/xlsx-sheet.ts'
import { fillMerged, mergesOf } from '#capabilities/quality/engine/read/xlsx/xlsx-merges.ts'
import { numberKinds } from '#capabilities/quality/engine/read/xlsx/xlsx-numbers.ts'
import type { Opened } from '#capabilities/quality/engine/read/source.ts'
import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'
import { readTags } from '#capabilities/quality/engine/read/xlsx/xml.ts'
import { openZip, type Zip } from '#capabilities/quality/engine/read/xlsx/zip.ts'
import { errors } from '#capabilities/quality/errors.ts'

/**
 * The rows of the first sheet that holds a table, or else of the first that holds anything; hidden ones come last.
 *
 * Throws `fileIsNoTable` for other packages (DOCX, ODS, ZIP), `workbookBroken`, and the refusals of `openZip`.
 */
export async function* xlsxRecords(opened: Opened, limits: Limits): AsyncGenerator<RawRow[]> {
  const zip = await openZip(opened, limits)
  try {
    refuseOthers(zip)
    const { sheets, epoch1904 } = await workbook(zip, limits)
    const strings = await sharedStrings(zip, limits)
    const kinds = await numberKinds(zip, limits)
    const rowsOf = (sheet: string) => sheetRows(zip, sheet, { strings, kinds, epoch1904, limits })
    const sheet = await tableSheet(sheets, rowsOf)
    if (sheet !== null) yield* fillMerged(rowsOf(sheet), await mergesOf(zip, sheet))
  } finally {
    zip.close()
  }
}

const rowsLooked = 200

/** Templates begin with a sheet of remarks, or one that has only the header; programs keep lists in hidden sheets. */
async function tableSheet(
  sheets: readonly Sheet[],
  rowsOf: (sheet: string) => AsyncGenerator<RawRow[]>,
): Promise<string | null> {
  for (const hidden of [false, true]) {
    let spare: string | null = null
    for (const { part } of sheets.filter((sheet) => sheet.isHidden === hidden)) {
      const filled = await filledCells(rowsOf(part))
      if (filled.filter((count) => count > 1).length > 1) return part
      if (filled.length > 0) spare ??= part
    }
    if (spare !== null) return spare
  }
  return null
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

type Sheet = { readonly part: string; readonly isHidden: boolean }

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
    if (target) sheets.push({ part: target.startsWith('/') ? target.slice(1) : `xl/${target}`, isHidden })
  })
  const present = sheets.filter(({ part }) => zip.has(part))
  if (present.length === 0) throw errors.workbookBroken({ part: 'xl/worksheets' })
  return { sheets: present, epoch1904 }
}
