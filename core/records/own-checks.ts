import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

/** From so many rows on it pays to look at all their links at once. */
export const manyRows = 200

/**
 * Runs a write of many new rows without the database's look at each of their links, 13 µs a link: what they point at is
 * looked up here at once, and held as the database holds it, so that nobody takes it away before the transaction ends.
 * Where something is missing, or the database does not allow it, its own look decides, and refuses by name.
 */
export async function holdingTargets(
  ctx: Ctx,
  { object, rows }: { object: ModelObject; rows: readonly { readonly values: Values }[] },
  write: () => Promise<void>,
): Promise<void> {
  const isOwn = rows.length >= manyRows && (await areHeld(ctx, object, rows))
  await (isOwn ? withOwnChecks(ctx, write) : write())
}

async function areHeld(ctx: Ctx, object: ModelObject, rows: readonly { readonly values: Values }[]): Promise<boolean> {
  for (const field of object.fields.values()) {
    if (!hasForeignKey(field)) continue
    const ids = new Set(rows.map(({ values }) => values[field.name] as string | null | undefined))
    ids.delete(null)
    ids.delete(undefined)
    if (ids.size === 0) continue
    const target = ctx.model.objects.get(field.target as string) as ModelObject
    const found = await ctx.db.count({
      text: `select from ${target.table} where id = any($1::uuid[]) order by id for key share`,
      values: [[...ids]],
    })
    if (found < ids.size) return false
  }
  return true
}

/** Whether the database itself sees to it that the field points at a record that is there. */
function hasForeignKey({ type, target }: ModelField): boolean {
  return (type === 'link' || type === 'user') && target !== undefined
}

/**
 * Runs steps in which the database does not check foreign keys, nor follows them: whoever calls this has done both. In a
 * database whose owner may not switch that off, it checks all the same.
 */
export async function withOwnChecks<T>(ctx: Ctx, steps: () => Promise<T>): Promise<T> {
  const turn = (isOwn: boolean) =>
    ctx.db.rows({ text: `select ${quoted(ctx.model.schema)}.own_checks($1)`, values: [isOwn] })
  await turn(true)
  const result = await steps()
  // Where the steps fail the transaction does, and takes this back with it.
  await turn(false)
  return result
}
