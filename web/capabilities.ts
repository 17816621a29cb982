import { screens as bulk } from '#capabilities/bulk/web/screens.ts'
import { screens as collaboration } from '#capabilities/collaboration/web/screens.ts'
import { screens as planning } from '#capabilities/planning/web/screens.ts'
import { screens as quality } from '#capabilities/quality/web/screens.ts'
import type {
  ColumnBar,
  ComposerPart,
  DraftNote,
  FieldMark,
  HomePart,
  HomeStart,
  NavEntry,
  RecordAside,
  RecordFact,
  RecordTab,
  ScreenRoute,
  Screens,
  SelectionAct,
  TimelineAct,
  TimelineKind,
} from '#web/shell/screens.ts'

/** What each capability adds to the app: one import and one name a capability. */
const screens: readonly Screens[] = [planning, quality, bulk, collaboration]

export const nav: readonly NavEntry[] = screens.flatMap((each) => each.nav ?? [])
export const routes: readonly ScreenRoute[] = screens.flatMap((each) => each.routes ?? [])
export const recordTabs: readonly RecordTab[] = screens.flatMap((each) => each.recordTabs ?? [])
export const columnBars: readonly ColumnBar[] = screens.flatMap((each) => each.columnBar ?? [])
export const fieldMarks: readonly FieldMark[] = screens.flatMap((each) => each.fieldMark ?? [])
export const recordFacts: readonly RecordFact[] = screens.flatMap((each) => each.recordFact ?? [])
export const homeParts: readonly HomePart[] = screens.flatMap((each) => each.homePart ?? [])
export const homeStarts: readonly HomeStart[] = screens.flatMap((each) => each.homeStart ?? [])
export const selectionActs: readonly SelectionAct[] = screens.flatMap((each) => each.selectionAct ?? [])
export const timelineKinds: readonly TimelineKind[] = screens.flatMap((each) => each.timelineKind ?? [])
export const timelineActs: readonly TimelineAct[] = screens.flatMap((each) => each.timelineAct ?? [])
export const composerParts: readonly ComposerPart[] = screens.flatMap((each) => each.composerPart ?? [])
export const recordAsides: readonly RecordAside[] = screens.flatMap((each) => each.recordAside ?? [])
export const draftNotes: readonly DraftNote[] = screens.flatMap((each) => each.draftNote ?? [])
