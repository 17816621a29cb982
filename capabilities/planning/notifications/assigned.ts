import type { News } from '#capabilities/planning/notifications/notify.ts'
import { notify } from '#capabilities/planning/notifications/notify.ts'
import { mailSoon } from '#capabilities/planning/jobs.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import type { WriteCheck } from '#core/records/checks.ts'
import { quoted } from '#platform/db/pool.ts'

/**
 * Tells people what they are made owner of, in the transaction that does it. Asked of every write, so it looks first at
 * what is given: most writes name no owner, or the writer himself.
 */
export const assignedCheck: WriteCheck = {
  concerns: (ctx, object, given) =>
    object.fields.get('owner')?.type === 'user' &&
    !isMuted(ctx) &&
    given.some(({ owner }) => owner !== undefined && owner !== null && owner !== ctx.actor.id),
  look: async (ctx, object, written) => {
    const given = await newOwners(
      ctx,
      object,
      written.map(({ id }) => id),
    )
    await mailSoon(ctx, await notify(ctx, ctx.cause ? together(ctx, object, given) : oneByOne(ctx, object, given)))
    return new Map()
  },
}

/** What takes back, merges or fills in brings nobody anything new. */
function isMuted({ cause }: Ctx): boolean {
  return cause !== undefined && /^(undo|merge|fill|repair|repeat)/.test(cause)
}

/** Who got which of these records in this transaction, as its history has it. */
async function newOwners(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<[string, string][]> {
  const rows = await ctx.db.arrays({
    text: `select distinct on (h.record_id) h.record_id, t.owner from ${quoted(ctx.model.schema)}.history h
      join ${object.table} t on t.id = h.record_id
      where h.record_id = any($1::uuid[]) and h.at = now() and h.object = $2 and h.after ? 'owner'
        and t.owner is not null and t.owner <> $3`,
    values: [ids, object.name, ctx.actor.id],
  })
  return rows as [string, string][]
}

const kindOf = (object: ModelObject) => (object.name === 'task' ? 'task' : 'record')

function oneByOne(ctx: Ctx, object: ModelObject, given: readonly [string, string][]): News[] {
  if (given.length > fewest) return together(ctx, object, given)
  return given.map(([recordId, userId]) => ({
    userId,
    kind: kindOf(object),
    object: object.name,
    recordId,
    byId: personOf(ctx),
  }))
}

/** More than so many at once are told as a number. */
const fewest = 5

/** One notification a person for all that an import or a bulk change hands over, however many steps it takes. */
function together(ctx: Ctx, object: ModelObject, given: readonly [string, string][]): News[] {
  const counts = new Map<string, number>()
  for (const [, userId] of given) counts.set(userId, (counts.get(userId) ?? 0) + 1)
  const path = (userId: string) => `/${object.name}?filter[owner]=${userId}&sort=-updatedAt`
  return [...counts].map(([userId, count]) => ({
    userId,
    kind: kindOf(object),
    object: object.name,
    path: path(userId),
    byId: personOf(ctx),
    ...(ctx.cause ? { once: `owner ${object.name} ${ctx.cause}` } : {}),
    count,
  }))
}

function personOf({ actor }: Ctx): string | null {
  return actor.role === 'system' ? null : actor.id
}
