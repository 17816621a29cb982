import { useMemo, useState } from 'react'
import type { CrmRecord } from '#web/types.ts'

const none: ReadonlyMap<string, CrmRecord> = new Map()

/** The records somebody chose, as they were then: they stay chosen however the list is shown. */
export function useChosen() {
  const [records, setRecords] = useState(none)
  // All that the list asks for, loaded or not; any choice of single records ends it.
  const [isAll, setAll] = useState(false)
  const ids = useMemo(() => new Set(records.keys()), [records])
  const set = (next: ReadonlyMap<string, CrmRecord>) => {
    setAll(false)
    setRecords(next)
  }
  return {
    ids,
    records,
    isAll,
    set,
    toggle: (record: CrmRecord) => {
      const next = new Map(records)
      if (!next.delete(record.id)) next.set(record.id, record)
      set(next)
    },
    chooseAll: () => setAll(true),
    clear: () => set(none),
  }
}
export type Chosen = ReturnType<typeof useChosen>
