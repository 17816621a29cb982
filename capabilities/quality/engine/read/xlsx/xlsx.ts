import { sharedStrings } from '#capabilities/quality/engine/read/xlsx/xlsx-strings.ts'
import { sheetRows } from '#capabilities/quality/engine/read/xlsx/xlsx-sheet.ts'
import { numberKinds } from '#capabilities/quality/engine/read/xlsx/xlsx-numbers.ts'
import type { Opened } from '#capabilities/quality/engine/read/source.ts'
import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'
import { readTags } from '#capabilities/quality/engine/read/xlsx/xml.ts'
import { openZip, type Zip } from '#capabilities/quality/engine/read/xlsx/zip.ts'
import { errors } from '#capabilities/quality/errors.ts'

/**
 * The rows of the first sheet that holds anything.
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
    for (const sheet of sheets) {
      let empty = true
      for await (const rows of sheetRows(zip, sheet, { strings, kinds, epoch1904, limits })) {
        empty = empty && !rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))
        yield rows
      }
      if (!empty) return
    }
  } finally {
    zip.close()
  }
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
          : 'ZIP'
  throw errors.fileIsNoTable({ format })
}

async function workbook(zip: Zip, limits: Limits): Promise<{ sheets: string[]; epoch1904: boolean }> {
  const targets = new Map<string, string>()
  await readTags(zip, 'xl/_rels/workbook.xml.rels', limits, (name, { Id = '', Target = '' }) => {
    if (name === 'Relationship') targets.set(Id, Target)
  })
  const sheets: string[] = []
  let epoch1904 = false
  await readTags(zip, 'xl/workbook.xml', limits, (name, attributes) => {
    if (name === 'workbookPr') epoch1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '')
    if (name !== 'sheet') return
    const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
    const target = targets.get(id)
    if (target) sheets.push(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  })
  const present = sheets.filter((sheet) => zip.has(sheet))
  if (present.length === 0) throw errors.workbookBroken({ part: 'xl/worksheets' })
  return { sheets: present, epoch1904 }
}
