import { lazy, Suspense, useSyncExternalStore } from 'react'
import { currentConflict, onConflict } from '#web/records/conflict.ts'

const ConflictTable = lazy(() => import('#web/records/record/ConflictTable.tsx'))

/** Asks which value holds when two people changed the same field. Stands on every page that edits records. */
export function ConflictDialog() {
  const conflict = useSyncExternalStore(onConflict, currentConflict)
  return <Suspense>{conflict && <ConflictTable conflict={conflict} />}</Suspense>
}
