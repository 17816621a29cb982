import type { Notification } from '#capabilities/planning/contract.ts'

/** All that came in about one record, or one thing that is about none. */
export type Group = { readonly key: string; readonly items: readonly [Notification, ...Notification[]] }

/** Groups by record, each where its latest stands. */
export function groupsOf(items: readonly Notification[]): Group[] {
  const groups = new Map<string, [Notification, ...Notification[]]>()
  for (const item of items) {
    const key = item.recordId ? `${item.object}/${item.recordId}` : item.id
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return [...groups].map(([key, some]) => ({ key, items: some }))
}

/** Where a click leads. */
export function linkOf({ object, recordId, path }: Notification): string {
  return recordId && object ? `/${object}/${recordId}` : (path ?? '/inbox')
}

export const isUnread = ({ items }: Group): boolean => items.some(({ readAt }) => readAt === null)
