import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'
import type { Sources } from '#capabilities/quality/imports/rows/source-ids.ts'

const most = 20

/** The accounts of a program whose ids are kept apart: one step in the index each, however many ids there are. */
export async function knownAccounts(ctx: Ctx, sources: Sources | null): Promise<string[]> {
  if (!sources) return []
  const table = `${quoted(ctx.model.schema)}.quality_source_id`
  const rows = await ctx.db.arrays({
    text: `with recursive one(program) as (
        (select s.program from ${table} s where s.program > $1 and starts_with(s.program, $1) order by s.program limit 1)
        union all
        select (select s.program from ${table} s where s.program > one.program and starts_with(s.program, $1)
          order by s.program limit 1) from one where one.program is not null
      ) select program from one where program is not null limit ${most}`,
    values: [`${sources.columns.program}/`],
  })
  return rows.map(([program]) => String(program).slice(sources.columns.program.length + 1))
}
