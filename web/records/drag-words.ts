import type { Translate } from '#web/i18n/I18n.tsx'
import type { Announcements } from '#web/records/drag.ts'
import { recordTitle } from '#web/records/field/title.ts'
import { textOf } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

type Held = { data: { current?: Record<string, unknown> } }

/** What is said aloud while a record is dragged: over the column of a board, over the day of a calendar. */
export function announcementsIn(t: Translate, object: ObjectMeta, place: 'board' | 'calendar'): Announcements {
  const what = (active: Held) => recordTitle(object, (active.data.current?.card ?? {}) as Record<string, unknown>)
  const column = (over: Held | null) => textOf(over?.data.current?.label)
  return {
    onDragStart: ({ active }) => t('board.pickedUp', { what: what(active) }),
    onDragOver: ({ over }) => (over ? t(`${place}.over`, { column: column(over) }) : undefined),
    onDragEnd: ({ active, over }) =>
      over
        ? t(`${place}.dropped`, { what: what(active), column: column(over) })
        : t('board.putBack', { what: what(active) }),
    onDragCancel: ({ active }) => t('board.putBack', { what: what(active) }),
  }
}
