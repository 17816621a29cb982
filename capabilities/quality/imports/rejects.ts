import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Ctx } from '#core/context.ts'
import { placeOf } from '#capabilities/quality/engine/read/xlsx/sheets-together.ts'
import type { Fate } from '#capabilities/quality/imports/rows/decide.ts'
import { importTable, type ImportRow } from '#capabilities/quality/imports/import-row.ts'
import { sheetsOf, trouble } from '#capabilities/quality/imports/tally.ts'
import { csvLine } from '#sdk/csv.ts'

/** The columns put behind those of the file; the same in every language, so that the repaired file is recognised. */
export const rejectColumns: readonly string[] = ['_line', '_reason']

/** Keeps the rejected rows of a chunk as they were in the file. */
export async function keepRejects(ctx: Ctx, id: string, fates: readonly Fate[]): Promise<void> {
  const rows = fates
    .filter(({ outcome }) => outcome === 'reject')
    .map(({ draft: { row }, why }) => ({
      no: row.no,
      line: row.line,
      cells: [...row.cells, ...(row.extra ?? [])].map((cell) => cell.replaceAll('\0', '').toWellFormed()),
      field: why?.field || null,
      code: why?.problem.code,
      params: why?.problem.params,
    }))
  if (rows.length === 0) return
  await ctx.db.count({
    text: `insert into ${importTable(ctx, 'quality_import_reject')}
        (import_id, row_no, line, cells, field, code, params)
      select $1, no, line, cells, field, code, params
      from json_to_recordset($2::json) r(no bigint, line bigint, cells jsonb, field text, code text, params jsonb)
      on conflict do nothing`,
    values: [id, JSON.stringify(rows).replaceAll('\\u0000', '')],
  })
}

const atOnce = 1000

/** Sends the rejected rows as CSV: the columns of the file, line and reason. Repaired, it can be imported again. */
export function sendRejects(ctx: Ctx, row: ImportRow, reply: FastifyReply): FastifyReply {
  const name = encodeURIComponent(`${row.name.replace(/\.\w+$/, '')}.rejected.csv`)
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="rejected.csv"; filename*=UTF-8''${name}`)
    .send(Readable.from(csvOf(ctx, row)))
}

/** `15`, and of several sheets `Feb!15`, as workbooks name their cells. */
function placeText(at: number, read: ImportRow['sheet']): string {
  const { line, sheet } = placeOf(at, sheetsOf(read))
  return sheet === undefined ? String(line) : `${sheet}!${line}`
}

async function* csvOf(ctx: Ctx, row: ImportRow): AsyncGenerator<string> {
  const names = row.columns.map(({ name }) => name).filter((name) => !rejectColumns.includes(name))
  // The mark tells Excel that it is UTF-8.
  yield `\ufeff${csvLine([...names, ...rejectColumns])}`
  const kept = row.columns.flatMap(({ name }, i) => (rejectColumns.includes(name) ? [] : [i]))
  for (let after = 0; ;) {
    const rows = await ctx.db.rows<{ no: number; line: number; cells: string; code: string; params: string }>({
      text: `select row_no as no, line, cells, code, params from ${importTable(ctx, 'quality_import_reject')}
        where import_id = $1 and row_no > $2 order by row_no limit ${atOnce}`,
      values: [row.id, after],
    })
    const text = rows.map(({ line: at, cells, code, params }) => {
      const own = JSON.parse(cells) as string[]
      const { detail } = trouble({ code, params: JSON.parse(params) as Record<string, string> }, ctx.locale)
      return csvLine([...kept.map((i) => own[i] ?? ''), placeText(at, row.sheet), detail])
    })
    if (text.length > 0) yield text.join('')
    if (rows.length < atOnce) return
    after = rows.at(-1)!.no
  }
}
