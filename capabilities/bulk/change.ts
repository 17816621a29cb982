import type { BulkChange, BulkCounts, BulkReason } from '#capabilities/bulk/contract.ts'
import { errors } from '#capabilities/bulk/errors.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { removeRecords } from '#core/records/remove.ts'
import { updateRecords } from '#core/records/update.ts'
import type { DeclaredError } from '#platform/errors.ts'

/** What has become of records so far. */
export type Done = { readonly counts: BulkCounts; readonly reasons: ReadonlyMap<string, BulkReason> }

/** The records that were changed, and those that had it already; who is in neither may not be changed, or is gone. */
export type Changed = { readonly changed: readonly string[]; readonly same: readonly string[] }

/** Changes records, or puts them into the trash: all of them or, where one is refused, none. */
export async function change(
  ctx: Ctx,
  object: ModelObject,
  asked: BulkChange,
  ids: readonly string[],
): Promise<Changed> {
  if (!('values' in asked)) return { changed: await removeRecords(ctx, object.name, ids), same: [] }
  const { values } = asked
  const done = await updateRecords(
    ctx,
    object.name,
    ids.map((id) => ({ id, values })),
  )
  const idsOf = (some: typeof done) => some.map(({ id }) => id)
  return {
    changed: idsOf(done.filter(({ rev }) => rev !== null)),
    same: idsOf(done.filter(({ rev }) => rev === null)),
  }
}

export function added(ctx: Ctx, { counts, reasons }: Done, seen: number, { changed, same }: Changed): Done {
  const left = seen - changed.length - same.length
  const done = {
    ...counts,
    seen: counts.seen + seen - left,
    changed: counts.changed + changed.length,
    same: counts.same + same.length,
  }
  const before = { counts: done, reasons }
  return left === 0 ? before : refused(before, reasonOf(ctx, errors.notYours()), left)
}

/** A refusal in the reader's words. */
export function reasonOf({ locale }: Ctx, error: DeclaredError): Omit<BulkReason, 'count'> {
  return { code: error.code, detail: error.detail(locale) }
}

export function refused({ counts, reasons }: Done, reason: Omit<BulkReason, 'count'>, n = 1): Done {
  const count = (reasons.get(reason.code)?.count ?? 0) + n
  return {
    counts: { ...counts, seen: counts.seen + n, skipped: counts.skipped + n },
    reasons: new Map(reasons).set(reason.code, { ...reason, count }),
  }
}
