import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type duckdb from '@duckdb/node-bindings'
import type { DuckDBConnection } from '@duckdb/node-api'

// Sixty megabytes that a server with smaller tables never needs: loaded with the first store.
const database = () => import('@duckdb/node-api')

/**
 * Rows on disk, column by column: a DuckDB file of its own, in a folder that goes with it. Whoever fills it holds a
 * few thousand rows at a time, whoever reads it one column.
 */
export type Store = {
  readonly path: string
  readonly columns: readonly string[]
  readonly records: number
  /** Of two inputs in one store, where the records of the second begin. */
  readonly split?: number
  remove(): Promise<void>
}

const chunkRows = 2048
/** Of DuckDB's own memory, while it writes or reads; beyond it spills to the folder. */
const memory = '256MB'

/** Takes in rows of texts as they come. */
export async function storeRows(
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<Store> {
  return makeStore(columns, async (connection) => {
    const { DuckDBDataChunk, VARCHAR } = await database()
    await connection.run(`create table rows (${columns.map((_, i) => `c${i} varchar`).join(', ')})`)
    const appender = await connection.createAppender('rows')
    const types = columns.map(() => VARCHAR)
    let waiting: string[][] = columns.map(() => [])
    let records = 0
    const flush = () => {
      const chunk = DuckDBDataChunk.create(types)
      chunk.setColumns(waiting)
      appender.appendDataChunk(chunk)
      records += waiting[0]?.length ?? 0
      waiting = columns.map(() => [])
    }
    for await (const row of rows) {
      for (let i = 0; i < columns.length; i++) waiting[i]!.push(row[i] ?? '')
      if (waiting[0]!.length === chunkRows) flush()
    }
    if ((waiting[0]?.length ?? 0) > 0) flush()
    appender.closeSync()
    return records
  })
}

/** A store filled by whoever knows how: a table `rows` of texts `c0`, `c1`, …; `fill` says how many there are. */
export async function makeStore(
  columns: readonly string[],
  fill: (connection: DuckDBConnection) => Promise<number>,
): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'tend-match-'))
  const path = join(folder, 'rows.duckdb')
  try {
    const { DuckDBInstance } = await database()
    const instance = await DuckDBInstance.create(path, { memory_limit: memory, temp_directory: folder })
    const connection = await instance.connect()
    const records = await fill(connection)
    connection.closeSync()
    instance.closeSync() // writes everything out: the readers open the file for themselves
    return { path, columns, records, remove: () => rm(folder, { recursive: true, force: true }) }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** A cell as UTF-8, in a place that holds until the call is over. */
export type VisitCell = (bytes: Uint8Array, from: number, to: number) => void

/**
 * Gives one column of a store, cell by cell, in the order in which the rows came. Cells come as bytes where they lie:
 * to make a text of each takes several times as long as to number it.
 */
export async function readStored(path: string, place: number, visit: VisitCell): Promise<void> {
  const { DuckDBInstance } = await database()
  const { default: bindings } = await import('@duckdb/node-bindings')
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1', memory_limit: memory })
  const connection = await instance.connect()
  try {
    const result = await connection.stream(`select c${place} from rows`)
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      visitCells(bindings, bindings.data_chunk_get_vector(chunk.chunk, 0), { rows: chunk.rowCount, visit })
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const entryBytes = 16
const mostInline = 12
const none = new Uint8Array(0)

type Bindings = typeof duckdb
type Cells = { readonly rows: number; readonly visit: VisitCell }

/** DuckDB keeps a text of up to 12 bytes beside its length, and of a longer one four bytes and where it lies. */
function visitCells(bindings: Bindings, vector: duckdb.Vector, { rows, visit }: Cells): void {
  const bytes = bindings.vector_get_data(vector, rows * entryBytes)
  const validity = validityOf(bindings, vector, rows)
  for (let row = 0; row < rows; row++) {
    const at = row * entryBytes
    const length = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    if (validity !== null && ((validity[row >> 3]! >> (row & 7)) & 1) === 0) visit(none, 0, 0)
    else if (length <= mostInline) visit(bytes, at + 4, at + 4 + length)
    else
      visit(bindings.get_data_from_pointer(bytes.buffer as ArrayBuffer, bytes.byteOffset + at + 8, length), 0, length)
  }
}

/** A bit for each row, clear where there is nothing; null where no row is without. */
function validityOf(bindings: Bindings, vector: duckdb.Vector, rows: number): Uint8Array | null {
  return bindings.vector_get_validity(vector, Math.ceil(rows / 64) * 8) as Uint8Array | null
}
