import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { exportCell, typedCell } from '#capabilities/bulk/export-cell.ts'
import type { ExportLook } from '#capabilities/bulk/contract.ts'
import { errors } from '#capabilities/bulk/errors.ts'
import { countFound } from '#capabilities/bulk/which.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { listRecords, mostPerPage, type ListQuery } from '#core/records/list.ts'
import { readMany } from '#core/records/read.ts'
import { fieldOf } from '#core/records/select.ts'
import { xlsxOf, type Cell } from '#platform/xlsx/workbook.ts'
import { isZone } from '#platform/zone.ts'
import { csvLine } from '#sdk/csv.ts'

export type Asked = {
  readonly ids?: readonly string[] | undefined
  readonly filter?: ListQuery['filter'] | undefined
  readonly q?: string | undefined
  readonly sort?: string | undefined
  readonly fields?: readonly string[] | undefined
  /** With a last column of ids, by which the file changes the same records when it is imported again. */
  readonly withIds?: boolean | undefined
  readonly as?: 'csv' | 'xlsx' | undefined
  /** Where the clock stands by which a workbook has its moments: IANA; the workspace's where none is said. */
  readonly zone?: string | undefined
}

/** As an import knows it again. */
const idLabel = { en: 'Tend ID', zh: '常青 ID' } as const

const kinds = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * Sends records as CSV (RFC 4180, UTF-8 with a mark, so that Excel reads it) or as a workbook: those named, or all that
 * a filter finds, in its order, as many as there are. The heads are the labels of the fields, so that the file can be
 * imported again.
 */
