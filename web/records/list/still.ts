/** The records that were seen, by their rows, and the one the cursor was on. */
export type Sight = { rows: readonly (readonly [row: number, id: string])[]; cursor: string | undefined; at: number }
/** By how many rows what is seen moved, and by how many the record at the cursor did. */
export type Moved = { seen: number; cursor: number }

const none: Moved = { seen: 0, cursor: 0 }
/** A record that moved further did not make way for others: it has another place. */
const near = 200

/**
 * What others' changes did to the rows that were seen: most of them moved by `seen`. One that was put elsewhere among
 * them, or left, does not count against the others.
 */
export function movedBy(sight: Sight, idAt: (row: number) => string | undefined): Moved {
  const { rows, cursor, at } = sight
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last || rows.every(([row, id]) => (idAt(row) ?? id) === id)) return none
  const places = new Map<string, number>()
  for (let row = Math.max(0, Math.min(first[0], at) - near); row <= Math.max(last[0], at) + near; row += 1) {
    const id = idAt(row)
    if (id !== undefined) places.set(id, row)
  }
  const votes = new Map<number, number>()
  for (const [row, id] of rows) {
    const now = places.get(id)
    if (now !== undefined) votes.set(now - row, (votes.get(now - row) ?? 0) + 1)
  }
  const [most] = [...votes].toSorted(([byA, a], [byB, b]) => b - a || Math.abs(byA) - Math.abs(byB))
  const cursorNow = cursor === undefined ? undefined : places.get(cursor)
  return { seen: most?.[0] ?? 0, cursor: cursorNow === undefined ? (most?.[0] ?? 0) : cursorNow - at }
}
