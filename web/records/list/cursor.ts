/** The cell the keyboard is at. Row −1 is the header. */
export type Cursor = { row: number; col: number }
export type Extent = { rows: number; cols: number; /** Rows that fit on the screen. */ page: number }
type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>

/** Where a key leads from a cell; undefined for a key that moves nothing. Never leaves the grid. */
export function moved(
  { row, col }: Cursor,
  { key, ctrlKey, metaKey }: Press,
  { rows, cols, page }: Extent,
): Cursor | undefined {
  const far = ctrlKey || metaKey
  const to = (toRow: number, toCol: number): Cursor => ({
    row: Math.min(Math.max(toRow, -1), rows - 1),
    col: Math.min(Math.max(toCol, 0), cols - 1),
  })
  switch (key) {
    case 'ArrowDown':
      return far ? to(rows - 1, col) : to(row + 1, col)
    case 'ArrowUp':
      return far ? to(0, col) : to(row - 1, col)
    case 'ArrowRight':
      return far ? to(row, cols - 1) : to(row, col + 1)
    case 'ArrowLeft':
      return far ? to(row, 0) : to(row, col - 1)
    case 'PageDown':
      return to(row + page, col)
    case 'PageUp':
      return to(Math.max(row - page, 0), col)
    case 'Home':
      return far ? to(0, 0) : to(row, 0)
    case 'End':
      return far ? to(rows - 1, cols - 1) : to(row, cols - 1)
    default:
      return undefined
  }
}

/** Tab in the grid: the next cell, at the end of a row the first of the next; undefined where the grid ends. */
export function tabbed(
  { row, col }: Cursor,
  backwards: boolean,
  { rows, cols }: Pick<Extent, 'rows' | 'cols'>,
): Cursor | undefined {
  const place = row * cols + col + (backwards ? -1 : 1)
  if (place < 0 || place >= rows * cols) return undefined
  return { row: Math.floor(place / cols), col: place % cols }
}
