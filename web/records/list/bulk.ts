import { isApiError } from '#web/api.ts'
import { refreshObject } from '#web/data.ts'
import { ifMany } from '#web/records/asked-first.ts'
import { remember, undo } from '#web/records/undo.ts'
import { batchRecords, restoreRecord } from '#web/records.ts'
import type { Operation } from '#web/records.ts'
import { toast } from '#web/ui/toast.ts'

const mostAtOnce = 1000
/** So many go to the trash at once, with the way back in the notice; more are looked at first. */
export const mostDeletedUnasked = 20

/** Deletes records; the toast brings them back. Nothing is deleted when one of them may not be. */
export async function deleteMany(object: string, ids: readonly string[]): Promise<boolean> {
  const worked = inBatches(
    object,
    ids.map((id) => ({ op: 'delete', id })),
  )
  const act = remember({
    done: worked,
    undo: () => restoreMany(object, ids),
    asks: () => Promise.resolve(ifMany(ids.length, 'undo.deleted')),
  })
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
