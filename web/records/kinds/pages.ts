import type { ComponentType } from 'react'
import type { Kind } from '#web/records/kinds/kinds.ts'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import { lazy } from '#web/ui/lazy.ts'

/** The screen of each kind but the list, fetched when it is first shown. */
export const pages: Readonly<Record<Exclude<Kind, 'list'>, ComponentType<ViewProps>>> = {
  board: lazy(() => import('#web/records/BoardPage.tsx').then((file) => ({ default: file.BoardPage }))),
  calendar: lazy(() =>
    import('#web/records/calendar/CalendarPage.tsx').then((file) => ({ default: file.CalendarPage })),
  ),
  timeline: lazy(() =>
    import('#web/records/timeline/TimelinePage.tsx').then((file) => ({ default: file.TimelinePage })),
  ),
  gallery: lazy(() => import('#web/records/gallery/GalleryPage.tsx').then((file) => ({ default: file.GalleryPage }))),
  pivot: lazy(() => import('#web/records/pivot/PivotPage.tsx').then((file) => ({ default: file.PivotPage }))),
  map: lazy(() => import('#web/records/map/MapPage.tsx').then((file) => ({ default: file.MapPage }))),
}
