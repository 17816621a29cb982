import type { CrmRecord, Paged } from '#web/types.ts'

/**
 * An answer of any shape (a record, a page of them, several pages) with other values in one of its records, where
 * what it holds of that one is `meant`.
 */
export function patchedData(
  data: unknown,
  id: string,
  values: Record<string, unknown>,
  meant: (record: CrmRecord) => boolean = () => true,
): unknown {
  if (data === null || typeof data !== 'object') return data
  if ('pages' in data) {
    const { pages } = data as { pages: unknown[] }
    const next = pages.map((page) => patchedData(page, id, values, meant))
    return next.some((page, at) => page !== pages[at]) ? { ...data, pages: next } : data
  }
  if ('items' in data) {
    const { items } = data as Paged<CrmRecord>
    const isMeant = (item: CrmRecord) => item.id === id && meant(item)
    return items.some(isMeant)
      ? { ...data, items: items.map((item) => (isMeant(item) ? { ...item, ...values } : item)) }
      : data
  }
  return 'id' in data && data.id === id && meant(data as CrmRecord) ? { ...data, ...values } : data
}
