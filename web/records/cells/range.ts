import type { Cursor } from '#web/records/list/cursor.ts'

/** Cells side by side, both ends included. */
export type Range = { top: number; bottom: number; left: number; right: number }

export function rangeOf(anchor: Cursor | null, cursor: Cursor): Range {
  const from = anchor ?? cursor
  return {
    top: Math.max(0, Math.min(from.row, cursor.row)),
    bottom: Math.max(from.row, cursor.row),
    left: Math.min(from.col, cursor.col),
    right: Math.max(from.col, cursor.col),
  }
}

/** Cells as a spreadsheet takes them: tabs between columns, lines between rows; what holds either is quoted. */
export function asTsv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map(quoted).join('\t')).join('\n')
}

/** What a spreadsheet put on the clipboard, as rows of cells. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  const cell = (): string => {
    if (text[at] !== '"') {
      const end = /[\t\n\r]/.exec(text.slice(at))
      const from = at
      at = end ? at + end.index : text.length
      return text.slice(from, at)
    }
    let out = ''
    for (at += 1; at < text.length; at += 1) {
      if (text[at] !== '"') out += text[at]
      else if (text[at + 1] === '"') {
        out += '"'
        at += 1
      } else break
    }
    at += 1
    return out
  }
  while (at < text.length) {
    rows.at(-1)?.push(cell())
    const mark = text[at]
    at += text.startsWith('\r\n', at) ? 2 : 1
    if (mark === '\t' && at >= text.length) rows.at(-1)?.push('')
    if ((mark === '\n' || mark === '\r') && at < text.length) rows.push([])
  }
  return rows
}

/** What goes into each cell of a range: one alone fills it, a block is laid from its corner and may reach beyond. */
export function spread<T>(
  block: readonly (readonly T[])[],
  range: Range,
  none: T,
): { row: number; col: number; cell: T }[] {
  const isOne = block.length === 1 && block[0]?.length === 1
  const cells: { row: number; col: number; cell: T }[] = []
  const height = isOne ? range.bottom - range.top + 1 : block.length
  for (let row = 0; row < height; row += 1) {
    const width = isOne ? range.right - range.left + 1 : (block[row]?.length ?? 0)
    for (let col = 0; col < width; col += 1) {
      const cell = (isOne ? block[0]?.[0] : block[row]?.[col]) ?? none
      cells.push({ row: range.top + row, col: range.left + col, cell })
    }
  }
  return cells
}
