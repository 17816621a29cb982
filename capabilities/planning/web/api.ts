import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Notification, NotificationSettings, SettingsChange } from '#capabilities/planning/contract.ts'
import { api, isApiError } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
import { keepUndo } from '#web/records/offer-undo.ts'
import type { Paged } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

export type InboxState = 'open' | 'done'

const inboxKey = (state: InboxState) => ['notifications', 'list', state] as const

export const inboxQuery = (state: InboxState) =>
  infiniteQueryOptions({
    queryKey: inboxKey(state),
    queryFn: ({ pageParam }) =>
      api.get<Paged<Notification>>('/notifications', { state, limit: 50, after: pageParam || null }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'count'],
  queryFn: () => api.get<{ unread: number; timeZone: string | null }>('/notifications/count'),
  staleTime: 60_000,
})

export const settingsQuery = queryOptions({
  queryKey: ['notification-settings'],
  queryFn: () => api.get<NotificationSettings>('/notification-settings'),
})

export async function changeSettings(change: SettingsChange): Promise<void> {
  queryClient.setQueryData(
    settingsQuery.queryKey,
    await api.patch<NotificationSettings>('/notification-settings', change),
  )
}

type Mark = { ids?: readonly string[]; read?: boolean; done?: boolean }

/** Shown at once. What the server refuses goes back, and is said with its reason; who asked is told by the refusal. */
export async function mark(change: Mark): Promise<{ ids: readonly string[] }> {
  const before = queryClient.getQueriesData({ queryKey: ['notifications', 'list'] })
  const at = new Date().toISOString()
  const isMeant = ({ id }: Notification) => change.ids?.includes(id) ?? true
  const marked = (one: Notification): Notification => ({
    ...one,
    ...(change.read === undefined ? {} : { readAt: change.read ? at : null }),
    ...(change.done === undefined ? {} : { doneAt: change.done ? at : null }),
  })
  for (const state of ['open', 'done'] as const) {
    await queryClient.cancelQueries({ queryKey: inboxKey(state) })
    queryClient.setQueryData(inboxQuery(state).queryKey, (data) => {
      if (!data) return data
      const isHere = ({ doneAt }: Notification) => (state === 'done') === (doneAt !== null)
      const pages = data.pages.map((page) => ({
        ...page,
        items: page.items.map((one) => (isMeant(one) ? marked(one) : one)).filter(isHere),
      }))
      return { ...data, pages }
    })
  }
  try {
    return await api.patch<{ ids: readonly string[] }>('/notifications', change)
  } catch (error) {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
    const detail = isApiError(error) ? error.detail : undefined
    const again = { text: 'ui.again', run: () => mark(change).catch(() => undefined) } // it says so itself
    toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger', action: again })
    throw error
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['notifications'] })
  }
}

const mostNamed = 500

/** Reads or unreads some, or reads all: one act to take back, of those that it changed. */
export function markRead(read: boolean, ids?: readonly string[]): void {
  keepUndo(mark({ ...(ids ? { ids } : {}), read }), async ({ ids: changed }) => {
    for (let at = 0; at < changed.length; at += mostNamed)
      await mark({ ids: changed.slice(at, at + mostNamed), read: !read })
  })
}
