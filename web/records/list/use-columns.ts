import { useState } from 'react'
import type { Field } from '#web/records/field/value.ts'
import type { Foot, Measure } from '#web/records/foot/measures.ts'
import { readFoot } from '#web/records/foot/measures.ts'
import type { ObjectMeta } from '#web/types.ts'

export type Columns = {
  names: readonly string[]
  widths: Readonly<Record<string, number>>
  /** How many stay in sight when the list scrolls sideways; 1 when left out, for the title always does. */
  frozen?: number
  /** What stands below them; left out where nothing does. */
  foot?: Foot
}

/** A saved view brings columns of its own. */
type FromView = { id: string; columns: Columns | null }

/** Which columns a list shows, in which order and how wide: remembered in this browser, for each object and view. */
export function useColumns(object: ObjectMeta, view: FromView | undefined) {
  const key = view ? `tend.list.${object.name}.${view.id}` : `tend.list.${object.name}`
  const [changed, setChanged] = useState<{ key: string; columns: Columns | null } | null>(null)
  const saved = view?.columns ? fitted(object, view.columns) : usual(object)
  const kept = readColumns(object, key)
  const own = changed?.key === key ? changed.columns : kept
  const columns = own ?? saved
  const change = (next: Columns | null) => {
    setChanged({ key, columns: next })
    store(key, next)
  }
  return {
    fields: columns.names.flatMap((name) => object.fields.find((field) => field.name === name) ?? []) as Field[],
    widths: columns.widths,
    frozen: Math.min(columns.frozen ?? 1, columns.names.length),
    foot: columns.foot ?? nothing,
    shown: columns,
    isChanged: own !== null && JSON.stringify(ordered(own)) !== JSON.stringify(ordered(saved)),
    setNames: (names: readonly string[]) =>
      change({ ...columns, names: [object.title, ...names.filter((name) => name !== object.title)] }),
    setWidths: (widths: Readonly<Record<string, number>>) => change({ ...columns, widths }),
    setFrozen: (frozen: number) => change({ ...columns, frozen }),
    setFoot: (field: string, measure: Measure | null) => {
      const { [field]: _, ...others } = columns.foot ?? nothing
      change({ ...columns, foot: measure === null ? others : { ...others, [field]: measure } })
    },
    reset: () => change(null),
    /** After the view was saved with these columns: nothing of this browser's own is left. */
    forget: () => change(null),
  }
}

const nothing: Foot = {}

const ordered = ({ names, widths, frozen = 1, foot = nothing }: Columns) => ({
  names,
  widths: Object.entries(widths).toSorted(byName),
  frozen,
  foot: Object.entries(foot).toSorted(byName),
})

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

/** The title stands first and stays: it is how one knows which record a line is. */
function usual(object: ObjectMeta): Columns {
  return { names: [object.title, ...object.listed.filter((name) => name !== object.title)], widths: {} }
}

/** Without the columns that are there no more. */
function fitted(object: ObjectMeta, { names, widths, frozen, foot }: Columns): Columns {
  const known = names.filter((name) => object.fields.some((field) => field.name === name) && name !== object.title)
  const below = readFoot(object.fields, foot)
  return {
    names: [object.title, ...known],
    widths,
    ...(frozen && frozen > 1 ? { frozen } : {}),
    ...(Object.keys(below).length > 0 ? { foot: below } : {}),
  }
}

function readColumns(object: ObjectMeta, key: string): Columns | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Columns> | null
    if (!kept || !Array.isArray(kept.names)) return null
    return fitted(object, { names: kept.names, widths: kept.widths ?? {}, frozen: kept.frozen, foot: kept.foot })
  } catch {
    return null
  }
}

function store(key: string, columns: Columns | null): void {
  try {
    if (columns) localStorage.setItem(key, JSON.stringify(columns))
    else localStorage.removeItem(key)
  } catch {
    // Storage may be forbidden or full: then the columns last as long as the page.
  }
}

/** The width a column has before anyone drags it. */
export function usualWidth({ type }: Field, isTitle: boolean): number {
  if (isTitle) return 210
  switch (type) {
    case 'longText':
    case 'richText':
    case 'email':
    case 'address':
    case 'url':
    case 'idNumber':
    case 'creditCode':
    case 'links':
    case 'linkAny':
    case 'recurrence':
      return 180
    case 'dateTime':
      return 190
    case 'link':
      return 170
    case 'text':
    case 'phone':
    case 'multiChoice':
    case 'json':
    case 'file':
    case 'personName':
    case 'money':
      return 140
    case 'country':
      return 124
    case 'date':
      return 130
    case 'user':
      return 104
    case 'choice':
    case 'number':
    case 'duration':
    case 'formula':
    case 'rollup':
      return 112
    case 'checklist':
    case 'boolean':
    case 'rating':
    case 'percent':
    case 'autoNumber':
    case 'integer':
      return 100
  }
}
