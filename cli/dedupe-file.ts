import { basename } from 'node:path'
import { storeRows, type Store } from '#capabilities/quality/batch/store.ts'
import { readTable } from '#capabilities/quality/engine/read/read-table.ts'
import type { ReadAs, Table } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { isDeclared, type Locale } from '#platform/errors.ts'

/** An input. A large one has its rows in a store on disk, and none here. */
export type File = {
  readonly path: string
  readonly columns: readonly string[]
  readonly rows: readonly string[][]
  readonly ids: readonly string[]
  readonly store?: Store
}
/** A record with the name it has outside: `source` counts inputs from 1. `number` is the id where it is a plain number. */
export type Named = {
  readonly id: string
  readonly source: number
  readonly label: string
  readonly number: number | null
}

type How = {
  readonly idColumn: string | undefined
  readonly rowsInMemory: number
  /** What was said of how to read it. */
  readonly readAs?: ReadAs
  /** Told now and then which share of the file has been read. */
  readonly reading?: ((share: number) => void) | undefined
}
/** So many rows between two tellings. */
const toldEvery = 5000

/** Reads an input, in memory as far as it is small. */
export async function readFile(path: string, how: How): Promise<File> {
  try {
    const table = await readTable({ path }, { name: basename(path), ...how.readAs })
    try {
      return await readRows(path, table, how)
    } finally {
      await table.close()
    }
  } catch (error) {
    throw isDeclared(error) ? at(path, error) : error
  }
}

async function readRows(path: string, table: Table, { idColumn, rowsInMemory, reading }: How): Promise<File> {
  const { columns, rows: found } = table
  const ids: string[] = []
  const lines: number[] = []
  const place = idColumn === undefined ? -1 : columns.indexOf(idColumn)
  if (idColumn !== undefined && place < 0) {
    throw errors.columnUnknown({ column: idColumn, columns: columns.join(', ') })
  }
  const coming = named(found, (cells, line) => {
    ids.push(place < 0 ? String(ids.length + 1) : cells[place]!.trim())
    if (place >= 0) lines.push(line)
    if (reading && ids.length % toldEvery === 0) reading(shareOf(table))
  })
  const rows: string[][] = []
  let store: Store | undefined
  for (let next = await coming.next(); next.done !== true; next = await coming.next()) {
    rows.push(next.value)
    if (rows.length > rowsInMemory) store = await storeRows(columns, together(rows.splice(0), coming))
  }
  reading?.(1)
  try {
    if (place >= 0) checkIds(ids, lines, { path, column: idColumn! })
  } catch (error) {
    await store?.remove()
    throw error
  }
  return { path, columns, rows, ids, ...(store === undefined ? {} : { store }) }
}

function shareOf(table: Table): number {
  const { done, total } = table.progress()
  return total > 0 ? Math.min(0.99, done / total) : 0
}

async function* named(
  rows: AsyncIterable<{ line: number; cells: string[] }>,
  tell: (cells: string[], line: number) => void,
): AsyncGenerator<string[], undefined> {
  for await (const { line, cells } of rows) {
    tell(cells, line)
    yield cells
  }
}

/** What was read already, then what is still to come. */
async function* together(had: readonly string[][], coming: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  yield* had
  yield* coming
}

/** A refusal of the reader, with the file it is about: two may be given. */
function at(path: string, error: Error & { detail: (locale: Locale) => string }): Error {
  const said = error.detail
  const detail = (locale: Locale) => {
    const text = said(locale)
    return text.includes(path) ? text : `${path}: ${text}`
  }
  return Object.assign(error, { detail })
}

function checkIds(ids: readonly string[], lines: readonly number[], of: { path: string; column: string }): void {
  const lineById = new Map<string, number>()
  for (const [i, id] of ids.entries()) {
    const line = lines[i]!
    if (id === '') throw errors.idEmpty({ ...of, line })
    const before = lineById.get(id)
    if (before !== undefined) throw errors.idTwice({ path: of.path, line, id, before })
    lineById.set(id, line)
  }
}

const plain = /^\d{1,15}$/

export function namesOf(files: readonly File[]): Named[] {
  return files.flatMap(({ ids }, i) =>
    ids.map((id) => ({
      id,
      source: i + 1,
      label: files.length > 1 ? `${i + 1}:${id}` : id,
      number: plain.test(id) ? Number(id) : null,
    })),
  )
}

/** By source, then by id: numbers by size, everything else by code unit, so that it is the same everywhere. */
export function inOrder(x: Named, y: Named): number {
  if (x.source !== y.source) return x.source - y.source
  if (x.number !== null && y.number !== null && x.number !== y.number) return x.number - y.number
  if ((x.number === null) !== (y.number === null)) return x.number === null ? 1 : -1
  return x.id < y.id ? -1 : x.id > y.id ? 1 : 0
}
