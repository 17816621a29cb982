import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Notification, NotificationSettings, SettingsChange } from '#capabilities/planning/contract.ts'
import { api } from '#web/api.ts'
import { queryClient } from '#web/data.ts'
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

/** Shown at once; what the server says afterwards holds. */
export async function mark(change: Mark): Promise<void> {
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
    await api.patch('/notifications', change)
  } catch {
    toast({ text: 'ui.failed', tone: 'danger' })
  }
  await queryClient.invalidateQueries({ queryKey: ['notifications'] })
}
