import { findColumns, type Columned } from '#capabilities/quality/engine/read/columns.ts'
import { csvReader } from '#capabilities/quality/engine/read/csv/csv-reader.ts'
import { guessDialect } from '#capabilities/quality/engine/read/csv/dialect.ts'
import {
  decodeHead,
  refuseIfUnfit,
  saidEncoding,
  detectEncoding,
  textChunks,
  withoutFill,
  type Encoding,
} from '#capabilities/quality/engine/read/text/encoding.ts'
import { htmlRecords, htmlTables, isHtmlTable, isSheetXml } from '#capabilities/quality/engine/read/html/html-table.ts'
import { framedRecords, isFramed } from '#capabilities/quality/engine/read/text/framed.ts'
import { jsonColumns, jsonRecords } from '#capabilities/quality/engine/read/json/json.ts'
import { wrappedList } from '#capabilities/quality/engine/read/json/json-wrapped.ts'
import { recognise, refuseCompound, refuseIfNoText } from '#capabilities/quality/engine/read/recognise.ts'
import { openSource, type Opened } from '#capabilities/quality/engine/read/source.ts'
import {
  defaultLimits,
  type Limits,
  type RawRow,
  type ReadAs,
  type Row,
  type Source,
  type Table,
} from '#capabilities/quality/engine/read/table.ts'
import { vcardColumns, vcardRecords } from '#capabilities/quality/engine/read/vcard/vcard.ts'
import { alikeSheets, sheetsTogether } from '#capabilities/quality/engine/read/xlsx/sheets-together.ts'
import { isSheetName, openWorkbook } from '#capabilities/quality/engine/read/xlsx/xlsx.ts'
import { errors } from '#capabilities/quality/errors.ts'

const headBytes = 256 * 1024
const rowsABatch = 256

/**
 * Opens any file that holds a table: CSV and its kin in any common encoding, XLSX, vCard, JSON.
 *
 * What it is, is seen from its bytes; `name` only settles what bytes cannot, and `encoding` and `sheet` are a person’s word. Rows are read as they are asked for, so
 * a file may be larger than memory. Refusals are declared errors of `quality` that name the place.
 */
export async function readTable(
  source: Source,
  { name, limits: given, ...said }: { name: string; limits?: Partial<Limits> } & ReadAs,
): Promise<Table> {
  const limits = { ...defaultLimits, ...given }
  const opened = await openSource(source)
  try {
    return await read(opened, { name, limits, said })
  } catch (error) {
    await opened.close()
    throw error
  }
}

type Found = Pick<Table, 'format' | 'encoding' | 'delimiter' | 'uncut'> & Partial<Pick<Table, 'sheet'>> & Columned

type Reading = { readonly name: string; readonly limits: Limits; readonly said: ReadAs }

async function read(opened: Opened, how: Reading): Promise<Table> {
  if (opened.size === 0) throw errors.fileEmpty()
  const head = await opened.read(0, headBytes)
  const kind = recognise(head)
  if (kind === 'compound') await refuseCompound(opened)
  const found = kind === 'zip' ? await readWorkbook(opened, how) : await readText(opened, head, how)
  const given = closing(found.batches, opened)
  return {
    format: found.format,
    encoding: found.encoding,
    delimiter: found.delimiter,
    sheet: found.sheet ?? null,
    columns: found.columns,
    uncut: found.uncut,
    ...given,
    progress: () => ({ done: opened.done(), total: opened.size }),
    close: async () => {
      await found.batches.return(undefined)
      await opened.close()
    },
  }
}

async function readWorkbook(opened: Opened, { limits, said }: Reading): Promise<Found> {
  const { records, sheet, tables, rowsOf } = await openWorkbook(opened, limits, said.sheet)
  const columned = await findColumns(records, limits, { open: true })
  const found = { format: 'xlsx', encoding: null, delimiter: null, uncut: null } as const
  const sheets = { tables, rowsOf, limits }
  const alike =
    sheet && tables.length > 1 ? await alikeSheets({ name: sheet.name, columns: columned.columns }, sheets) : []
  if (!sheet || alike.length === 0) {
    if (said.together) throw errors.sheetsNotAlike()
    return { ...found, sheet, ...columned }
  }
  if (!said.together) return { ...found, sheet: { ...sheet, alike }, ...columned }
  await columned.batches.return(undefined)
  const others = sheet.others.filter((name) => !alike.includes(name))
  const all = sheetsTogether({ alike, columns: columned.columns }, sheets)
  return { ...found, sheet: { name: sheet.name, others, alike, together: true }, ...all }
}

