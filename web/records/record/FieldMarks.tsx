import { lazy, Suspense } from 'react'
import { fieldMarks } from '#web/capabilities.ts'
import type { CrmRecord } from '#web/types.ts'

const marks = fieldMarks.map(({ load }, id) => ({
  id,
  Mark: lazy(() => load().then((Mark) => ({ default: Mark }))),
}))

/** What capabilities have to say about a value, each as a small mark beside it. */
export function FieldMarks(props: { object: string; record: CrmRecord; field: string }) {
  return (
    <span className="flex min-h-8 items-center empty:hidden">
      <Suspense>
        {marks.map(({ id, Mark }) => (
          <Mark key={id} {...props} />
        ))}
      </Suspense>
    </span>
  )
}
