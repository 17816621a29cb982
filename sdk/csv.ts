/** A line of a CSV file by RFC 4180: what holds a comma, a quote, a line end or blanks at its ends is quoted. */
export function csvLine(cells: readonly string[]): string {
  const quoted = (cell: string) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `${cells.map(quoted).join(',')}\r\n`
}
