import type { RawRow } from '#capabilities/quality/engine/read/table.ts'
import { columnNumber } from '#capabilities/quality/engine/read/xlsx/xlsx-sheet.ts'
import type { Zip } from '#capabilities/quality/engine/read/xlsx/zip.ts'

/** Cells joined over several rows: what stands in the first is meant for all of them. Columns count from 1. */
type Merge = { readonly column: number; readonly first: number; readonly last: number }

/** The list stands behind the rows; beyond this size it is not looked at. */
const listBytes = 8 * 1024 * 1024

/**
 * The cells of a sheet joined over several rows, from the top down. They are listed behind the rows, so the part is
 * gone through for that word alone, without being taken apart.
 */
export async function mergesOf(zip: Zip, part: string): Promise<Merge[]> {
  const list: Buffer[] = []
  let before: Buffer = Buffer.alloc(0)
  let bytes = 0
  for await (const chunk of zip.chunks(part)) {
    const at = list.length > 0 ? 0 : listAt(before, chunk)
    if (at >= 0) list.push(list.length > 0 ? chunk : Buffer.concat([before, chunk]))
    bytes += list.length > 0 ? chunk.length : 0
    if (bytes > listBytes) return []
    before = chunk.subarray(-64)
  }
  return parsed(Buffer.concat(list).toString('latin1'))
}

/** Where the list begins, also where the end of a chunk cuts its tag in two; a `<` before it is in no cell’s text. */
function listAt(before: Buffer, chunk: Buffer): number {
  const seam = Buffer.concat([before, chunk.subarray(0, 64)])
  const inSeam = seam.toString('latin1').search(/<(?:\w+:)?mergeCells/)
  if (inSeam >= 0) return inSeam
  for (let at = chunk.indexOf('mergeCells'); at >= 0; at = chunk.indexOf('mergeCells', at + 1)) {
    if (/<(?:\w+:)?$/.test(chunk.subarray(Math.max(0, at - 32), at).toString('latin1'))) return at
  }
  return -1
}

function parsed(list: string): Merge[] {
  const merges: Merge[] = []
  const found = list.matchAll(/mergeCell [^>]*?ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g)
  for (const [, from = '', top = '', bottom = ''] of found) {
    const [first, last] = [Number(top), Number(bottom)]
    if (last > first) merges.push({ column: columnNumber(from), first, last })
  }
  return merges.toSorted((a, b) => a.first - b.first)
}

/** Rows with what joined cells say in each of theirs. */
export async function* fillMerged(rows: AsyncGenerator<RawRow[]>, merges: readonly Merge[]): AsyncGenerator<RawRow[]> {
  let next = 0
  let open: (Merge & { readonly text: string })[] = []
  for await (const some of rows) {
    for (const { line, cells } of merges.length > 0 ? some : []) {
      open = open.filter(({ last }) => last >= line)
      // A row without any other cell holds no record.
      if (cells.some((cell) => cell !== '')) for (const merge of open) put(cells, merge)
      for (; next < merges.length && merges[next]!.first <= line; next += 1) {
        const merge = merges[next]!
        const text = cells[merge.column - 1] ?? ''
        if (merge.first === line && text !== '') open.push({ ...merge, text })
      }
    }
    yield some
  }
}

function put(cells: string[], { column, text }: { column: number; text: string }): void {
  while (cells.length < column) cells.push('')
  cells[column - 1] ||= text
}
