import type { Bulk, BulkAsked, BulkPreview, ExportLook } from '#capabilities/bulk/contract.ts'
import { api, path } from '#web/api.ts'
import { refreshObject } from '#web/data.ts'
import { ifMany } from '#web/records/asked-first.ts'
import '#web/records/messages.ts'
import { remember, undo } from '#web/records/undo.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { toast } from '#web/ui/toast.ts'

export const previewBulk = (asked: BulkAsked, signal: AbortSignal) =>
  api.post<BulkPreview>('/bulk-changes/preview', asked, { signal })

type LookAsked = {
  ids?: readonly string[]
  filter?: unknown
  q?: string | undefined
  sort?: string | undefined
  fields: readonly string[]
  withIds: boolean
  locale: string
}

export const lookExport = (object: string, asked: LookAsked, signal: AbortSignal) =>
  api.post<ExportLook>(`${path('exports', object)}/preview`, asked, { signal })

/** Starts it, and says when it is done and what became of it, wherever the reader is by then. */
export async function startBulk(asked: BulkAsked): Promise<Bulk> {
  const bulk = await api.post<Bulk>('/bulk-changes', asked)
  const act = remember({
    done: ended(bulk).then(({ status }) => status === 'done'),
    undo: () => takeBack(bulk),
    asks: () => Promise.resolve(ifMany(bulk.total, 'values' in bulk.change ? 'undo.changed' : 'undo.deleted')),
  })
  void ended(bulk)
    .then((end) => {
      refreshObject(bulk.object)
      if (end.status === 'failed') return toast({ text: 'ui.said', params: { detail: end.error }, tone: 'danger' })
      const { changed: n, skipped } = end.counts
      const word = 'values' in bulk.change ? 'changed' : 'deleted'
      return toast({
        text: skipped > 0 ? `bulk.${word}But` : `bulk.${word}`,
        params: { n, skipped, why: end.reasons[0]?.detail ?? '' },
        action: { run: () => undo(act) },
        timeoutMs: 20_000,
      })
    })
    .catch(noteFailure)
  return bulk
}

async function takeBack(bulk: Bulk): Promise<boolean> {
  try {
    const end = await ended(await api.delete<Bulk>(path('bulk-changes', bulk.id)))
    refreshObject(bulk.object)
    toast({ text: 'bulk.undone', params: { n: end.counts.restored, kept: end.counts.kept } })
    return true
  } catch (error) {
    noteFailure(error)
    return false
  }
}

const open = new Set(['queued', 'running', 'undoing'])
const known = new Map<string, Promise<Bulk>>()

/** Looks after it until it is at an end: soon at first, then every two seconds. */
function ended(bulk: Bulk): Promise<Bulk> {
  const key = `${bulk.id}/${bulk.status === 'undoing'}`
  const there = known.get(key)
  if (there) return there
  const look = async (): Promise<Bulk> => {
    for (let waitMs = 250; ; waitMs = Math.min(waitMs * 1.5, 2000)) {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      const now = await api.get<Bulk>(path('bulk-changes', bulk.id))
      if (!open.has(now.status)) return now
    }
  }
  const end = look()
  known.set(key, end)
  return end
}

/** Lets the browser fetch a file, without it passing through the page. */
export function download(href: string, name = ''): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
}

export type FileKind = 'csv' | 'xlsx'

type NamedAsked = {
  ids: readonly string[]
  fields: readonly string[]
  withIds: boolean
  locale: string
  as: FileKind
  zone: string
}

/** Named records may be too many for an address, so they are sent, and the file comes back through the page. */
export async function exportNamed(object: string, asked: NamedAsked): Promise<void> {
  const file = await api.post<string | Blob>(path('exports', object), asked)
  const blob = typeof file === 'string' ? new Blob([`\ufeff${file}`], { type: 'text/csv' }) : file
  const href = URL.createObjectURL(blob)
  download(href, `${object}.${asked.as}`)
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
