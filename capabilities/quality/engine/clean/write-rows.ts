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
    const line = (cells: readonly string[]) => {
      let text = ''
      for (let i = 0; i < cells.length; i += 1) {
        const cell = cells[i]!
        text += (i > 0 ? delimiter : '') + (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
      }
      // A line with nothing on it would be taken for no row at all.
      return `${text === '' ? '""' : text}\n`
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
