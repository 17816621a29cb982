/** A table as it comes from the clipboard of a spreadsheet, as text with commas or semicolons, in Markdown or HTML. */
export type Shape = { readonly rows: number; readonly columns: number }

/** How many rows below the header and how many columns, or null when it is no table: one line is only a header. */
export function shapeOf(text: string): Shape | null {
  if (/<table/i.test(text)) return shapeOfHtml(text)
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '' && !isRule(line))
  const [header] = lines
  if (header === undefined || lines.length < 2) return null
  const inside = /^\s*\|/.test(header) ? header.trim().replace(/^\||\|$/g, '') : header
  const counts = ['\t', ',', ';', '|'].map((separator) => inside.split(separator).length)
  return { rows: lines.length - 1, columns: Math.max(...counts) }
}

/** The line of strokes below the header of a table in Markdown, or around one that a database printed. */
function isRule(line: string): boolean {
  return /^[\s|+:=-]*$/.test(line) && /[|+]/.test(line) && line.includes('-')
}

function shapeOfHtml(text: string): Shape | null {
  const rows = text.split(/<tr\b/i).slice(1)
  const columns = Math.max(0, ...rows.map((row) => row.match(/<t[dh]\b/gi)?.length ?? 0))
  return rows.length < 2 || columns === 0 ? null : { rows: rows.length - 1, columns }
}

/** The pasted text as a file, so that it goes the way of every other file. */
export function pastedFile(text: string, name: string): File {
  return new File([text], name, { type: 'text/csv' })
}