async function readText(opened: Opened, head: Buffer, { name, limits, said: asked }: Reading): Promise<Found> {
  const encoding = asked.encoding === undefined ? await detectEncoding(opened) : saidEncoding(asked.encoding, head)
  const decoded = decodeHead(head, encoding)
  if (asked.encoding !== undefined) await refuseIfUnfit(opened, encoding, decoded)
  const sample = withoutFill(decoded)
  const page = isHtmlTable(sample) ? 'html' : isSheetXml(sample) ? 'xlsx' : null
  if (page === null) {
    refuseIfNoText(decoded.slice(0, 4096))
    if (asked.sheet !== undefined) throw errors.fileWithoutSheets({ sheet: asked.sheet })
    if (asked.together) throw errors.sheetsNotAlike()
  }
  const said = { encoding: encoding.name, delimiter: null, uncut: null }
  const start = sample.trimStart().slice(0, 40)
  if (/^BEGIN\s*:\s*VCARD/i.test(start)) {
    const columns = await vcardColumns(textChunks(opened, encoding), limits)
    return { format: 'vcard', ...said, ...named(columns, vcardRecords(textChunks(opened, encoding), columns, limits)) }
  }
  if (looksLikeJson(start, name)) {
    const listAt = wrappedList(sample)
    const columns = await jsonColumns(textChunks(opened, encoding), limits, listAt)
    const records = jsonRecords(textChunks(opened, encoding), { columns, limits, listAt })
    return { format: 'ndjson', ...said, ...named(columns, records) }
  }
  if (page !== null) {
    const tables = await htmlTables(textChunks(opened, encoding), limits)
    const { at, sheet } = chosenTable(tables, asked.sheet)
    const columned = await findColumns(htmlRecords(textChunks(opened, encoding), limits, at), limits, { open: true })
    return { format: page, ...said, sheet, ...columned }
  }
  if (isFramed(sample)) {
    const columned = await findColumns(framedRecords(textChunks(opened, encoding), limits), limits)
    return { format: 'csv', ...said, delimiter: '|', ...columned }
  }
  return readCsv(opened, sample, encoding, limits)
}

/** Which table of a page is read, counted from 0; a page of one table does not name it. */
function chosenTable(tables: readonly string[], said: string | undefined): { at: number; sheet: Table['sheet'] } {
  const at = said === undefined ? 0 : tables.findIndex((name) => isSheetName(name, said))
  if (at < 0) throw errors.sheetUnknown({ sheet: said, sheets: tables.join(', ') })
  const others = tables.filter((_, i) => i !== at)
  return { at, sheet: others.length === 0 ? null : { name: tables[at]!, others } }
}

function looksLikeJson(start: string, name: string): boolean {
  if (/^(\{\s*["}]|\[\s*[{\]])/.test(start)) return true
  return /\.(json|jsonl|ndjson)$/i.test(name)
}

async function readCsv(opened: Opened, sample: string, encoding: Encoding, limits: Limits): Promise<Found> {
  const dialect = guessDialect(sample)
  const { records, pieces } = csvReader(textChunks(opened, encoding), dialect, limits)
  const columned = await findColumns(records, limits)
  const { delimiter } = dialect
  return { format: 'csv', encoding: encoding.name, delimiter, uncut: { dialect, limits, pieces }, ...columned }
}

/** Rows of a format that knows its own columns. */
function named(columns: string[], records: AsyncGenerator<RawRow>): Columned {
  if (columns.length === 0) throw errors.fileEmpty()
  return { columns, batches: batched(records) }
}

async function* batched(records: AsyncGenerator<RawRow>): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  for await (const row of records) {
    batch.push(row)
    if (batch.length < rowsABatch) continue
    yield batch
    batch = []
  }
  yield batch
}

/** The rows one by one or some at a time; at their end the file is closed. */
function closing(found: AsyncGenerator<Row[]>, opened: Opened): Pick<Table, 'rows' | 'batches'> {
  async function* batches(): AsyncGenerator<Row[]> {
    try {
      yield* found
    } finally {
      await opened.close()
    }
  }
  async function* rows(): AsyncGenerator<Row> {
    for await (const batch of batches()) yield* batch
  }
  return { rows: rows(), batches }
}
