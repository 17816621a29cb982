import { useRef } from 'react'
import { noteFailure } from '#web/records/list/bulk.ts'
import { mostInRange } from '#web/records/list/row-range.ts'
import type { Chosen } from '#web/records/list/use-chosen.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord } from '#web/types.ts'

/** Choosing among rows by their place; a range goes from the row chosen last. */
export function useSelection(rows: Rows, chosen: Chosen) {
  const anchor = useRef(0)
  const add = (records: readonly CrmRecord[]) =>
    chosen.set(new Map([...chosen.records, ...records.map((one) => [one.id, one] as const)]))

  const toggle = (index: number, isRange: boolean) => {
    const record = rows.at(index)
    if (!record) return
    if (!isRange) {
      anchor.current = index
      return chosen.toggle(record)
    }
    const [first, last] = [Math.min(anchor.current, index), Math.max(anchor.current, index)]
    if (last - first >= mostInRange) return toast({ text: 'list.rangeTooLong', params: { n: mostInRange } })
    rows.between(first, last).then(add, noteFailure)
  }
  return {
    ...chosen,
    toggle,
    toggleAll: () => (chosen.ids.size > 0 ? chosen.clear() : add(rows.here())),
  }
}
export type Selection = ReturnType<typeof useSelection>
