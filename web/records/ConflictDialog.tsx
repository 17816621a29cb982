import { Suspense, useSyncExternalStore } from 'react'
import { currentConflict, onConflict } from '#web/records/conflict.ts'
import { lazy } from '#web/ui/lazy.ts'

const ConflictTable = lazy(() => import('#web/records/record/ConflictTable.tsx'))

/** Asks which value holds when two people changed the same field. Stands above every page: a change kept while the server was away may meet another anywhere. */
export function ConflictDialog() {
  const conflict = useSyncExternalStore(onConflict, currentConflict)
  return <Suspense>{conflict && <ConflictTable conflict={conflict} />}</Suspense>
}
