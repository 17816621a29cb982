import { Suspense } from 'react'
import { fieldMarks } from '#web/capabilities.ts'
import type { CrmRecord } from '#web/types.ts'
import { lazy } from '#web/ui/lazy.ts'

const marks = fieldMarks.map(({ load, always }, id) => ({
  id,
  always,
  Mark: lazy(() => load().then((Mark) => ({ default: Mark }))),
}))

type Props = { object: string; record: CrmRecord; field: string; hasValue: boolean }

/** What capabilities have to say about a value, or about a field even without one, each as a small mark beside it. */
export function FieldMarks({ hasValue, ...props }: Props) {
  return (
    <span className="flex min-h-8 items-center empty:hidden">
      <Suspense>
        {marks
          .filter(({ always }) => always || hasValue)
          .map(({ id, Mark }) => (
            <Mark key={id} {...props} />
          ))}
      </Suspense>
    </span>
  )
}
