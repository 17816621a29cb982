import { isApiError } from '#web/api.ts'
import { patchRecord, refreshObject } from '#web/data.ts'
import { idOf } from '#web/records/field/value.ts'
import { remember, undo } from '#web/records/undo.ts'
import { batchRecords, restoreRecord } from '#web/records.ts'
import type { Operation } from '#web/records.ts'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord } from '#web/types.ts'

const mostAtOnce = 1000
/** So many go to the trash at once, with the way back in the notice; more are looked at first. */
export const mostDeletedUnasked = 20

/** Deletes records; the toast brings them back. Nothing is deleted when one of them may not be. */
export async function deleteMany(object: string, ids: readonly string[]): Promise<boolean> {
  const worked = inBatches(
    object,
    ids.map((id) => ({ op: 'delete', id })),
  )
  const act = remember({ done: worked, undo: () => restoreMany(object, ids) })
  if (!(await worked)) return false
  toast({ text: 'list.deleted', params: { n: ids.length }, action: { run: () => undo(act) } })
  return true
}

async function restoreMany(object: string, ids: readonly string[]): Promise<boolean> {
  const left = [...ids]
  let restored = 0
  const one = async (): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      await restoreRecord(object, id).then(() => {
        restored += 1
      }, noteFailure)
    }
  }
  await Promise.all([one(), one(), one(), one()])
  refreshObject(object)
  toast({ text: 'list.restored', params: { n: restored } })
  return restored === ids.length
}

/** Gives records another owner; the toast gives each its own back. */
export async function changeOwner(
  object: string,
  records: readonly CrmRecord[],
  owner: { id: string; title: string } | null,
): Promise<boolean> {
  const putBack = records.map((record) => patchRecord(object, record.id, { owner }))
  const worked = inBatches(
    object,
    records.map(({ id }) => ({ op: 'update', id, values: { owner: owner?.id ?? null } })),
  )
  const before = records.map(({ id, owner: was }): Operation => ({ op: 'update', id, values: { owner: idOf(was) } }))
  const act = remember({ done: worked, undo: () => inBatches(object, before) })
  if (!(await worked)) {
    for (const undo of putBack.toReversed()) undo()
    return false
  }
  toast({ text: 'list.ownerChanged', params: { n: records.length }, action: { run: () => undo(act) } })
  return true
}

async function inBatches(object: string, operations: readonly Operation[]): Promise<boolean> {
  try {
    for (let at = 0; at < operations.length; at += mostAtOnce)
      await batchRecords(object, operations.slice(at, at + mostAtOnce))
    return true
  } catch (error) {
    noteFailure(error)
    return false
  } finally {
    refreshObject(object)
  }
}

/** Says why something did not work. */
export function noteFailure(error: unknown): void {
  const detail = isApiError(error) ? error.detail : undefined
  toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
}
