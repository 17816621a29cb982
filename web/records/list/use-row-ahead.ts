import { useEffect, useRef } from 'react'
import type { PointerEvent } from 'react'
import { fetchRecord } from '#web/records/record/use-loaded-record.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { ObjectMeta } from '#web/types.ts'

/** A pointer that rests on a name for this long is about to press it; one that passes over rows is not. */
const restMs = 60

/** Fetches the record below a resting pointer, so that a press finds it here. */
export function useRowAhead(object: ObjectMeta, rows: Rows) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (event: PointerEvent) => {
    clearTimeout(timer.current)
    const link = (event.target as Element).closest('a')
    const row = link?.closest<HTMLElement>('[data-row]')
    const record = row ? rows.at(Number(row.dataset.row)) : undefined
    if (record) timer.current = setTimeout(() => fetchRecord(object, record.id), restMs)
  }
}
