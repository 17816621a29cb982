import type { BulkChange, BulkTrial } from '#capabilities/bulk/contract.ts'
import { added, change, nothingDone, refused, type Done } from '#capabilities/bulk/change.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { isDeclared } from '#platform/errors.ts'

/** How many records are tried: their rows are held for the moment it takes. */
export const mostTried = 200

/** What would become of records: it is done, as it will be later, and taken back before anybody can see it. */
export async function trial(
  ctx: Ctx,
  object: ModelObject,
  { asked, ids }: { asked: BulkChange; ids: readonly string[] },
): Promise<BulkTrial> {
  let done = await tried(ctx, object, { asked, ids })
  if (!done) {
    done = nothingDone
    for (const id of ids) {
      const alone = await tried(ctx, object, { asked, ids: [id] }, (reason) => refused(nothingDone, reason))
      done = joined(done, alone ?? nothingDone)
    }
  }
  const { changed, same, skipped } = done.counts
  return { tried: ids.length, changed, same, skipped, reasons: [...done.reasons.values()] }
}

type Reason = { code: string; detail: string }

/** Null where it is refused and nobody asks for the reason. */
async function tried(
  ctx: Ctx,
  object: ModelObject,
  { asked, ids }: { asked: BulkChange; ids: readonly string[] },
  told?: (reason: Reason) => Done,
): Promise<Done | null> {
  let done: Done | null = null
  const stop = new Error('taken back')
  try {
    await inTransaction(ctx, async (inner) => {
      done = added(nothingDone, ids.length, await change(inner, object, asked, ids))
      throw stop
    })
  } catch (error) {
    if (error === stop) return done
    if (!isDeclared(error)) throw error
    return told?.({ code: error.code, detail: error.detail(ctx.locale) }) ?? null
  }
  return done
}

function joined(one: Done, other: Done): Done {
  const sum = (name: keyof Done['counts']) => one.counts[name] + other.counts[name]
  const reasons = new Map(one.reasons)
  for (const [code, reason] of other.reasons)
    reasons.set(code, { ...reason, count: (reasons.get(code)?.count ?? 0) + reason.count })
  return {
    counts: {
      ...one.counts,
      seen: sum('seen'),
      changed: sum('changed'),
      same: sum('same'),
      skipped: sum('skipped'),
    },
    reasons,
  }
}
