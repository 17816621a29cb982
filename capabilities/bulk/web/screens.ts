import '#capabilities/bulk/web/messages.ts'

/** What this capability adds to the app. Its shape is checked where `web/capabilities.ts` lists it. */
export const screens = {
  selectionAct: { load: () => import('./BulkButtons.tsx').then((file) => file.BulkButtons) },
} as const
