import { queryClient } from '#web/data.ts'
import { patchedData } from '#web/patched.ts'
import type { CrmRecord } from '#web/types.ts'

type Values = Record<string, unknown>
/** `rev` is the record's revision with the change in it, once the server has said so. */
type Change = { object: string; id: string; values: Values; rev: number }

// An answer asked before the change was there may still be on its way when the server has long confirmed it.
const keptMs = 10_000
const changes = new Set<Change>()

/**
 * Lays a change over every answer that does not know of it yet: lists are fetched afresh all the time, and one that
 * was asked a moment too early would show the old value again, or have the next edit begin from it.
 */
export function layOver(
  object: string,
  id: string,
  values: Values,
): { saved: (rev: number) => void; drop: () => void } {
  const change: Change = { object, id, values, rev: Infinity }
  changes.add(change)
  const drop = () => void changes.delete(change)
  return {
    drop,
    saved: (rev) => {
      change.rev = rev
      setTimeout(drop, keptMs)
    },
  }
}

queryClient.getQueryCache().subscribe((event) => {
  if (changes.size === 0 || event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return
  const [kind, object] = event.query.queryKey
  if (kind !== 'list' && kind !== 'record') return
  let data: unknown = event.query.state.data
  for (const change of changes) {
    if (change.object !== object) continue
    data = patchedData(data, change.id, change.values, (record: CrmRecord) => record.rev < change.rev)
  }
  if (data !== event.query.state.data)
    event.query.setData(data, { manual: true, updatedAt: event.query.state.dataUpdatedAt })
})
