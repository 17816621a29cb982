import { useRouter } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'

/** A screen that could not be shown: what happened, and again. */
export function StartFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <main className="h-full bg-surface-1 p-4">
      <div className="max-w-140">
        <ErrorNote
          error={error}
          onAgain={() => {
            reset()
            void router.invalidate()
          }}
        />
      </div>
    </main>
  )
}
