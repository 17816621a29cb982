import { api, isApiError, isUnreachable, path } from '#web/api.ts'
import { queryClient, objectsQuery, refreshObject } from '#web/data.ts'
import { currentOwner } from '#web/offline/kept.ts'
import { loadWaiting, noteRefusal, removeWaiting, waitingNow } from '#web/offline/waiting.ts'
import type { Waiting } from '#web/offline/waiting.ts'
import { sendEdit } from '#web/records/change.ts'
import { toast } from '#web/ui/toast.ts'

let running = false

/**
 * Sends what waits, in the order it was done. Fields others changed meanwhile stay as they made them; where both changed
 * the same one, the person is asked. What the server will not have stays here, with its reason, until somebody decides.
 */
export async function sendWaiting(): Promise<void> {
  await loadWaiting()
  if (running || mine().length === 0) return
  running = true
  try {
    // Two windows of one browser share what waits: one of them sends.
    if ('locks' in navigator)
      await navigator.locks.request('tend-waiting', { ifAvailable: true }, (lock) => lock && sendAll())
    else await sendAll()
  } finally {
    running = false
  }
}

function mine(): Waiting[] {
  const owner = currentOwner()
  return waitingNow().filter((one) => one.owner === owner && one.refusal === undefined)
}

async function sendAll(): Promise<void> {
  let sent = 0
  for (let next = mine()[0]; next; next = mine()[0]) {
    try {
      await sendOne(next)
      await removeWaiting(next.id)
      sent += 1
    } catch (error) {
      if (isUnreachable(error)) break // tried again when the server is back
      const detail = isApiError(error) ? error.detail : undefined
      await noteRefusal(next.id, detail ?? '')
      toast({ text: 'offline.refused', params: { title: next.title }, tone: 'danger', timeoutMs: 0 })
    }
  }
  if (sent > 0) toast({ text: 'offline.sent', params: { n: sent }, tone: 'success' })
}

async function sendOne(one: Waiting): Promise<void> {
  if (one.kind === 'create') {
    await api.post(path('records', one.object), one.values, { idempotencyKey: one.idempotencyKey })
    refreshObject(one.object)
    void queryClient.invalidateQueries({ queryKey: ['timeline'] })
    return
  }
  const objects = await queryClient.ensureQueryData(objectsQuery)
  const object = objects.find(({ name }) => name === one.object)
  if (!object) throw Object.assign(new Error(one.object), { code: 'core.objectNotFound', status: 404 })
  await sendEdit({ object, record: one.record, values: one.values, shown: one.shown })
}
