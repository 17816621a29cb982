import { objectOf, type Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

/** Keeps how the records were, the first time this import changes them. */
export async function touch(
  ctx: Ctx,
  importId: string,
  object: string,
  recs: readonly { readonly id: string; readonly rev: number | null }[],
): Promise<void> {
  await ctx.db.count({
    text: `insert into ${quoted(ctx.model.schema)}.quality_import_touch
        (import_id, object, record_id, rev, updated_at, updated_by)
      select $1, $2, t.id, t.rev, t.updated_at, t.updated_by from ${objectOf(ctx, object).table} t
      join unnest($3::uuid[], $4::int[]) r(id, rev) on r.id = t.id and r.rev = t.rev
      where not exists (select from ${quoted(ctx.model.schema)}.history h where h.record_id = t.id and h.cause = $5
      and h.action = 'created')
      on conflict do nothing`,
    values: [importId, object, recs.map(({ id }) => id), recs.map(({ rev }) => rev), ctx.cause],
  })
}
