import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import { quoted } from '#platform/db/pool.ts'

/**
 * The merges that have to be undone for this one to be: those that its records went into since, and those that these
 * went into, the latest first and the one itself last. Undone in this order none is covered by another.
 */
export async function mergesOver(ctx: Ctx, id: string): Promise<{ object: string; ids: string[] }> {
  const table = `${quoted(ctx.model.schema)}.merge`
  const rows = isUuid(id)
    ? await ctx.db.rows<{ id: string; object: string; isUndone: boolean }>({
        text: `with recursive over as (
            select id, seq, object, into_id, from_ids, undone_at from ${table} where id = $1
            union
            select m.id, m.seq, m.object, m.into_id, m.from_ids, m.undone_at from over o join ${table} m
              on m.from_ids && (o.from_ids || o.into_id) and m.object = o.object and m.seq > o.seq
              and m.undone_at is null
          ) select id, object, undone_at is not null as "isUndone" from over order by seq desc`,
        values: [id],
      })
    : []
  const own = rows.at(-1)
  if (!own || !ctx.model.objects.has(own.object)) throw errors.mergeNotFound({ id })
  if (own.isUndone) throw errors.mergeUndone()
  return { object: own.object, ids: rows.map((row) => row.id) }
}
