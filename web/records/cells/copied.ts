/** What a range of cells held when it was copied, for the fields whose text does not tell all of it. */
type Copied = { readonly text: string; readonly cells: readonly (readonly CopiedCell[])[] }
export type CopiedCell = { readonly type: string; readonly target?: string | undefined; readonly value: unknown }

let last: Copied | undefined

/** Keeps what was copied beside its text on the clipboard. */
export function keepCopied(text: string, cells: Copied['cells']): void {
  last = { text, cells }
}

/**
 * The values behind a text from the clipboard, where it is the one that was copied here; a spreadsheet may have put it
 * back with other line ends.
 */
export function copiedCells(text: string): Copied['cells'] | undefined {
  const plain = (one: string) => one.replaceAll('\r\n', '\n').replace(/\n$/, '')
  return last && plain(last.text) === plain(text) ? last.cells : undefined
}

/** Whether a value of one cell is one of another field as it is. */
export function fits(
  cell: CopiedCell,
  field: { readonly type: string; readonly target?: string | undefined },
): boolean {
  return cell.type === field.type && cell.target === field.target
}
