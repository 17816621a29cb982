/** A file format rows can be written in. */
export type OutFormat = 'csv' | 'tsv' | 'ndjson' | 'json'

const formats: Readonly<Record<string, OutFormat>> = {
  '.csv': 'csv',
  '.txt': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
}

export function outFormat(extension: string): OutFormat | null {
  return formats[extension.toLowerCase()] ?? null
}

export type RowWriter = {
  readonly begin: () => string
  readonly row: (cells: readonly string[]) => string
  readonly end: () => string
}

/** Writes rows as text; `isFirst` says whether none were written before. CSV follows RFC 4180, with `\n` as line end; empty cells are null in JSON. */
export function rowWriter(
  format: OutFormat,
  columns: readonly string[],
  { isFirst = true }: { isFirst?: boolean } = {},
): RowWriter {
  if (format === 'csv' || format === 'tsv') {
    const delimiter = format === 'csv' ? ',' : '\t'
    const special = format === 'csv' ? /[",\n\r]/ : /["\t\n\r]/
    const quoted = (cell: string) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    const line = (cells: readonly string[]) => {
      const plain = cells.join(delimiter)
      // A line with nothing on it would be taken for no row at all.
      if (plain === '') return '""\n'
      return isPlain(plain, delimiter, cells.length) ? `${plain}\n` : `${cells.map(quoted).join(delimiter)}\n`
    }
    return { begin: () => line(columns), row: line, end: () => '' }
  }
  let first = isFirst
  const json = (cells: readonly string[]) =>
    JSON.stringify(
      Object.fromEntries(
        cells.map((cell, i) => [columns[i] ?? `extra${i - columns.length + 1}`, cell === '' ? null : cell]),
      ),
    )
  if (format === 'ndjson') return { begin: () => '', row: (cells) => `${json(cells)}\n`, end: () => '' }
  return {
    begin: () => '[',
    row: (cells) => {
      const text = `${first ? '\n' : ',\n'}${json(cells)}`
      first = false
      return text
    },
    end: () => '\n]\n',
  }
}

/** Whether cells joined by a delimiter hold none of it, no quote and no line end: one look instead of one a cell. */
function isPlain(line: string, delimiter: string, cells: number): boolean {
  const separator = delimiter.charCodeAt(0)
  let parts = 1
  for (let i = 0; i < line.length; i += 1) {
    const code = line.charCodeAt(i)
    if (code === separator) parts += 1
    else if (code === 34 || code === 10 || code === 13) return false
  }
  return parts === cells
}
