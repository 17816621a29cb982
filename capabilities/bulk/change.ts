import type { BulkChange, BulkCounts, BulkReason } from '#capabilities/bulk/contract.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { removeRecords } from '#core/records/remove.ts'
import { updateRecords } from '#core/records/update.ts'

/** What has become of records so far. */
export type Done = { readonly counts: BulkCounts; readonly reasons: ReadonlyMap<string, BulkReason> }

export const nothingDone: Done = {
  counts: { seen: 0, changed: 0, same: 0, skipped: 0, restored: 0, kept: 0 },
  reasons: new Map(),
}

export type Changed = { readonly changed: number; readonly same: number }

/** Changes records, or puts them into the trash: all of them or, where one is refused, none. */
export async function change(
  ctx: Ctx,
  object: ModelObject,
  asked: BulkChange,
  ids: readonly string[],
): Promise<Changed> {
  if (!('values' in asked)) return { changed: (await removeRecords(ctx, object.name, ids)).length, same: 0 }
  const { values } = asked
  const done = await updateRecords(
    ctx,
    object.name,
    ids.map((id) => ({ id, values })),
  )
  const changed = done.filter(({ rev }) => rev !== null).length
  return { changed, same: done.length - changed }
}

export function added({ counts, reasons }: Done, seen: number, { changed, same }: Changed): Done {
  return {
    counts: {
      ...counts,
      seen: counts.seen + seen,
      changed: counts.changed + changed,
      same: counts.same + same,
      skipped: counts.skipped + seen - changed - same,
    },
    reasons,
  }
}

export function refused({ counts, reasons }: Done, reason: Omit<BulkReason, 'count'>): Done {
  const count = (reasons.get(reason.code)?.count ?? 0) + 1
  return {
    counts: { ...counts, seen: counts.seen + 1, skipped: counts.skipped + 1 },
    reasons: new Map(reasons).set(reason.code, { ...reason, count }),
  }
}
