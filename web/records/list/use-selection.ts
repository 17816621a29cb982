import { useRef } from 'react'
import type { Chosen } from '#web/records/list/use-chosen.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import type { CrmRecord } from '#web/types.ts'

/** Choosing among rows by their place; a range goes from the row chosen last. */
export function useSelection(rows: Rows, chosen: Chosen) {
  const anchor = useRef(0)
  const between = (a: number, b: number): CrmRecord[] =>
    Array.from({ length: Math.abs(a - b) + 1 }, (_, step) => rows.at(Math.min(a, b) + step)).filter(
      (record) => record !== undefined,
    )

  const toggle = (index: number, isRange: boolean) => {
    const record = rows.at(index)
    if (!record) return
    if (!isRange) {
      anchor.current = index
      return chosen.toggle(record)
    }
    chosen.set(new Map([...chosen.records, ...between(anchor.current, index).map((one) => [one.id, one] as const)]))
  }
  return {
    ...chosen,
    toggle,
    toggleAll: () =>
      chosen.ids.size > 0
        ? chosen.clear()
        : chosen.set(new Map(between(0, Math.max(rows.count - 1, 0)).map((one) => [one.id, one]))),
  }
}
export type Selection = ReturnType<typeof useSelection>
