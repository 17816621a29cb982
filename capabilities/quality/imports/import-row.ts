import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { emit } from '#core/history/outbox.ts'
import { readConfig } from '#platform/config.ts'
import { quoted } from '#platform/db/pool.ts'
import type {
  Counts,
  Import,
  ImportColumn,
  ImportStatus,
  Mapping,
  Undone,
} from '#capabilities/quality/contract-imports.ts'
import type { DateOrder } from '#capabilities/quality/engine/standardise/result.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { newTally, trouble, type StoredReason } from '#capabilities/quality/imports/tally.ts'

/** A column as it is stored: also how its dates are written, as far as its values tell. */
export type StoredColumn = ImportColumn & { readonly dateOrder: DateOrder | null }

/** An import as it is stored. */
export type ImportRow = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly format: Import['format']
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: Import['sheet']
  readonly reading: Import['reading']
  readonly status: ImportStatus
  readonly object: string | null
  readonly columns: readonly StoredColumn[]
  readonly signature: string
  readonly mapping: Mapping | null
  readonly totalRows: number | null
  readonly doneRows: number
  readonly counts: Partial<Counts>
  readonly reasons: readonly StoredReason[]
  readonly undone: Undone | null
  readonly rate: number | null
  readonly error: { readonly code: string; readonly params: Record<string, string> } | null
  readonly createdAt: string
  readonly createdBy: string | null
}

const plain = `id, name, size, sha256, format, encoding, delimiter, status, object, signature,
  total_rows as "totalRows", done_rows as "doneRows",
  rate, created_at as "createdAt", created_by as "createdBy"`
const json = ['sheet', 'reading', 'columns', 'mapping', 'counts', 'reasons', 'undone', 'error'] as const

export function importTable(ctx: Ctx, name = 'quality_import'): string {
  return `${quoted(ctx.model.schema)}.${name}`
}

/** The import of that id, or a 404. `lock` holds it until the transaction ends. */
export async function findImport(ctx: Ctx, id: string, lock = ''): Promise<ImportRow> {
  if (!isUuid(id)) throw errors.importNotFound({ id })
  const [row] = await ctx.db.rows<Record<string, string | null>>({
    text: `select ${plain}, ${json.join(', ')} from ${importTable(ctx)} where id = $1 ${lock}`,
    values: [id],
  })
  if (!row) throw errors.importNotFound({ id })
  return parsed(row)
}

/** Imports, newest first, a page at a time. */
export async function listImports(
  ctx: Ctx,
  { limit = 50, after }: { limit?: number; after?: string },
): Promise<{ items: Import[]; next: string | null }> {
  if (after !== undefined && !isUuid(after)) throw errors.importNotFound({ id: after })
  const rows = await ctx.db.rows<Record<string, string | null>>({
    text: `select ${plain}, ${json.join(', ')} from ${importTable(ctx)}
      where $1::uuid is null or (created_at, id) < (select created_at, id from ${importTable(ctx)} where id = $1)
      order by created_at desc, id desc limit $2`,
    values: [after ?? null, limit + 1],
  })
  const items = rows.slice(0, limit).map((row) => shownImport(ctx, parsed(row)))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function parsed(row: Record<string, string | null>): ImportRow {
  const values = Object.fromEntries(
    json.map((name) => [name, row[name] === null ? null : (JSON.parse(row[name]!) as unknown)]),
  )
  return { ...row, ...values } as unknown as ImportRow
}

/** An import as the API gives it. */
export function shownImport(ctx: Ctx, row: ImportRow): Import {
  const { id, name, size, format, encoding, delimiter, sheet, reading, status, object, mapping, createdBy } = row
  return {
    id,
    name,
    size,
    format,
    encoding,
    delimiter,
    sheet,
    reading,
    status,
    object,
    mapping,
    createdBy,
    columns: row.columns.map((column) => ({ name: column.name, samples: column.samples, guess: column.guess })),
    counts: countsOf(row),
    progress: progressOf(row),
    error: row.error && { ...trouble(row.error, ctx.locale), params: row.error.params },
    createdAt: new Date(row.createdAt).toISOString(),
  }
}

/** Before a run, the rows are those of the file. */
function countsOf({ counts, totalRows }: ImportRow): Counts {
  const told = newTally(counts).counts
  return told.rows === 0 && totalRows !== null ? { ...told, rows: totalRows } : told
}

function progressOf({ status, doneRows, totalRows, rate, counts, undone }: ImportRow): Import['progress'] {
  if (status === 'undoing') {
    return {
      done: (undone?.purged ?? 0) + (undone?.restored ?? 0),
      total: (counts.created ?? 0) + (counts.updated ?? 0),
      rate: Math.round(rate ?? 0),
    }
  }
  return status === 'uploaded' || status === 'mapped'
    ? null
    : { done: doneRows, total: totalRows, rate: Math.round(rate ?? 0) }
}

/** Tells who watches. */
export async function tellImport(
  ctx: Ctx,
  { id, status, progress }: Pick<Import, 'id' | 'status' | 'progress'>,
): Promise<void> {
  await emit(ctx, 'import.changed', { id, status, progress })
}

/** Refuses what the state of the import does not allow. */
export function mustBe(row: ImportRow, ...allowed: readonly ImportStatus[]): void {
  if (!allowed.includes(row.status)) throw errors.importState({ status: row.status })
}

/** Where uploads lie. */
export function uploadFolder(): string {
  return join(readConfig().home, 'files', 'imports')
}

/** The uploaded file of an import, or a 410. */
export async function uploadedFile({ id }: Pick<ImportRow, 'id'>): Promise<string> {
  const path = join(uploadFolder(), id)
  await access(path).catch(() => {
    throw errors.importFileGone()
  })
  return path
}

/** The cause under which history keeps what an import wrote. */
export function causeOf(id: string): string {
  return `import:${id}`
}
