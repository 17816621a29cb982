/** Rows as CSV text with CRLF (RFC 4180), and the line on which each row begins, the first being 1. */
export function writeCsv(rows: readonly (readonly string[])[]): { text: string; lines: number[] } {
  const lines: number[] = []
  let line = 1
  let text = ''
  for (const row of rows) {
    lines.push(line)
    const written = row.map(quote).join(',')
    line += 1 + written.split('\n').length - 1
    text += `${written}\r\n`
  }
  return { text, lines }
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
