import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import type { Values } from '#core/records/values.ts'

/** Replaces the many-to-many links that the rows name, in the order given. */
export async function writeLinks(
  ctx: Ctx,
  object: ModelObject,
  rows: readonly { id: string; values: Values }[],
): Promise<void> {
  for (const field of object.fields.values()) {
    if (!field.linkTable) continue
    const named = rows.filter(({ values }) => values[field.name] !== undefined)
    if (named.length === 0) continue
    const pairs = named.flatMap(({ id, values }) =>
      ((values[field.name] ?? []) as string[]).map((target, place) => ({ id, target, place })),
    )
    await ctx.db.count({
      text: `delete from ${field.linkTable} where record_id = any($1::uuid[])`,
      values: [named.map(({ id }) => id)],
    })
    if (pairs.length === 0) continue
    await ctx.db
      .count({
        text: `insert into ${field.linkTable} (record_id, target_id, place)
          select id, target, place from json_to_recordset($1::json) r(id uuid, target uuid, place int)`,
        values: [JSON.stringify(pairs)],
      })
      .catch((error: unknown) => databaseRefusal(object, error))
  }
}