export async function sendExport(ctx: Ctx, name: string, asked: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const object = objectOf(ctx, name)
  const kind = asked.as === 'xlsx' ? 'xlsx' : 'csv'
  const fields = fieldsOf(object, asked)
  const columns = { fields, withIds: asked.withIds === true }
  const pages = pagesOf(ctx, object, fields, asked)
  const first = await pages.next() // refuses before anything is sent
  const from = { first, pages }
  const label = object.plural[ctx.locale]
  const zone = asked.zone !== undefined && isZone(asked.zone) ? asked.zone : ctx.workspace.timeZone
  const file = `${label} ${new Date().toISOString().slice(0, 10)}.${kind}`
  const content =
    kind === 'csv'
      ? csvOf(ctx, columns, from)
      : xlsxOf({
          sheet: label,
          head: headsOf(ctx, columns),
          rows: cellsOf(ctx, columns, from, zone),
          cutNote: cutNotes[ctx.locale],
        })
  return reply
    .type(kinds[kind])
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename="${object.name}.${kind}"; filename*=UTF-8''${encodeURIComponent(file)}`,
    )
    .send(Readable.from(content, { objectMode: false }))
}

const cutNotes = {
  en: (count: number) =>
    [
      'Cut texts',
      `A cell holds 32,767 characters. ${count} longer texts end with … here; a CSV file has them whole.`,
    ] as const,
  zh: (count: number) =>
    ['截断说明', `单元格最多容纳 32,767 个字符，有 ${count} 处文本超出，末尾以 … 标记；CSV 文件中为全文。`] as const,
}

const rowsShown = 5

/** The heads and the first rows as the file will have them, and how many there are. */
export async function lookExport(ctx: Ctx, name: string, asked: Asked): Promise<ExportLook> {
  const object = objectOf(ctx, name)
  const fields = fieldsOf(object, asked)
  const columns = { fields, withIds: asked.withIds === true }
  const { done, value } = await pagesOf(ctx, object, fields, { ...asked, limit: rowsShown }).next()
  return {
    count: await countFound(ctx, object, asked),
    columns: headsOf(ctx, columns),
    rows: done ? [] : await rowsOf(ctx, columns, value.slice(0, rowsShown)),
  }
}

function fieldsOf(object: ModelObject, { fields }: Asked): ModelField[] {
  const names = fields ?? [...object.fields.keys()]
  return names.map((one) => fieldOf(object, one)).filter(({ type }) => type !== 'file')
}

/** What an address asks for, as JSON. */
export function readAsked(text: string): Asked {
  try {
    const asked = JSON.parse(text) as unknown
    if (asked !== null && typeof asked === 'object' && !Array.isArray(asked)) return asked as Asked
  } catch {
    // Said below.
  }
  throw errors.exportUnreadable()
}

type Items = Awaited<ReturnType<typeof listRecords>>['items']
type Pages = AsyncGenerator<Items, void>

type Columns = { readonly fields: readonly ModelField[]; readonly withIds: boolean }

type From = { readonly first: IteratorResult<Items, void>; readonly pages: Pages }

async function* eachPage({ first, pages }: From): AsyncGenerator<Items> {
  for (let page = first; !page.done; page = await pages.next()) yield page.value
}

async function* csvOf(ctx: Ctx, columns: Columns, from: From): AsyncGenerator<string> {
  yield `\ufeff${csvLine(headsOf(ctx, columns))}`
  for await (const items of eachPage(from)) {
    const rows = await rowsOf(ctx, columns, items)
    if (rows.length > 0) yield rows.map(csvLine).join('')
  }
}

async function* cellsOf(ctx: Ctx, { fields, withIds }: Columns, from: From, zone: string): AsyncGenerator<Cell[][]> {
  for await (const items of eachPage(from)) {
    const by = { locale: ctx.locale, zone, titles: await titlesOf(ctx, fields, items) }
    yield items.map((item) => [
      ...fields.map((field) => typedCell(field, item[field.name], by)),
      ...(withIds ? [item.id as string] : []),
    ])
  }
}

function headsOf({ locale }: Ctx, { fields, withIds }: Columns): string[] {
  return [...fields.map(({ label }) => label[locale]), ...(withIds ? [idLabel[locale]] : [])]
}

async function rowsOf(ctx: Ctx, { fields, withIds }: Columns, items: Items): Promise<string[][]> {
  const titles = await titlesOf(ctx, fields, items)
  return items.map((item) => [
    ...fields.map((field) => exportCell(field, item[field.name], ctx.locale, titles)),
    ...(withIds ? [item.id as string] : []),
  ])
}

/** Page after page: of a query by its cursors, of named records in the order in which they are named. */
async function* pagesOf(
  ctx: Ctx,
  object: ModelObject,
  fields: readonly ModelField[],
  { limit = mostPerPage, ...asked }: Asked & { readonly limit?: number },
): Pages {
  const query = {
    fields: fields.map(({ name }) => name),
    expand: fields.filter(({ type }) => type === 'link' || type === 'user').map(({ name }) => name),
    limit,
  }
  if (asked.ids) {
    for (let at = 0; at < asked.ids.length; at += limit) {
      const ids = asked.ids.slice(at, at + limit)
      const { items } = await listRecords(ctx, object.name, { ...query, filter: { id: { in: ids } } })
      const place = new Map(ids.map((id, index) => [id, index]))
      yield items.toSorted((a, b) => (place.get(a.id as string) ?? 0) - (place.get(b.id as string) ?? 0))
    }
    return
  }
  const { filter, q, sort } = asked
  for (let after: string | null = null; ;) {
    const page: { items: Items; next: string | null } = await listRecords(ctx, object.name, {
      ...query,
      ...(filter ? { filter } : {}),
      ...(q ? { q } : {}),
      ...(sort ? { sort } : {}),
      ...(after === null ? {} : { after }),
    })
    yield page.items
    if (page.next === null) return
    after = page.next
  }
}

/** The titles behind lists of links, by id. */
async function titlesOf(ctx: Ctx, fields: readonly ModelField[], items: Items): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const { name, target } of fields.filter(({ type }) => type === 'links')) {
    const ids = [...new Set(items.flatMap((item) => (item[name] as string[] | null) ?? []))]
    const object = objectOf(ctx, target as string)
    if (ids.length === 0) continue
    for (const record of await readMany(ctx, object.name, ids, { fields: [object.title] }))
      titles.set(record.id, exportCell(fieldOf(object, object.title), record[object.title], ctx.locale, titles))
  }
  return titles
}
