import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { readParquet } from '#bench/parquet.ts'

export type Grid = { columns: string[]; rows: string[][] }
/** A set with truth: what the matcher may see, and apart from it, which records truly belong together. */
export type Task = { inputs: Grid[]; truth: string[] }

/** The folder with the sets: the first argument with a slash, the environment, or a sister folder. */
export const folder =
  process.argv.slice(2).find((word) => word.includes('/')) ??
  process.env.TEND_MATCHING_DATA ??
  '../shared/data/matching'

export function readCsv(path: string, delimiter = ','): Grid {
  const bytes = readFileSync(`${folder}/${path}`)
  const raw = path.endsWith('.gz') ? gunzipSync(bytes) : bytes
  const utf8 = raw.toString('utf8')
  const text = utf8.includes('\ufffd') ? raw.toString('latin1') : utf8
  const [columns = [], ...rows] = parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    skip_empty_lines: true,
  }) as string[][]
  return { columns, rows: rows.map((row) => columns.map((_, i) => row[i] ?? '')) }
}

export function readColumns(path: string): Grid {
  const columns = readParquet(`${folder}/${path}`)
  return {
    columns: columns.map(({ name }) => name),
    rows: (columns[0]?.cells ?? []).map((_, i) => columns.map(({ cells }) => cells[i]!)),
  }
}

export function cellsOf(grid: Grid, column: string): string[] {
  const at = grid.columns.indexOf(column)
  return grid.rows.map((row) => row[at] ?? '')
}

export function without(grid: Grid, hidden: readonly string[]): Grid {
  const kept = grid.columns.flatMap((column, i) => (hidden.includes(column) ? [] : [i]))
  return { columns: kept.map((i) => grid.columns[i]!), rows: grid.rows.map((row) => kept.map((i) => row[i]!)) }
}

/** One file whose truth is a column; that column and the ids are taken away. */
export function oneFile(grid: Grid, truth: string, hidden: readonly string[] = []): Task {
  return { truth: cellsOf(grid, truth), inputs: [without(grid, [truth, ...hidden])] }
}

/** Several files whose truth is a column they share. */
export function manyFiles(grids: readonly Grid[], truth: string, hidden: readonly string[] = []): Task {
  const tasks = grids.map((grid) => oneFile(grid, truth, hidden))
  return { truth: tasks.flatMap((task) => task.truth), inputs: tasks.flatMap((task) => task.inputs) }
}

type Linked = { left: string; right: string; truth: string; by?: string }

/** Two files and a list of the pairs that match: matched rows share a name, all others stand alone. */
export function twoFiles(at: Linked): Task {
  const [left, right] = [readCsv(at.left, at.by), readCsv(at.right, at.by)]
  const lefts = new Map(left.rows.map((row, i) => [row[0]!, i]))
  const rights = new Map(right.rows.map((row, i) => [row[0]!, left.rows.length + i]))
  const pairs = readCsv(at.truth, at.by).rows.map(([x, y]) => [lefts.get(x!)!, rights.get(y!)!] as const)
  const truth = truthOfPairs(left.rows.length + right.rows.length, pairs)
  return { truth, inputs: [left, right].map((grid) => without(grid, [grid.columns[0]!])) }
}

export function truthOfPairs(size: number, pairs: readonly (readonly [number, number])[]): string[] {
  const parent = Array.from({ length: size }, (_, i) => i)
  const root = (i: number): number => (parent[i] === i ? i : root(parent[i]!))
  for (const [left, right] of pairs) if (left !== undefined && right !== undefined) parent[root(right)] = root(left)
  return parent.map((_, i) => String(root(i)))
}

/** Rows of one grid after another, a column once whatever grids have it. */
export function stacked(grids: readonly Grid[]): Grid {
  const columns = [...new Set(grids.flatMap((grid) => grid.columns))]
  const rows = grids.flatMap((grid) =>
    grid.rows.map((row) => columns.map((column) => row[grid.columns.indexOf(column)] ?? '')),
  )
  return { columns, rows }
}
