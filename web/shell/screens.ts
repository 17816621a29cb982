import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Label } from '#web/i18n/messages.ts'
import type { KeyId } from '#web/shell/keys.ts'
import type { SelectionActProps } from '#web/records/list/selection-act.ts'
import type { ColumnBarProps } from '#web/records/list/column-bar.ts'
import type { CrmRecord, ObjectMeta, Role } from '#web/types.ts'

/** A line of the navigation. `top` stands above the objects, `data` under them, `settings` in the list of settings alone. */
export type NavEntry = {
  path: string
  label: Label
  icon: LucideIcon
  group?: 'top' | 'data' | 'settings'
  /** In the list of settings, also if it has a line elsewhere: among the person's own or the workspace's. */
  settings?: 'person' | 'workspace'
  roles?: readonly Role[]
  /** Which key of `web/shell/keys.ts` leads there. */
  keys?: KeyId
  /** A number behind the words, as of what is unread; nothing where there is nothing to count. */
  badge?: { load: () => Promise<ComponentType> }
}

/** A screen and its address, in the router's words: `/duplicates`, `/imports/$id`. */
export type ScreenRoute = { path: string; load: () => Promise<ComponentType> }

/** A tab on the record page. `content` is fetched when the tab is first opened. */
export type RecordTab = {
  id: string
  label: Label
  /** For which objects; every one if left out. */
  shows?: (object: ObjectMeta) => boolean
  load: () => Promise<ComponentType<{ object: ObjectMeta; id: string }>>
}

/** Below the name of every column of a list. */
export type ColumnBar = { load: () => Promise<ComponentType<ColumnBarProps>> }

/** A term and its description in the list of facts beside a record's owner; nothing where there is nothing to say. */
export type RecordFact = { load: () => Promise<ComponentType<{ object: ObjectMeta; id: string }>> }

/** What can be done with the rows that are chosen in a list: buttons beside the others. */
export type SelectionAct = { load: () => Promise<ComponentType<SelectionActProps>> }

/** Beside a value of a record page; nothing where there is nothing to say. */
export type FieldMark = { load: () => Promise<ComponentType<{ object: string; record: CrmRecord; field: string }>> }

/** What a capability adds to the app: the only thing `web/capabilities.ts` imports from it. */
export type Screens = {
  nav?: readonly NavEntry[]
  routes?: readonly ScreenRoute[]
  recordTabs?: readonly RecordTab[]
  columnBar?: ColumnBar
  recordFact?: RecordFact
  fieldMark?: FieldMark
  selectionAct?: SelectionAct
}
