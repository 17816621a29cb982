import { CalendarDays, ChartGantt, LayoutGrid, List, Map as MapIcon, SquareKanban, TableProperties } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { boardField } from '#web/records/board/board-field.ts'
import { hasDates } from '#web/records/calendar/date-fields.ts'
import { whereOf } from '#web/records/map/where.ts'
import type { KeyId } from '#web/shell/keys.ts'
import type { ObjectMeta } from '#web/types.ts'

/** A way of showing the records of a list; the name stands in the address as `?view=board`, the list itself as none. */
export type Kind = 'list' | 'board' | 'calendar' | 'timeline' | 'map' | 'gallery' | 'pivot'
type KindEntry = { kind: Kind; icon: LucideIcon; key: KeyId; suits: (object: ObjectMeta) => boolean }

/** Every kind in the order it is offered, with what an object must have for it. */
export const kinds: readonly KindEntry[] = [
  { kind: 'list', icon: List, key: 'asList', suits: () => true },
  { kind: 'board', icon: SquareKanban, key: 'asBoard', suits: (object) => boardField(object) !== undefined },
  { kind: 'calendar', icon: CalendarDays, key: 'asCalendar', suits: hasDates },
  { kind: 'timeline', icon: ChartGantt, key: 'asTimeline', suits: hasDates },
  { kind: 'map', icon: MapIcon, key: 'asMap', suits: (object) => whereOf(object) !== undefined },
  { kind: 'gallery', icon: LayoutGrid, key: 'asGallery', suits: () => true },
  { kind: 'pivot', icon: TableProperties, key: 'asPivot', suits: () => true },
]

/** The kinds that the fields of an object allow. */
export function kindsOf(object: ObjectMeta): KindEntry[] {
  return kinds.filter(({ suits }) => suits(object))
}

/** The kind an address names; the list where the object does not allow it. */
export function kindOf(object: ObjectMeta, view: string): Kind {
  return kindsOf(object).find(({ kind }) => kind === view)?.kind ?? 'list'
}

/** How the address writes a kind. */
export function viewName(kind: Kind): string {
  return kind === 'list' ? '' : kind
}
