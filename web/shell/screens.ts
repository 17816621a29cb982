import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Label } from '#web/i18n/messages.ts'
import type { KeyId } from '#web/shell/keys.ts'
import type { SelectionActProps } from '#web/records/list/selection-act.ts'
import type { ColumnBarProps } from '#web/records/list/column-bar.ts'
import type { CrmRecord, ObjectMeta, Role, TimelineItem } from '#web/types.ts'

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

/** What needs the reader, on the page he sees first; nothing where nothing does. */
export type HomePart = { load: () => Promise<ComponentType> }

/** Above all else on that page, for who sets the workspace up. It is the same shape as a part. */
export type HomeStart = HomePart

/** Beside a value of a record page; nothing where there is nothing to say. `always`: also where there is no value. */
export type FieldMark = {
  always?: boolean
  load: () => Promise<ComponentType<{ object: string; record: CrmRecord; field: string }>>
}

/** A kind of thing in timelines that is the capability's own. `says` is a message about `{who}`. */
export type TimelineKind = {
  kind: string
  plural: Label
  icon: LucideIcon
  says: string
  load: () => Promise<ComponentType<{ item: TimelineItem }>>
}

/** Below a change of the record in its timeline, such as `merged`: more about it, or the way back. */
export type TimelineAct = {
  kind: string
  load: () => Promise<ComponentType<{ object: ObjectMeta; item: TimelineItem }>>
}

/** Something more that can be written on top of a timeline, by its button or its key. */
export type ComposerPart = {
  kind: string
  label: Label
  icon: LucideIcon
  keyId: KeyId
  /** Where its text is kept while it is written, so that it is offered again after a crash. */
  draft: string
  load: () => Promise<ComponentType<{ object: ObjectMeta; id: string; onDone: () => void; autoFocus: boolean }>>
}

/** Below the form of a new record, while it is filled in; nothing where there is nothing to say. */
export type DraftNote = {
  load: () => Promise<ComponentType<{ object: ObjectMeta; values: Record<string, unknown> }>>
}

/** Beside the name of a record whose page is open. */
export type RecordAside = { load: () => Promise<ComponentType<{ object: ObjectMeta; id: string }>> }

/** What a capability adds to the app: the only thing `web/capabilities.ts` imports from it. */
export type Screens = {
  nav?: readonly NavEntry[]
  routes?: readonly ScreenRoute[]
  recordTabs?: readonly RecordTab[]
  columnBar?: ColumnBar
  recordFact?: RecordFact
  fieldMark?: FieldMark
  timelineKind?: TimelineKind
  timelineAct?: TimelineAct
  composerPart?: ComposerPart
  recordAside?: RecordAside
  draftNote?: DraftNote
  selectionAct?: SelectionAct
  homePart?: HomePart
  homeStart?: HomeStart
}
