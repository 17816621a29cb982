/** A table as it comes from the clipboard of a spreadsheet, or as text with commas or semicolons. */
export type Shape = { readonly rows: number; readonly columns: number }

/** How many rows below the header and how many columns, or null when it is no table: one line is only a header. */
export function shapeOf(text: string): Shape | null {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const [header] = lines
  if (header === undefined || lines.length < 2) return null
  const counts = ['\t', ',', ';', '|'].map((separator) => header.split(separator).length)
  return { rows: lines.length - 1, columns: Math.max(...counts) }
}

/** The pasted text as a file, so that it goes the way of every other file. */
export function pastedFile(text: string, name: string): File {
  return new File([text], name, { type: 'text/csv' })
}
