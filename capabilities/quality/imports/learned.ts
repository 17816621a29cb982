import type { Ctx } from '#core/context.ts'
import type { Mapping } from '#capabilities/quality/contract-imports.ts'
import { importTable, type ImportRow } from '#capabilities/quality/imports/import-row.ts'
import { rejectColumns } from '#capabilities/quality/imports/rejects.ts'

/** What people chose before for a column of that name: a field, or null for none. */
export type Learned = ReadonlyMap<string, string | null>

/** The name of a column without what differs from file to file: case, width, blanks and signs. Its number stays. */
export function learnedKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 200)
}

/** What was learned of these columns. */
export async function learnedFields(ctx: Ctx, object: string, headers: readonly string[]): Promise<Learned> {
  const rows = await ctx.db.arrays({
    text: `select header, field from ${importTable(ctx, 'quality_import_header')}
      where object = $1 and header = any($2::text[])`,
    values: [object, [...new Set(headers.map(learnedKey))]],
  })
  return new Map(rows as [string, string | null][])
}

/** Keeps what a person chose against the guess; where he came to agree with it, nothing need be kept. */
export async function learn(ctx: Ctx, row: Pick<ImportRow, 'columns' | 'object'>, mapping: Mapping): Promise<void> {
  const chosen = new Map(mapping.columns.map(({ column, field }) => [column, field]))
  const news = row.columns.flatMap(({ name, guess }) => {
    const field = chosen.get(name)
    const key = learnedKey(name)
    if (field === undefined || key === '' || rejectColumns.includes(name)) return []
    // The guesses of another kind of record say nothing against leaving a column out.
    const isGuessed = row.object === mapping.object ? (guess?.field ?? null) === field : field === null
    return isGuessed ? [] : [{ header: key, field }]
  })
  if (news.length === 0) return
  await ctx.db.count({
    text: `insert into ${importTable(ctx, 'quality_import_header')} (object, header, field)
      select distinct on (header) $1, header, field from json_to_recordset($2::json) r(header text, field text)
      on conflict (object, header) do update set field = excluded.field, used_at = now()`,
    values: [mapping.object, JSON.stringify(news)],
  })
}
