import { useRef } from 'react'
import type { RefObject } from 'react'
import type { InboxState } from '#capabilities/planning/web/api.ts'
import { mark, markRead } from '#capabilities/planning/web/api.ts'
import type { Group } from '#capabilities/planning/web/inbox/groups.ts'
import { isUnread } from '#capabilities/planning/web/inbox/groups.ts'
import { keepUndo, offerUndo } from '#web/records/offer-undo.ts'
import { useKeys } from '#web/shell/use-keys.ts'

/** j and k go through the groups, e is done with one, u reads or unreads it. The focus is the cursor. */
export function useInboxKeys(
  groups: readonly Group[],
  state: InboxState,
): { box: RefObject<HTMLUListElement | null>; setDone: (group: Group) => void } {
  const box = useRef<HTMLUListElement>(null)
  const links = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-group]') ?? [])]
  const at = () => links().findIndex((link) => link.closest('li')?.contains(document.activeElement))
  const go = (step: number) => () => {
    const all = links()
    const next = at() < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at() + step))
    all[next]?.focus()
  }
  const setDone = (group: Group) => {
    const place = groups.indexOf(group)
    const hadFocus = at() === place
    const ids = group.items.map(({ id }) => id)
    const marked = mark({ ids, done: state === 'open' })
    if (state === 'open') offerUndo({ text: 'inbox.wasDone' }, marked, () => mark({ ids, done: false }))
    else keepUndo(marked, () => mark({ ids, done: true }))
    // The next one takes its place, and the focus.
    if (hadFocus) setTimeout(() => (links()[place] ?? links().at(-1))?.focus(), 50)
  }
  const chosen = () => groups[at()]
  useKeys({
    next: go(1),
    previous: go(-1),
    done: () => {
      const group = chosen()
      if (group) setDone(group)
    },
    unread: () => {
      const group = chosen()
      if (group)
        markRead(
          isUnread(group),
          group.items.map(({ id }) => id),
        )
    },
  })
  return { box, setDone }
}
