import { useRef, useState } from 'react'
import type { Rows } from '#web/records/list/use-rows.ts'

/** Chosen rows by id; a range goes from the row chosen last. */
export function useSelection(rows: Rows) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  // All that the list asks for, loaded or not; any choice of single rows ends it.
  const [isAll, setAll] = useState(false)
  const anchor = useRef(0)
  const idsBetween = (a: number, b: number) =>
    Array.from({ length: Math.abs(a - b) + 1 }, (_, step) => rows.at(Math.min(a, b) + step)?.id).filter(
      (id) => id !== undefined,
    )

  const toggle = (index: number, isRange: boolean) => {
    const id = rows.at(index)?.id
    if (id === undefined) return
    const next = new Set(ids)
    if (isRange) for (const each of idsBetween(anchor.current, index)) next.add(each)
    else if (!next.delete(id)) next.add(id)
    if (!isRange) anchor.current = index
    setAll(false)
    setIds(next)
  }
  const loaded = () => idsBetween(0, Math.max(rows.count - 1, 0))
  return {
    ids,
    isAll,
    toggle,
    loaded,
    chooseAll: () => setAll(true),
    clear: () => {
      setAll(false)
      setIds(new Set())
    },
    toggleAll: () => {
      setAll(false)
      setIds(ids.size > 0 ? new Set() : new Set(loaded()))
    },
  }
}
export type Selection = ReturnType<typeof useSelection>
