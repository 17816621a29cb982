import type { Person } from '#capabilities/collaboration/contract.ts'
import type { Actor, Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { readMany, readRecord } from '#core/records/read.ts'
import { quoted } from '#platform/db/pool.ts'

export type About = { readonly object: string; readonly record: string }

/** The record, which the reader must be allowed to see: whoever may read it may say something about it. */
export async function seenRecord(ctx: Ctx, { object, record }: About): Promise<Readonly<Record<string, unknown>>> {
  const owner = ctx.model.objects.get(object)?.fields.get('owner')
  return readRecord(ctx, object, record, { fields: owner?.type === 'user' ? ['owner'] : [] })
}

/** Those of these people who are still here and may see the record. */
export async function whoMaySee(ctx: Ctx, { object, record }: About, ids: readonly string[]): Promise<Person[]> {
  const wanted = [...new Set(ids.filter(isUuid))]
  if (wanted.length === 0) return []
  const people = await ctx.db.rows<Actor>({
    text: `select id, name, role from ${quoted(ctx.model.schema)}."user"
      where id = any($1::uuid[]) and deleted_at is null and active is not false`,
    values: [wanted],
  })
  const found: Person[] = []
  for (const { id, name, role } of people) {
    const seen = await readMany({ ...ctx, actor: { id, name, role } }, object, [record], { fields: [] })
    if (seen.length > 0) found.push({ id, name })
  }
  return found
}

/** `admin` and above look after what others wrote. */
export function isAdmin({ actor }: Ctx): boolean {
  return ['owner', 'admin', 'system'].includes(actor.role)
}

export function tableOf(ctx: Ctx, name: 'comment' | 'reaction' | 'follower' | 'presence'): string {
  return `${quoted(ctx.model.schema)}.collaboration_${name}`
}
