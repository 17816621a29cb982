import { useState } from 'react'
import { draftAt, keepDraft } from '#web/records/drafts/drafts.ts'

/** A state that is still there after the page was closed, or the browser crashed, until `forget` is called. */
export function useDraft<T>(place: string, start: T, isNothing: (value: T) => boolean) {
  const [value, setValue] = useState<T>(() => draftAt<T>(place)?.value ?? start)
  const change = (step: (now: T) => T) =>
    setValue((now) => {
      const next = step(now)
      keepDraft(place, isNothing(next) ? null : next)
      return next
    })
  return { value, change, forget: () => keepDraft(place, null) }
}
