import { useState } from 'react'
import type { Field } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

export type Columns = { names: readonly string[]; widths: Readonly<Record<string, number>> }

/** Which columns a list shows, in which order and how wide: remembered in this browser, an object at a time. */
export function useColumns(object: ObjectMeta) {
  const [columns, setColumns] = useState<Columns>(() => readColumns(object))
  const change = (next: Columns) => {
    setColumns(next)
    store(object.name, next)
  }
  return {
    fields: columns.names.flatMap((name) => object.fields.find((field) => field.name === name) ?? []) as Field[],
    widths: columns.widths,
    setNames: (names: readonly string[]) =>
      change({ ...columns, names: [object.title, ...names.filter((name) => name !== object.title)] }),
    setWidths: (widths: Readonly<Record<string, number>>) => change({ ...columns, widths }),
    reset: () => change(usual(object)),
  }
}

/** The title stands first and stays: it is how one knows which record a line is. */
function usual(object: ObjectMeta): Columns {
  return { names: [object.title, ...object.listed.filter((name) => name !== object.title)], widths: {} }
}

function readColumns(object: ObjectMeta): Columns {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(object.name)) ?? 'null') as Partial<Columns> | null
    if (!kept || !Array.isArray(kept.names)) return usual(object)
    const names = kept.names.filter(
      (name) => object.fields.some((field) => field.name === name) && name !== object.title,
    )
    return { names: [object.title, ...names], widths: kept.widths ?? {} }
  } catch {
    return usual(object)
  }
}

function store(object: string, columns: Columns): void {
  try {
    localStorage.setItem(keyOf(object), JSON.stringify(columns))
  } catch {
    // Storage may be forbidden or full: then the columns last as long as the page.
  }
}

const keyOf = (object: string) => `tend.list.${object}`

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
    case 'boolean':
    case 'rating':
    case 'percent':
    case 'autoNumber':
    case 'integer':
      return 100
  }
}
