import { useEffect } from 'react'
import { api } from '#web/api.ts'
import { noteReachable } from '#web/connection.ts'
import { aboutKey, queryClient, recordKey, timelineKey } from '#web/data.ts'
import type { CrmRecord, Job, LiveAbout, LiveImport, LiveJob, LiveNotification, LiveRecord, Paged } from '#web/types.ts'

/** Many records at once, as an import writes them. */
type LiveRecords = { object: string; action: string; count: number }
type Events = {
  record: LiveRecord
  records: LiveRecords
  job: LiveJob
  import: LiveImport
  notification: LiveNotification
  about: LiveAbout
}
type Listener<K extends keyof Events> = (event: Events[K]) => void

const listeners: { [K in keyof Events]: Set<Listener<K>> } = {
  record: new Set(),
  records: new Set(),
  job: new Set(),
  import: new Set(),
  notification: new Set(),
  about: new Set(),
}

/** Hears one kind of event for as long as the component is there. Give a stable function. */
export function useLiveEvent<K extends keyof Events>(kind: K, listener: Listener<K>): void {
  useEffect(() => {
    listeners[kind].add(listener)
    return () => void listeners[kind].delete(listener)
  }, [kind, listener])
}

/** Keeps what is on the screen true while others work. Once, in the shell. */
export function useLive(): void {
  useEffect(() => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let waitMs = 1000

    const open = () => {
      source = new EventSource('/api/events')
      source.onopen = () => {
        noteReachable(true)
        // What happened while nobody listened is unknown, so what is shown is fetched afresh.
        if (waitMs > 1000) void queryClient.invalidateQueries({ refetchType: 'active' })
        waitMs = 1000
      }
      source.onerror = () => {
        // The browser tries again by itself after a lost line, but gives up for good after an answer such as 502.
        if (source?.readyState === EventSource.OPEN) return
        source?.close()
        // An EventSource does not say why it failed; a request does: no server, or nobody signed in.
        api.get('/session').catch(() => undefined)
        timer = setTimeout(open, waitMs)
        waitMs = Math.min(waitMs * 2, 15_000)
      }
      source.addEventListener('record', ({ data }) => heard('record', data, onRecord))
      source.addEventListener('records', ({ data }) => heard('records', data, ({ object }) => later(object)))
      source.addEventListener('model', () => void queryClient.invalidateQueries({ queryKey: ['objects'] }))
      source.addEventListener('job', ({ data }) => heard('job', data, onJob))
      source.addEventListener('notification', ({ data }) => heard('notification', data, onNotification))
      source.addEventListener('import', ({ data }) => heard('import', data, onImport))
      source.addEventListener('about', ({ data }) => heard('about', data, onAbout))
    }
    open()
    return () => {
      clearTimeout(timer)
      source?.close()
    }
  }, [])
}

function heard<K extends keyof Events>(kind: K, data: string, act: (event: Events[K]) => void): void {
  const event = JSON.parse(data) as Events[K]
  act(event)
  for (const tell of listeners[kind]) tell(event)
}

function onRecord({ object, id, rev }: LiveRecord): void {
  const cached = queryClient.getQueriesData<CrmRecord>({ queryKey: recordKey(object, id) })
  // Our own write is already here with its new revision.
  if (cached.length > 0 && cached.every(([, data]) => data !== undefined && data.rev >= rev)) return
  void queryClient.invalidateQueries({ queryKey: recordKey(object, id) })
  void queryClient.invalidateQueries({ queryKey: timelineKey(object, id) })
  later(object)
}

function onAbout({ object, id, what }: LiveAbout): void {
  void queryClient.invalidateQueries({ queryKey: aboutKey(object, id, what.split('.')[0]) })
  if (!what.startsWith('presence.')) void queryClient.invalidateQueries({ queryKey: timelineKey(object, id) })
}

const stale = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Many may change at once; lists are fetched once a second at most. */
function later(object: string): void {
  stale.add(object)
  timer ??= setTimeout(() => {
    timer = undefined
    for (const each of stale) {
      void queryClient.invalidateQueries({ queryKey: ['list', each] })
      void queryClient.invalidateQueries({ queryKey: ['group', each] })
      for (const dear of ['total', 'figures'])
        void queryClient.invalidateQueries({ queryKey: [dear, each], refetchType: 'none' })
    }
    stale.clear()
  }, 1000)
}

function onJob(event: LiveJob): void {
  // Scans and merges in the background find pairs and settle them.
  if (event.status === 'done') void queryClient.invalidateQueries({ queryKey: ['duplicates'] })
  let known = false
  for (const [key, page] of queryClient.getQueriesData<Paged<Job>>({ queryKey: ['jobs'] })) {
    const job = page?.items.find((item) => item.id === event.id)
    if (!page || !job) continue
    known = job.status === event.status
    queryClient.setQueryData(key, {
      ...page,
      items: page.items.map((item) => (item === job ? { ...item, ...event } : item)),
    })
  }
  if (!known) void queryClient.invalidateQueries({ queryKey: ['jobs'] })
}

function onNotification(): void {
  void queryClient.invalidateQueries({ queryKey: ['notifications'] })
}

function onImport(event: LiveImport): void {
  const key = ['import', event.id]
  const known = queryClient.getQueryData<{ status: string }>(key)
  if (known) queryClient.setQueryData(key, { ...known, ...event })
  if (known?.status !== event.status) {
    void queryClient.invalidateQueries({ queryKey: key })
    void queryClient.invalidateQueries({ queryKey: ['imports'] })
  }
}
