import { Suspense, useSyncExternalStore } from 'react'
import { currentQuestion, onQuestion } from '#web/records/asked-first.ts'
import { lazy } from '#web/ui/lazy.ts'

const UndoDialog = lazy(() => import('#web/records/UndoDialog.tsx'))

/** Asks before the key of undo takes back an act that touched many. Above every page, as the key works on every one. */
export function UndoQuestion() {
  const asked = useSyncExternalStore(onQuestion, currentQuestion)
  return <Suspense>{asked && <UndoDialog {...asked} />}</Suspense>
}
