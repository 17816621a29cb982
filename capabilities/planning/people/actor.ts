import type { Person } from '#capabilities/planning/people/settings.ts'
import type { Actor, Ctx, Role } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'

/** The person as one who asks, with the role he has now. */
export async function actorById(ctx: Ctx, { id, name }: Pick<Person, 'id' | 'name'>): Promise<Actor> {
  const [row] = await ctx.db.arrays({
    text: `select role from ${quoted(ctx.model.schema)}."user" where id = $1`,
    values: [id],
  })
  return { id, name, role: (row?.[0] as Role | undefined) ?? 'readonly' }
}
