import { isDeclared, type DeclaredError } from '#platform/errors.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { findColumns, type Columned } from '#capabilities/quality/engine/read/columns.ts'
import type { Limits, RawRow, Row } from '#capabilities/quality/engine/read/table.ts'

/** A sheet has a million rows at most: the number of a row says by it in which of several sheets it stands. */
const rowsASheet = 10_000_000

/** Where a row stands, of sheets that are read as one table. */
export function placeOf(line: number, together: readonly string[] = []): { line: number; sheet?: string } {
  const sheet = together[Math.floor(line / rowsASheet)]
  return { line: line % rowsASheet, ...(sheet === undefined ? {} : { sheet }) }
}

type RowsOf = (sheet: string) => Promise<AsyncGenerator<RawRow[]>>
type Sheets = { readonly tables: readonly string[]; readonly rowsOf: RowsOf; readonly limits: Limits }

/** Which sheets have the same columns, whatever their order, as the one that is read; in the order of the workbook. */
export async function alikeSheets(
  read: { readonly name: string; readonly columns: readonly string[] },
  { tables, rowsOf, limits }: Sheets,
): Promise<string[]> {
  const wanted = keyOf(read.columns)
  const alike: string[] = []
  for (const name of tables) {
    const columns = name === read.name ? read.columns : await columnsOf(await rowsOf(name), limits)
    if (columns && keyOf(columns) === wanted) alike.push(name)
  }
  return alike.length > 1 ? alike : []
}

async function columnsOf(records: AsyncGenerator<RawRow[]>, limits: Limits): Promise<readonly string[] | null> {
  try {
    const { columns, batches } = await findColumns(records, limits, { open: true })
    await batches.return(undefined)
    return columns
  } catch (error) {
    if (isDeclared(error)) return null // a header without rows is no table
    throw error
  } finally {
    await records.return(undefined)
  }
}

function keyOf(columns: readonly string[]): string {
  return JSON.stringify(columns.map((name) => name.toLowerCase()).toSorted())
}

/** Sheets with the same columns as one table; which sheet a row stands in is said by a last column. */
export function sheetsTogether(
  { alike, columns }: { alike: readonly string[]; columns: readonly string[] },
  { rowsOf, limits }: Omit<Sheets, 'tables'>,
): Columned {
  async function* batches(): AsyncGenerator<Row[]> {
    for (const [i, name] of alike.entries()) {
      const one = await inSheet(name, async () => findColumns(await rowsOf(name), limits, { open: true }))
      const places = columns.map((column) => one.columns.findIndex((own) => own.toLowerCase() === column.toLowerCase()))
      const moved = (row: Row): Row => ({
        ...row,
        line: i * rowsASheet + row.line,
        cells: [...places.map((at) => row.cells[at] ?? ''), name],
      })
      const next = () => inSheet(name, () => one.batches.next())
      try {
        for (let step = await next(); !step.done; step = await next()) yield step.value.map(moved)
      } finally {
        await one.batches.return(undefined)
      }
    }
  }
  return { columns: [...columns, sheetColumn(columns)], batches: batches() }
}

/** A refusal with the sheet in which its reason stands. `whyZh` is for who keeps the parameters. */
export function refusedIn(sheet: string, { detail }: DeclaredError): DeclaredError {
  const [en, zh] = [detail('en'), detail('zh')]
  return errors.sheetRefused({ sheet, why: { name: en, label: { en, zh } }, whyZh: zh })
}

/** What refuses the whole file names the sheet in which it stands. */
async function inSheet<T>(sheet: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!isDeclared(error)) throw error
    throw refusedIn(sheet, error)
  }
}

function sheetColumn(columns: readonly string[]): string {
  const word = columns.some((name) => /\p{Script=Han}/u.test(name)) ? '工作表' : 'Sheet'
  let name = word
  for (let n = 2; columns.some((one) => one.toLowerCase() === name.toLowerCase()); n += 1) name = `${word} (${n})`
  return name
}
