import { api, isUnreachable, newKey, path } from '#web/api.ts'
import type { Edit } from '#web/records/change.ts'
import { recordTitle } from '#web/records/field/title.ts'
import { currentOwner } from '#web/offline/kept.ts'
import { addWaiting } from '#web/offline/waiting.ts'
import type { CrmRecord } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

/** Keeps a change that could not reach the server; it is merged with what others did once it can. */
export async function keepChange({ object, record, values, shown }: Edit): Promise<void> {
  const title = recordTitle(object, record) || object.name
  await kept({ kind: 'change', object: object.name, title, record, values, shown })
}

/**
 * Makes a record, or keeps it until the server can be reached: null then. The same key goes with both, so that one whose
 * answer was lost on the way is not made twice.
 */
export async function createOrKeep(
  object: string,
  values: Record<string, unknown>,
  title: string,
): Promise<CrmRecord | null> {
  const idempotencyKey = newKey()
  try {
    return await api.post<CrmRecord>(path('records', object), values, { idempotencyKey })
  } catch (error) {
    if (!isUnreachable(error)) throw error
    await kept({ kind: 'create', object, title, values, idempotencyKey })
    return null
  }
}

async function kept(one: Parameters<typeof addWaiting>[1]): Promise<void> {
  const isSafe = await addWaiting(currentOwner() ?? '', one)
  toast({ text: isSafe ? 'offline.kept' : 'offline.keptHere', timeoutMs: 8000 })
}
