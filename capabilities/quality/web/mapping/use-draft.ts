import { useState } from 'react'
import type { Import, ImportTarget, Mapping, MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { draftOf } from '#capabilities/quality/web/mapping/draft.ts'

/** The mapping while it is worked on. It survives a reload of the page until it is saved. */
export function useDraft(one: Import, targets: readonly ImportTarget[], options: MappingOptions) {
  const key = `tend.import.${one.id}`
  const [draft, setDraft] = useState(
    () => stored(key, one, targets) ?? draftOf(one, startTarget(one, targets), options),
  )
  const target = targets.find(({ object }) => object === draft.object) ?? startTarget(one, targets)
  const change = (next: Mapping) => {
    setDraft(next)
    sessionStorage.setItem(key, JSON.stringify(next))
  }
  return {
    draft,
    target,
    change,
    setObject: (object: string) => {
      const other = targets.find((each) => each.object === object)
      if (other) change(draftOf(one, other, draft.options))
    },
    forget: () => sessionStorage.removeItem(key),
  }
}

function startTarget(one: Import, targets: readonly ImportTarget[]): ImportTarget {
  const wanted = one.mapping?.object ?? one.object ?? 'contact'
  return targets.find(({ object }) => object === wanted) ?? (targets[0] as ImportTarget)
}

function stored(key: string, { columns }: Import, targets: readonly ImportTarget[]): Mapping | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Mapping | null
    // The file may be read otherwise by now.
    const fits =
      draft?.columns.length === columns.length && draft.columns.every(({ column }, i) => column === columns[i]?.name)
    return fits && targets.some(({ object }) => object === draft.object) ? draft : null
  } catch {
    // written by an older version
    return null
  }
}
