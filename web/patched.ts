import type { CrmRecord, Paged } from '#web/types.ts'

/** An answer of any shape (a record, a page of them, several pages) with other values in one of its records. */
export function patchedData(data: unknown, id: string, values: Record<string, unknown>): unknown {
  if (data === null || typeof data !== 'object') return data
  if ('pages' in data) {
    const { pages } = data as { pages: unknown[] }
    const next = pages.map((page) => patchedData(page, id, values))
    return next.some((page, at) => page !== pages[at]) ? { ...data, pages: next } : data
  }
  if ('items' in data) {
    const { items } = data as Paged<CrmRecord>
    return items.some((item) => item.id === id)
      ? { ...data, items: items.map((item) => (item.id === id ? { ...item, ...values } : item)) }
      : data
  }
  return 'id' in data && data.id === id ? { ...data, ...values } : data
}
